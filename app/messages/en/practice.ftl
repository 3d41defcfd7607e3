practice-place = Practice · question { $place } of { $count }
practice-score = { $answered ->
    [0] Answer, then read why.
   *[other] { $right } of { $answered } right so far.
}
practice-answer = Answer
practice-next = Next question
practice-rules = The rule behind it
practice-done = Practice finished
practice-done-score = { $right } of { $count } right.
practice-again = Practise again

way-notebook = Mistakes
notebook-title = My mistakes
notebook-under = What you got wrong comes back at growing intervals, until you have known it often enough. Only you see this page.
notebook-how = How it is planned: a wrong answer comes back the next day. Right when it is due, it rests for 2, 4, 8, 16, then 32 days, and after that counts as learned; wrong again, it starts anew. A right answer before its day does not move it on. This is Leitner’s card box (S. Leitner, 1972). A question that is changed or retired leaves by itself.
notebook-empty = No mistakes yet
notebook-empty-text = Practise once: what you get wrong is noted here by itself and asked again from the next day on.
notebook-to-practice = Choose a practice on the first page
notebook-shows = Which questions to show
notebook-show-due = Due today ({ $count })
notebook-show-all = Not learned ({ $count })
notebook-show-learned = Learned ({ $count })
notebook-topics = Topics
notebook-all-topics = All topics
notebook-topic = { $title } ({ $count })
notebook-practise = { $count ->
    [one] Practise this question
   *[other] Practise these { $count }
}
notebook-go-on = Go on with the repetition
notebook-next-due = Next one due:
notebook-none-due = Nothing is due today
notebook-none-open = Nothing here that is not learned
notebook-none-learned = Nothing is learned yet
notebook-left-out = { $count } more are not listed; choose a topic to see them.
notebook-exams = Wrong in exams
notebook-exams-why = These are asked in exams only and never come into practice. The marks show as much as the exam allows.
notebook-exam-wrong = { $count ->
    [one] one question not right
   *[other] { $count } questions not right
}
notebook-solution = Show solution and explanation
notebook-own = Your answer then
notebook-answered = Last wrong on
notebook-counts = wrong { $wrong ->
    [one] once
   *[other] { $wrong } times
}, right { $right ->
    [0] never since
    [one] once since
   *[other] { $right } times since
}
notebook-due-now = due today
notebook-back = comes back on
notebook-is-learned = learned
notebook-is-known = taken out by you on
notebook-known = I know it now: take it out
notebook-keep = Put it back
home-due = { $count ->
    [one] One of your mistakes comes back today.
   *[other] { $count } of your mistakes come back today.
} Go through them while you still remember.
home-due-none = { $count ->
    [one] One question is not learned yet; it is not due today.
   *[other] { $count } questions are not learned yet; none is due today.
}
home-due-go = Repeat them
home-notebook-go = Open my mistakes
practice-to-notebook = Back to my mistakes
readiness-title = How ready you are
readiness-likely = likely
readiness-uncertain = uncertain
readiness-unlikely = unlikely
readiness-chance = Passing is { $word } (about { $percent }%)
readiness-points = By your practice about { $expected } points, with 90% certainty between { $low } and { $high } of { $total }.
readiness-need = Passing asks for { $need }.
readiness-red-lines = The red lines by themselves: all of them right with about { $percent }%.
readiness-not-enough = { $count ->
    [one] Not enough practised to say: too few answers in one topic.
   *[other] Not enough practised to say: too few answers in { $count } topics.
}
readiness-topics = Topic by topic
readiness-caption = Least practised and weakest first
readiness-topic = Topic
readiness-answers = Answers that count
readiness-share = Estimated share right
readiness-share-of = { $mean }% ({ $low }–{ $high }%)
readiness-too-few = fewer than { $least }
readiness-how = Only an estimate: it decides neither whether you may sit the exam nor your marks, and nobody else sees it. How it is made: at least { $least } answers in each topic; the same question again within { $days } days does not count, and newer answers weigh more (half after 30 days); then four thousand papers are simulated by the exam’s numbers and points. That some questions are harder than others, and part points, are left out.
readiness-short = By your practice { $low }–{ $high } points; passing is { $word } (about { $percent }%)
readiness-short-missing = { $count ->
    [one] Not enough practised to say: one topic is missing
   *[other] Not enough practised to say: { $count } topics are missing
}
chapter-changed = You have read version { $version }; this is version { $now }: please read it again
chapter-changed-since = Read on
chapter-changed-other = The rules are the same; what changed is the introduction or the form.
chapter-rule-new = New:
chapter-rule-changed = Changed:
chapter-rule-gone = Gone:
chapter-version-read = Version { $version } read on
chapter-not-timed = version and date are noted, not how long you read
chapter-read-on = version { $version } read
chapter-read-before = version { $version } read, changed since
need-reread = { " " }(you read an earlier version; please read it again)
chapter-read-again = changed: read again

rooms = Questions and exams
room-banks = Banks
room-questions = Search
room-exams = Exams
room-reports = Reports
studio-title = Question banks
studio-under = Which bank needs work first: where there are faults, warnings, or candidates waiting for an answer.
studio-waiting = { $count ->
    [one] One report from a candidate waits for an answer
   *[other] { $count } reports from candidates wait for an answer
}
studio-waiting-text = Candidates read the answer on their own marks page.
studio-to-reports = Answer them
reports-only = Only those about { $question }.
reports-all = All reports
studio-find = Find in all questions
studio-find-go = Find
studio-empty = No banks yet
studio-empty-text = Banks stand here once their files are taken in with the command passgate bank import.
studio-bank = Bank
studio-types = Types and use
studio-red-lines = Red lines
studio-retired = Retired
studio-state = State
studio-banks-caption = Retired questions are not counted as questions
studio-tally = { $name } { $count }
studio-errors = { $count ->
    [one] { $count } fault
   *[other] { $count } faults
}
studio-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
studio-open-reports = { $count ->
    [one] { $count } report to answer
   *[other] { $count } reports to answer
}
studio-in-order = nothing to do

usage-exam = exams only
usage-practice = practice only
usage-both = exams and practice
policy-all-or-nothing = all right or no points
policy-net-correct = right ticks less wrong ticks
policy-each-decision = each choice counts by itself
policy-half-if-incomplete = half when something is missing and nothing is wrong
policy-share-if-incomplete = points for each right choice ticked, none once a wrong one is
writer-files = question files
writer-gone = name no longer kept
difficulty = Difficulty
difficulty-is = difficulty { $level }
difficulty-any = any difficulty
only-posts = only for { $posts }
valid-until = in use until { $day }
version-number = Version { $number }
question-measured = { $count ->
    [one] One person
   *[other] { $count } people
} answered it in exams for the first time and got { $share } % of the points (95 % sure: { $low } to { $high } %).
question-drawn-as = That is difficulty { $level }: it is drawn as such.
question-drawn-as-written = That fits its difficulty.
question-too-few-answers = From { $count } people on this can change the difficulty it is drawn by.
is-retired = Retired
choice-is-right = right
question-rules = Rests on
rule-other-questions = questions on the same rule
question-edit = Edit
question-open = Choices and explanation

fault-error = Fault
fault-warning = Warning
fault-line = line { $line }
fault-line-in = { $language }, line { $line }
shortages = Some exams cannot be drawn now
shortage-cell = Part { $section }: { $topic }, needs { $need }, has { $have }.

bank-under = { $count ->
    [one] One question
   *[other] { $count } questions
} and { $retired } retired. Check each: what a candidate sees, and whether key and explanation are right.
bank-empty = No questions in this bank yet
bank-empty-text = Press “New question” to write the first.
bank-new = New question
bank-search = Filter

found-title = Find questions
found-under = Find the question to work on by its words, its rule or its attributes. The address can be kept and sent to a colleague.
found-count = { $count ->
    [one] One question found
   *[other] { $count } questions found
}
found-nothing = Nothing found
found-nothing-text = Take a filter away, or try other words.
filter-text = Words in stem, choices or explanation
filter-kind = Type
filter-use = Use
filter-state = Which
filter-rule = Rule
filter-rule-form = chapter/rule
filter-any = any
filter-clear = Clear all filters
state-drawn = in use
state-red-lines = red lines in use
state-retired = retired
state-all = in use and retired
pager = Pages
pager-before = Previous page
pager-after = Next page
pager-here = Page { $page } of { $pages }

editor-title = Edit { $question }
editor-new = New question
editor-under = Once saved, new papers get the new version; attempts that are running keep the one they have.
editor-bank = Back to the bank: { $bank }
editor-text = Question text ({ $language })
editor-check = Check
editor-check-hint = “Check” shows a preview and saves nothing.
editor-save = Save
editor-save-over = Save my text as a new version
editor-faulty = Nothing was saved
editor-faulty-text = Please mend what is listed below, then save again. Everything you wrote is still here.
editor-versions = Versions and retiring
editor-template =
    ## Write the first line of the stem here {"{"}#id rule=chapter/rule difficulty=2{"}"}

    - [x] The right choice
    - [ ] A wrong choice
    - [ ] A wrong choice

    > Explain here why it is right and which rule says so.
done-saved = Saved as version { $number }
done-saved-text = From now on this version is drawn.
done-same = Nothing has changed
done-same-text = The text is that of the present version, so there is no new one.
done-retired = Retired
done-retired-text = From now on this question is not drawn; papers that exist stay as they are.
done-returned = In use again
done-returned-text = From now on this question can be drawn again.
conflict = Somebody saved a newer version while you were writing
conflict-text = Nothing was overwritten: what you wrote is still in its field, and the newer text stands below with the lines that differ marked. Bring both together, then press “Save my text as a new version”.
conflict-take-theirs = Give up my changes and open the newer version
conflict-theirs = The newer version
conflict-same = In this language your text is that of the newer version.
preview = Preview and check
preview-none = Press “Check” when you are ready: here you will see what a candidate sees.
preview-not-yet = The preview comes once the faults above are mended.
preview-unreachable = No connection just now, so the preview is old. Your text is safe on this page; go on writing.
verdict-clean = Nothing to complain about.
verdict-warnings = { $count ->
    [one] It can be saved; there is one warning to look at.
   *[other] It can be saved; there are { $count } warnings to look at.
}
verdict-errors = { $count ->
    [one] One fault has to be mended before it can be saved
   *[other] { $count } faults have to be mended before it can be saved
}{ $warnings ->
    [0] .
    [one] ; there is also one warning.
   *[other] ; there are also { $warnings } warnings.
}

format = How a question is written
format-heading = The heading is the first line of the stem. The braces hold its name, then its attributes; the stem may go on below.
format-types = Multiple choice, true or false, red line. Without any of them it is a single choice.
format-rule = Which rule of the handbook it examines, several if need be; difficulty from 1 to 3.
format-draw = Only in exams or in practice; never on one paper with another question; until which day; for which posts.
format-choices = One choice a line; x marks what is right.
format-pin = Keeps a choice at the end, such as “none of the above”.
format-note = Below a choice and indented by two: a note on that choice alone.
format-explanation = After the choices: the explanation of the whole question.
format-limit = The name of a limit, such as {"{{"}cart-limit{"}}"}: when the limit changes, the question follows.
format-chat-sign =
    ```chat
    Customer: …
    Agent: …
    ```
format-chat = A conversation, one turn a line, shown as bubbles.
format-languages = The texts of all languages go together: the same name, the same choices in the same order, the same ticks.

retire = Retire this question
retire-what = It will not be drawn any more. Papers that exist stay as they are, and it can come back.
retire-reason = Why it is retired
retire-go = Retire
return = Bring it back into use
return-reason = Why it comes back
return-go = Bring back
field-reason = Please give a reason of at most 500 characters.
field-report = Please say what is wrong, in at most 1000 characters.
field-answer = Please write an answer of at most 1000 characters.

plans-title = Exams
plans-under = Whether each exam can be drawn today, and what the banks lack.
plans-caption = By the banks of today
plans-empty = No exams yet
plans-empty-text = Exams stand here once their files are taken in with the command passgate bank import.
plan-exam = Exam
plan-mode = Kind
plan-posts = For posts
plan-drawable = can be drawn
plan-not-drawable = too few questions
plan-under = Which cell has too few questions: write for that one first.
plan-questions = { $red ->
    [0] { $count }
    [one] { $count }, one of them a red line
   *[other] { $count }, { $red } of them red lines
}
plan-attempts = { $count }
plan-attempts-any = any number
plan-windows-zone = Local time: in the zone of the candidate's team if it has one, else in the department's.
plan-window-ends = An attempt ends with its window.
plan-window-full-time = An attempt that was begun in a window has its full time.
plan-version = Version
plan-sample = See a sample paper
plan-sections = Blueprint
plan-sections-why = For each cell, how many questions it needs and how many the banks hold. Only with twice the need can a resit be made of questions not seen before; the line in the middle of the bar is the need. Where enough people have answered a question, its difficulty is the measured one.
cell-need = Need
cell-have = Have
cell-verdict = Enough?
cell-lacks = { $count } short
cell-repeats = once; a resit will repeat some
cell-enough = also for a resit
cell-by-author = ({ $count } by the authors)
cell-falls-back = { $have ->
    [0] No question is of this difficulty by what answers show
    [one] Only one question is of this difficulty by what answers show
   *[other] Only { $have } questions are of this difficulty by what answers show
}; papers are drawn by the authors’ difficulty here.

pausing-title = Now
pausing-sitting = { $count ->
    [0] Nobody sits this exam at the moment.
    [one] One person sits this exam at the moment.
   *[other] { $count } people sit this exam at the moment.
}
pausing-begin = Pause this exam for everybody
pausing-what = For a power cut or a fire drill. The time of everybody who sits it stands still; the questions go out of sight, nobody can answer or start. When it goes on, each gets exactly that time back.
pausing-reason = Reason; the candidates read it
pausing-begin-go = Pause now
pausing-lasts = Paused since { $since } by the operator
pausing-lasts-by = Paused since { $since } by { $name }
pausing-why = Reason: { $why }
pausing-end-what = The papers come back into sight by themselves, with as much time as each had left.
pausing-end-reason = Why it goes on
pausing-end-go = Go on now
pausing-done-paused = The exam is paused: the time of everybody who sits it stands still.
pausing-done-resumed = The exam goes on.

sample-title = Sample paper: { $exam }
sample-over = A sample: stored nowhere, sat by nobody
sample-under = Read it as a candidate would: do the questions go together, does one give another away? The right choices are marked.
sample-none = No paper can be drawn now
sample-another = Draw another
sample-same = The address of this paper
sample-back = Back to the blueprint
room-coverage = Coverage
coverage-title = Check and coverage
coverage-sum = { $topics } topics with { $questions } questions, { $scenes } of them scenes; { $cited } of { $examinable } rules that should be examined are asked about.
coverage-no-faults = The check found nothing.
coverage-faults = Found by the check: { $count }
coverage-caption = Questions and rules by topic
coverage-scenes = Scenes
coverage-rules = Rules asked about
coverage-of = { $part } of { $whole }
coverage-by-rule = Questions for each rule
coverage-asked = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
coverage-not-examined = not examined
coverage-blind = What somebody scores without reading
coverage-blind-why = Who goes only by how tests are made should score about what chance gives. A single bank is listed when a strategy earns over eight points more than that.
coverage-blind-caption = What five strategies earn
coverage-strategy = Strategy
coverage-where = In
coverage-earns = Earns
coverage-chance = By chance
strategy-same-place = Always the same place
strategy-same-pole = Always the same of two poles
strategy-tick-all = Tick everything
strategy-longest = Always the longest
strategy-most-detailed = Always the most detailed
percent = { $value } %
coverage-all = All banks
coverage-all-in = All banks ({ $language })

section-heading = Part { $number }. { $kind }
section-numbered = Part { $number }
section-customary = { $count } questions × { $each } = { $total } points
question-of-section = Part { $section }, question { $number }
question-number = Question { $number }
how-to-single = Exactly one choice is right.
how-to-multi = One or more choices are right; tick all of them.
how-to-boolean = Decide for one of the two.
how-to-any = One choice where there are round boxes, all that are right where there are square ones.

briefing-under = Read this first: the clock starts only when you press Start.
briefing-sections = The paper
briefing-pass = You pass when all of this holds
briefing-shown = What you will see afterwards
briefing-own-work = By starting I declare that I sit this exam myself, with my own account and without help.
briefing-running = You have begun this exam.
briefing-running-why = Your answers are there; the clock went on.
briefing-paused-why = Your answers are there; the exam is paused for everybody and the clock stands still.
briefing-not-now = You cannot start now.
start-attempt = Start
continue-attempt = Continue
section = Section
questions = Questions
points-each = Points each
points = Points
time = Time
minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
minutes-and-more = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}, and { $extra } more for you
no-time-limit = no limit
attempts = Attempts
attempts-any = any number ({ $used } so far)
attempts-of = { $used } of { $allowed } used
pause = Pause between attempts
pause-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
windows = Can be begun
window-from-until = { $from } to { $until }
window-ends = End
window-cuts = The window closes at { $at }: if you start now, your time ends then, before it is used up.
window-ends-with = Your time ends with the window at the latest.
total-points = Total points
pass-total = At least { $percent }% of all points: { $points }
pass-section = At least { $percent }% in each section
pass-one-section = At least { $percent }% in section { $number }
pass-topic = At least { $percent }% in each topic
pass-one-topic = At least { $percent }% in the topic { $topic }
counts = Which attempt counts
counts-last = the last one, even after an earlier pass
counts-first = the first one; later ones are for learning
pass-red-lines = { $count ->
    [one] The red-line question is right. You will not see which one it is.
   *[other] All { $count } red-line questions are right. You will not see which they are.
}
shown-practice = After each question: what is right, why, and the rule behind it.
shown-failed = If you fail: { $what }
shown-passed = If you pass: { $what }
list-comma = {", "}
detail-marks-only = your marks only
detail-topics = your marks by topic
detail-rules = the rules to read again
detail-own-answers = your own answers
detail-right-or-wrong = which of them were right
detail-solutions = the solutions

time-left = Time left
time-until = until { $at }
question-map = Question map
map-legend = Filled: answered · Corner: marked for later
map-answered = { $question }, answered
map-answered-flagged = { $question }, answered, marked for later
map-open = { $question }, not answered
map-open-flagged = { $question }, not answered, marked for later
keys-help = Keys: 1–9 or A–D choose, ← → turn over, M marks for later, Backspace clears.
mark-for-later = Mark for later
save-answers = Save
to-overview = Check before handing in
state-plain = Nothing is saved until you press Save.
state-safe = All answers are safe.
state-saving = Saving…
state-unsafe = No connection.
state-refused = An answer was not taken: choose again at the marked question, or reload this page.
try-now = Try now
newer-kept = Newer answers were kept.
newer-kept-why = These questions were answered somewhere else after this page was loaded. What you sent for them is on record, but the newer answers below count:
sign-in-again = Please sign in again
sign-in-again-why = Your session has ended, or somebody else has signed in in this browser. Nothing is lost: your answers stay here and are sent as soon as you have signed in.
again-too-many-tries = Too many wrong tries in a row. Please wait a little.
again-unreachable = No connection just now. Please try again.
elsewhere = Another page is answering this paper
elsewhere-why = What you changed last on this page is on record, but does not count, since the newer page holds the paper. To go on here, load the paper anew.
continue-here = Continue here
halt-title = The exam is paused
halt-since = Time stopped at
halt-why = Reason
halt-left = Left when it goes on
halt-safe = Every answer that was saved is safe.
halt-by-itself = This page goes on by itself as soon as the exam does; you need not reload it.
halt-by-hand = Press the button now and then to see whether it goes on.
halt-look = See whether it goes on
halt-carried = What you just sent arrived during the pause: it is on record, but does not count yet. It stays on this page. Press the button now and then: as soon as the exam goes on, it is sent again and counts.
halt-send = Send again
state-held = The exam is paused.
stop-lasted = Your time stood still from { $from } to { $until }; the end of your time has moved by as much.
stop-lasts = Your time has stood still since { $from }.

overview-title = Check before handing in
overview-under = The last look: decide whether everything is answered as you mean it.
overview-unanswered = { $count ->
    [one] { $count } question has no answer.
   *[other] { $count } questions have no answer.
}
overview-all-answered = All questions are answered.
overview-flagged = { $count ->
    [one] { $count } question is marked for later.
   *[other] { $count } questions are marked for later.
}
overview-time = Time left when this page was loaded: { $left } (until { $at }).
back-to-paper = Back to the paper
hand-in = Hand in
hand-in-final = After handing in, nothing can be changed. When time runs out, the paper is handed in as it was last saved.

attempt-title = { $name }: { $exam }
attempt-over = { $mode } · attempt { $number }
attempt-under = Attempt of { $name }, { $number }: how it was graded, and what was kept without being graded.
late-answers = Kept, not graded
late-answers-caption = In the order in which they came
late-question = Question
late-entered = Entered
late-counts = Counts instead
late-received = Received
late-why = Not graded, since it came
late-decision = Decision
late-nothing = nothing
late-none = All that was received was graded
late-none-text = No answer of this attempt came too late, from another page or in a pause.
late-why-late = { $by } after the end
late-why-stale = from a page that no longer held the attempt
late-why-paused = while the exam was paused
late-why-locked = for a section that was closed then, or not reached yet
lasting-moment = less than a second
lasting-seconds = { $seconds } s
lasting-minutes = { $minutes } min { $seconds } s
lasting-hours = { $hours } h { $minutes } min
late-other-device = From another device or page than the last one that counted.
late-waits = waits
late-no-need = nothing to decide: a later answer was given, or the same one counts
late-counted = Counted
late-left = Not counted
late-reason = Reason: { $reason }
late-decide-why = Each answer is decided about once. If it counts, the attempt is graded anew and both gradings are kept. The candidate reads the decision and the reason, but not your name.
late-decide = { $question } ({ $why })
late-count = Count it
late-count-anyway = Count it all the same
late-leave = Leave it
late-reason-hint = The candidate reads it, and it stays in the log: name no people.
late-done-counted = The answer counts now, and the attempt was graded anew.
late-done-left = The answer stays as it is: kept, not graded.
late-to-list = All that wait for a decision
gradings = Gradings
grading-at = Graded
grading-by = { $name }, by a decision
late-title = Answers that wait for a decision
late-under = They came too late, from another page or in a pause, and were kept. Decide whether they count.
late-empty = Nothing waits
late-empty-text = When an answer was kept and something else counts for its question, it stands here.
late-waiting = Answers
late-list-caption = The latest attempts first
late-line = { $count ->
    [one] One answer waits for a decision
   *[other] { $count } answers wait for a decision
}
late-line-text = They were received too late, from another page or in a pause; they are kept and not graded.
late-line-go = Decide
kept-title = Kept, not graded
kept-summary = { $what }. They are kept as they came; a trainer or your manager decides whether they count.
kept-late = { $count ->
    [one] One answer came too late
   *[other] { $count } answers came too late
}
kept-stale = { $count ->
    [one] one came from another device or page
   *[other] { $count } came from another device or page
}
kept-paused = { $count ->
    [one] one came in a pause
   *[other] { $count } came in a pause
}
kept-locked = { $count ->
    [one] one for a section that was closed then, or not reached yet
   *[other] { $count } for sections that were closed then, or not reached yet
}
kept-waits = Not decided yet.
receipts-download = Download your receipts
receipts-why = A file that proves what was received of you, and when. Keep it if you may want to check that later.
handed-in = Handed in
handed-in-over = Handed in · attempt { $number }
withheld-until = Marks are shown after { $at }, or later if somebody is still sitting the exam then.
withheld-until-over = Marks are shown when the exam is over for everybody.
withheld-for-ever = The marks of this exam are not shown here. Your manager knows them.
event-answer-counted = { $exam }: a kept answer was counted
event-answer-left = { $exam }: a kept answer was not counted
shown-marks-never = The marks are not shown, neither total nor outcome.
shown-marks-later = The marks are shown when the last time to begin is over and everybody is done; until then you only see that you have handed in.
shown-at-once = At once: { $what }
shown-after-window = When the exam is over for everybody, whatever the outcome: { $what }
detail-marks = your marks

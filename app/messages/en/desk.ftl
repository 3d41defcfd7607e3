way-overview = Overview
way-people = Progress
overview-desk-title = Overview
overview-desk-under = Who may work today, who is stuck where, and what to teach next. Every figure leads to the people behind it.
desk-filter = What to look at
desk-exam = Exam
desk-post = Post
desk-team = Team
desk-from = From month
desk-to = To month
desk-any-post = All posts
desk-any-team = All teams
desk-any-month = No limit
desk-show = Show
desk-reset = Show everything
desk-today = Who may work today
desk-may-work = may work today
desk-may-not-work = may not work yet
desk-ending = { $days ->
    [one] certificate ends within a day
   *[other] certificate ends within { $days } days
}
desk-standing-of = Where people stand: { $exam }
desk-rates-why = The line shows the bounds within which the true rate lies with 95 % certainty (Wilson). The fewer people, the wider it is.
desk-by-exam = By exam
desk-by-team = By team
desk-by-month = By month
desk-what-exam = Exam
desk-what-team = Team
desk-what-month = Month
desk-people = People
desk-attempts = Attempts
desk-first = At the first attempt
desk-any = At any attempt
desk-course-says = Pass rate at the first attempt, month by month, with its bounds. The table below holds the same figures.
desk-counted = { $count ->
    [one] 1 person
   *[other] { $count } people
}
rate = { $share } % ({ $low }–{ $high } %, { $count ->
    [one] 1 person
   *[other] { $count } people
})
rate-few = { $passed } of { $count ->
    [one] 1 person
   *[other] { $count } people
} (too few to judge)
rate-none = nobody yet
desk-topics = What people find hard
desk-topics-caption = Weakest topics first: points got of points possible
desk-topics-why = Shares of points, not of people. The weakest topic is the first to teach again.
desk-topic = Topic
desk-share = Share of points
desk-nothing = No exam has been graded yet
desk-nothing-text = Once somebody hands in, rates and topics stand here. Until then the list of people says who has started.
desk-nothing-fits = Nothing fits what you look at. Choose a longer time or all teams.
desk-take-along = Take along
desk-csv-figures = Rates (CSV)
desk-csv-topics = Topics (CSV)
desk-csv-people = People (CSV)
desk-csv-attempts = Attempts with marks (CSV)
desk-csv-certificates = Certificates (CSV)
desk-csv-why = Files open in Excel, WPS and LibreOffice. They hold names: keep them where such things are kept.
home-to-overview = Your team: who may work today, who is stuck, what to teach next.
home-to-overview-go = To the overview

people-title = People
people-under = The people behind a figure, and how each can go on.
people-who = Who
people-everybody = Everybody
people-sat = sat the exam
people-first-passed = passed at the first attempt
people-first-failed = not passed at the first attempt
people-weak = asked about { $topic }, weakest first
people-count = { $count ->
    [0] Nobody
    [one] 1 person
   *[other] { $count } people
}
people-none = Nobody fits
people-none-text = Good, if you were looking for trouble. Otherwise widen what you look at.
people-name = Name
people-erased = erased
people-staff-no = Staff number
people-teams = Team
people-state = Exam
people-used = Attempts
people-used-of = { $used } of { $allowed }
people-best = Best
people-last = Last sat
people-gate = Gate
people-note = What next
people-again-at = may sit again after { $at }
people-stuck = decide: grant an attempt, or talk
people-may-sit = may sit again
people-ends = certificate ends { $day }
people-deadline = running until { $at }
people-pages = Pages
people-page = Page { $page } of { $pages }
people-before = Previous
people-after = Next
people-download = Download this list (CSV)
desk-meant-for = The exam is meant for { $count ->
    [one] 1 person
   *[other] { $count } people
}.
desk-no-exam = No exam yet
desk-no-exam-text = As soon as somebody is on the way to a post, its exams are counted here.
desk-rates-of = How many pass: { $exam }
desk-json-attempts = Attempts and marks of every month as stored, for your own reckoning (JSON)
people-meant-for = for whom the exam is meant
people-sat-first = sat for the first time
people-ever-passed = sat and passed at least once
people-never-passed = sat and has not passed yet
people-search = Name or staff number
people-may-begin = may begin now
progress-not-started = not started yet
progress-running = in the middle of it
progress-failed = not passed yet, may sit again
progress-must-wait = not passed yet, must wait
progress-stuck = out of attempts, needs a decision
progress-passed = passed
step-not-started = not started
step-running = in the middle
step-failed = not yet
step-must-wait = must wait
step-stuck = stuck
step-passed = passed
csv-group = Kind
csv-all = All
csv-name = Name
csv-passed = passed
csv-of = of
csv-share = share %
csv-low = lower bound %
csv-high = upper bound %
csv-points-of = Points possible
csv-topic-points = Points in the topic
csv-used = Attempts used
csv-allowed = Attempts allowed (0: any number)
csv-again = May sit again
csv-gate-until = Gate open until
csv-mode = Mode
csv-number = Attempt number
csv-state = State
csv-attempt = Attempt id
csv-revoked-why = Why revoked

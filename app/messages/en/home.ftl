home-title = Welcome, { $name }
home-under = What still stands between you and your post, and the next thing to do.
home-next = Next
home-next-chapter = Read “{ $title }” in the handbook
home-next-running = Go on with { $title }
home-next-exam = Sit { $title }
home-next-sign-off = { $title }: your mentor has to confirm
home-next-days = { $title }: { $left ->
    [one] one more day
   *[other] { $left } more days
}
home-read = Read it
home-go-on = Go on
home-to-briefing = See what it asks
home-no-post = You have no post yet
home-no-post-text = Please ask your manager. Until then, read the handbook and practise.
home-all-done = Nothing to do at present
home-all-done-text = All your posts are open to you. Have a good day at work.
home-wait = Nothing for you to do just now
home-wait-text = What is still missing stands below; once it is met, the gate opens.
home-standing = On the way to your post
home-standing-open = My posts
gate-open = May work
gate-closed = May not work yet
need-chapter = Read “{ $title }”
need-exam = Pass { $title }
need-sign-off = Confirmed by your mentor
need-days = { $minimum ->
    [one] One day
   *[other] { $minimum } days
} in this phase
need-days-left = { $minimum ->
    [one] One day
   *[other] { $minimum } days
} in this phase, { $left } to go
need-done = { " " }(done)
need-open = { " " }(not yet)
home-certificate = My certificate
home-exams = Exams
home-practices = Practice
home-practices-why = As often as you like; each answer is explained at once.
home-no-exams = No exams yet
home-no-exams-text = Once you have a post, its exams stand here.
exam-passed = Passed
exam-minutes = { $minutes } minutes
exam-attempts-of = { $used } of { $allowed } attempts used
exam-attempts = { $used ->
    [one] once so far
   *[other] { $used } times so far
}
exam-best = best { $points } points
home-attempts = My papers
home-attempts-caption = By start, newest first
attempt-exam = Exam
attempt-begun = Begun
attempt-points = Points
attempt-result = Result
attempt-running = Running
attempt-paused = Paused
attempt-annulled = Annulled
attempt-passed = Passed
attempt-failed = Not passed
attempt-done = Done

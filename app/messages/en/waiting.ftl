waiting-here = On this device only:
waiting-tab = In this tab only:
state-unsafe-then = . Sent as soon as the connection is back. Do not clear the browser's data; the clock runs on.
state-unsafe-tab = . Sent as soon as the connection is back. Do not close or reload this tab; the clock runs on.
state-held-then = . Sent when it goes on.
state-elsewhere = Another page holds this paper; what is changed here does not count.
keeps-nothing = This browser keeps nothing, for instance because its window is private: until it is said to be safe, an answer lives in this tab alone. Do not close or reload it before.

answer-saved = Saved at { $at }
answer-underway = On its way…
answer-here = On this device only, not yet safe
answer-tab = In this tab only, not yet safe
answer-refused = Not taken: choose again
answer-overtaken = On record, but does not count: another page holds the paper
answer-other = As it was entered on another page

left-back = Answers that had waited on this device and now stand on the page:
left-overtaken = Answers that had waited on this device, but came after another page had taken over; they are on record and do not count:
over-title = Time is up, and there is no connection
over-why = What is in counts, and the paper is graded without you. What is still here is sent as soon as the connection is back; it comes too late, is kept all the same and marked, so that a decision can be made about it. Do not clear the browser's data.

elsewhere-then = Whatever else you had changed here and was not yet sent is kept in the same way.
only-look = Stay and only look
offline = No connection: you cannot hand in now
offline-why = Your answers stay on this device and are sent as soon as the connection is back. Then press the button again. The clock runs on; when time is up, what is safe by then counts.
held = The exam is paused
held-why = There are answers on this device that are sent when the exam goes on. Press the button again then.
close = Close

waited-counts = Answers that had waited on this device were sent just now and count:
waited-late = Answers that had waited on this device came too late. They are kept and marked, and do not count unless that is decided:
waited-overtaken = Answers that had waited on this device came after another page had taken over. They are on record and do not count:
waited-paused = Answers on this device that were entered in a pause and do not count yet. Go back to the paper: they are sent from there when the exam goes on. If you hand in now, they do not count:
waited-unsent = No connection. Answers that are on this device only, and are sent as soon as it is back; do not clear the browser's data:
waited-cannot = No connection: the paper was not handed in. Everything that is entered stays on this device or is safe already. Press the button again when the connection is back; if time is up before, what is safe by then counts.

refusal-not-found = There is nothing at this address, or it is not yours.
refusal-sign-in-needed = Please sign in, then go on.
refusal-not-allowed = Your role does not reach this page. If you need it, ask your manager or an administrator.
refusal-wrong-credentials = Staff number and password do not go together. Please check both.
refusal-too-many-tries = Too many wrong tries in a row. Please wait about { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
}. Your colleagues are not affected.
refusal-password-too-short = The password needs at least { $min } characters.
refusal-password-too-common = This password is one of the first that anybody tries. Please choose another.
refusal-password-same-as-before = The new password is the old one. Please choose another.
refusal-time-is-up = Time is up. What you sent is kept, but does not count.
refusal-already-handed-in = This paper has been handed in and stays as it is.
refusal-held-by-another-device = This paper is being answered on another device or page. Reload to go on here.
refusal-no-such-question = This question is not on the paper.
refusal-malformed-answer = This answer does not fit the question. Please choose again.
refusal-newer-answer-kept = There is a newer answer to this question; it was kept.
refusal-no-attempts-left = { $allowed ->
    [one] The one attempt is used.
   *[other] All { $allowed } attempts are used.
} Please talk to your manager.
refusal-pause-until = There is a pause between two attempts. You can sit again after { $at }.
refusal-opens-at = This exam can only be begun at certain times. It opens at { $at }.
refusal-windows-over = The times at which this exam could be begun are over. Please talk to your manager.
refusal-exam-paused = This exam has been paused since { $since }. Until it goes on, nobody can start, and what is sent is kept but does not count.
refusal-bank-too-small = The bank is too small for a paper: section { $section }, “{ $topic }” needs { $need } questions and has { $have }. Please tell a trainer.
refusal-not-yet-settled = Solutions are shown once answering is over.
refusal-already-answered = This practice question has been answered.
refusal-already-granted = Something of this kind was granted before and has not been used yet.
refusal-grant-used = An attempt has taken it already: it cannot be taken back any more.
refusal-deadline-moved = Somebody else has just changed the time: this attempt lasts until { $at } now. Nothing was added; please look whether more is needed.
refusal-answered-meanwhile = Somebody else has answered this report meanwhile. Their answer stands above, yours below; send yours again if it shall take its place.
refusal-cross-site = This request did not come from our own pages; nothing was done.
refusal-bad-request = What was sent cannot be read ({ $field }); nothing was done.
refusal-too-large = What was sent is too large; nothing was done.
refusal-busy = Too many people at once; nothing was done. Please try again in { $seconds ->
    [one] a second
   *[other] { $seconds } seconds
}.
refusal-not-known = It took too long, so we cannot say whether it was done. Please look whether it was before you try again.
refusal-staff-no-taken = Somebody has the staff number { $number } already.
refusal-already-reported = You have reported this question already; please wait for the answer.
refusal-last-administrator = This is the last administrator who can sign in. Make somebody else an administrator first, and see that they have set a password.
refusal-decided-meanwhile = Somebody has decided meanwhile: about this answer, or to count another answer to the same question. Their decision stands; it is shown here.
refusal-marks-would-fall = With this answer the total falls from { $from } to { $to } of { $max } points.{ $fails ->
    [yes] { " " }The attempt would then not pass any more; a certificate that rests on it stays until somebody revokes it.
   *[other] { "" }
} Nothing was changed yet: confirm that you want this.
refusal-marks-withheld = This attempt is over. { $known ->
    [yes] Its marks are shown after { $at }.
   *[other] Its marks are not shown yet.
}
refusal-section-closed = This section is closed: the paper is at section { $open }. What you sent for another section is on record, but does not count.

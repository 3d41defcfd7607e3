refusal-not-found = 这个地址下没有内容，或者它不属于您。
refusal-sign-in-needed = 请先登录，然后继续。
refusal-not-allowed = 您的角色不能使用这个页面。如果需要，请联系组长或管理员。
refusal-wrong-credentials = 工号和密码对不上，请再检查一遍。
refusal-too-many-tries = 连续输错的次数太多，请约 { $minutes } 分钟后再试。别的同事不受影响。
refusal-password-too-short = 密码至少要有 { $min } 个字符。
refusal-password-too-common = 这个密码太常见，很容易被猜到，请换一个。
refusal-password-same-as-before = 新密码和原来的一样，请换一个。
refusal-time-is-up = 考试时间已到。这次提交已留存，但不计入成绩。
refusal-already-handed-in = 这份答卷已经交了，不能再改。
refusal-held-by-another-device = 这份答卷正在另一台设备或另一个页面上作答。请刷新后再继续。
refusal-no-such-question = 这份试卷里没有这道题。
refusal-malformed-answer = 这个答案不符合题型，请重新选择。
refusal-newer-answer-kept = 这道题已有更新的答案，保留了更新的那个。
refusal-no-attempts-left = 允许的 { $allowed } 次机会已经用完。请联系您的组长。
refusal-pause-until = 两次考试之间需要间隔，{ $at } 之后可以再考。
refusal-opens-at = 这场考试只能在规定时段开始，下一次开放：{ $at }。
refusal-windows-over = 这场考试的开考时段已经全部结束。请联系您的组长。
refusal-exam-paused = 这场考试从 { $since } 起暂停。恢复之前不能开始；这期间提交的内容会留存，但不计入成绩。
refusal-bank-too-small = 题库里的题不够出卷：第 { $section } 大题的“{ $topic }”需要 { $need } 道，只有 { $have } 道。请联系培训师。
refusal-not-yet-settled = 作答结束之后才能看解析。
refusal-already-answered = 这道练习题已经答过了。
refusal-already-granted = 此前已经批过一次，还没有用掉。
refusal-grant-used = 已经有一次考试用掉了它，无法再收回。
refusal-deadline-moved = 刚才有人改过时间，这次考试现在到 { $at } 结束。这里没有再加时间；请看看是否还需要。
refusal-answered-meanwhile = 在您填写期间，别人已经答复了这条反映。上面是对方的答复，下面是您写的；如果要换成您的答复，请再次提交。
refusal-cross-site = 这个请求不是从本站页面发出的，没有执行。
refusal-bad-request = 收到的内容无法识别（{ $field }），没有执行。
refusal-too-large = 提交的内容太大，没有执行。
refusal-busy = 现在访问的人太多，没有执行。请 { $seconds } 秒后再试。
refusal-not-known = 等得太久了，不确定有没有办成。请先看看是否已经生效，再决定要不要重试。
refusal-staff-no-taken = 工号 { $number } 已经有人使用。
refusal-already-reported = 这道题你已经反映过了，请等培训师答复。
refusal-last-administrator = 这是最后一位能登录的管理员。请先让另一个人成为管理员，并等他设定好密码。
refusal-decided-meanwhile = 在您填写期间，已经有人作了决定：针对这次作答，或者已把同一道题的另一次作答计入成绩。以对方的决定为准，见本页。
refusal-marks-would-fall = 计入这次作答后，总分会从 { $from } 分降到 { $to } 分（满分 { $max } 分）。{ $fails ->
    [yes] 这次考试将不再合格；已经依此发出的上岗证仍然有效，除非另行吊销。
   *[other] { "" }
}现在还没有改动，请确认是否仍要计入。
refusal-marks-withheld = 这次考试已经结束。{ $known ->
    [yes] 成绩在 { $at } 之后公布。
   *[other] 成绩暂不公布。
}
refusal-section-closed = 这个大题已关闭，试卷目前在第 { $open } 大题。为其他大题提交的内容会留存，但不计入成绩。

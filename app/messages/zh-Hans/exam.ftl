section-heading = { $number ->
    [1] 一
    [2] 二
    [3] 三
    [4] 四
    [5] 五
    [6] 六
    [7] 七
    [8] 八
    [9] 九
   *[other] { $number }
}、{ $kind }
section-numbered = 第 { $number } 大题
section-customary = 共 { $count } 题，每题 { $each } 分，共 { $total } 分
question-of-section = 第 { $section } 大题第 { $number } 题
question-number = 第 { $number } 题
how-to-single = 每题只有一个正确选项。
how-to-multi = 每题有一个或多个正确选项，请全部选出。
how-to-boolean = 两者之中选择其一。
how-to-any = 圆框为单选，方框为多选（请选出全部正确选项）。

briefing-under = 开考前请先读完本页，按下“开始”后才计时。
briefing-sections = 试卷构成
briefing-pass = 以下各条同时满足方为合格
briefing-shown = 交卷后可以看到什么
briefing-own-work = 按下开始即表示：本人亲自作答，使用本人账号，不借助他人帮助。
briefing-running = 这场考试你已经开始。
briefing-running-why = 已作答的内容都在，计时没有停。
briefing-paused-why = 已作答的内容都在；考试对所有人暂停，计时已经停住。
briefing-not-now = 现在还不能开始。
start-attempt = 开始
continue-attempt = 继续作答
section = 大题
questions = 题数
points-each = 每题分值
points = 分值
time = 时长
minutes = { $count } 分钟
minutes-and-more = { $count } 分钟，你另有 { $extra } 分钟
no-time-limit = 不限时
attempts = 考试次数
attempts-any = 不限（已考 { $used } 次）
attempts-of = 共 { $allowed } 次，已用 { $used } 次
pause = 两次考试之间的间隔
pause-hours = { $count } 小时
windows = 开考时段
window-from-until = { $from } 至 { $until }
window-ends = 结束
window-cuts = 开考时段到 { $at } 结束：现在开始的话，到那时考试即告结束，时间用不满。
window-ends-with = 最迟在开考时段结束时结束。
total-points = 总分
pass-total = 总分不低于 { $percent }%，即 { $points } 分
pass-section = 每个大题得分不低于 { $percent }%
pass-one-section = 第 { $number } 大题得分不低于 { $percent }%
pass-topic = 每个主题得分不低于 { $percent }%
pass-one-topic = 主题“{ $topic }”得分不低于 { $percent }%
counts = 以哪次为准
counts-last = 最后一次，先前通过的也会被取代
counts-first = 第一次，之后的只供练习
pass-red-lines = { $count } 道红线题全部答对（一票否决）；答题时不会标明是哪几题
shown-practice = 每答一题即显示正确答案、解析和对应条款。
shown-failed = 未合格时：{ $what }
shown-passed = 合格时：{ $what }
list-comma = 、
detail-marks-only = 仅成绩
detail-topics = 各主题得分
detail-rules = 需要重读的条款
detail-own-answers = 自己的作答
detail-right-or-wrong = 各题对错
detail-solutions = 解析

time-left = 剩余时间
time-until = { $at } 截止
question-map = 答题卡
map-legend = 实心：已答 · 折角：稍后再看
map-answered = { $question }，已答
map-answered-flagged = { $question }，已答，标记稍后再看
map-open = { $question }，未答
map-open-flagged = { $question }，未答，标记稍后再看
keys-help = 快捷键：1–9 或 A–D 选择，← → 换题，M 标记稍后再看，退格键清除。
mark-for-later = 稍后再看
save-answers = 保存
to-overview = 交卷前检查
state-plain = 按“保存”后作答才会保存。
state-safe = 全部作答已安全保存。
state-saving = 正在保存……
state-unsafe = 连接不通。
state-refused = 有一题未被接受：请在标出的题目重新选择，或重新载入本页。
try-now = 立即重试
newer-kept = 已保留较新的作答。
newer-kept-why = 以下题目在本页打开之后已在别处作答。你刚才提交的内容已留存，但以较新的作答为准：
sign-in-again = 请重新登录
sign-in-again-why = 登录已失效，或有他人在此浏览器登录。作答没有丢失：内容仍在这里，登录后立即提交。
again-too-many-tries = 连续输错次数过多，请稍后再试。
again-unreachable = 暂时连接不上，请再试一次。
elsewhere = 这份试卷正在另一页面作答
elsewhere-why = 你在本页最后的改动已留存，但不计分，因为试卷已由较新的页面接手。如要在这里继续，请重新载入试卷。
continue-here = 在这里继续
halt-title = 考试已暂停
halt-since = 停止计时于
halt-why = 原因
halt-left = 恢复后剩余
halt-safe = 已保存的作答都是安全的。
halt-by-itself = 考试恢复后，本页会自动继续，不用刷新。
halt-by-hand = 请不时按一下按钮，看看是否已恢复。
halt-look = 看看是否已恢复
halt-carried = 你刚才提交的内容是在暂停期间收到的：已经留存，但还不计入成绩。内容仍在本页，请不时按一下按钮：考试一恢复就会重新提交，并计入成绩。
halt-send = 重新提交
state-held = 考试已暂停。
stop-lasted = { $from } 至 { $until } 停止计时，截止时间已相应顺延。
stop-lasts = 从 { $from } 起停止计时。

overview-title = 交卷前检查
overview-under = 最后确认：每一题是否都按你的意思作答。
overview-unanswered = 还有 { $count } 题未作答。
overview-all-answered = 全部题目均已作答。
overview-flagged = 有 { $count } 题标记为稍后再看。
overview-time = 打开本页时剩余 { $left }（{ $at } 截止）。
back-to-paper = 返回试卷
hand-in = 交卷
hand-in-final = 交卷后不能再修改。时间一到，系统按最后保存的内容自动交卷。

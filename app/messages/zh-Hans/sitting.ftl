briefing-sitting = 作答方式
sitting-free = 交卷之前，可以随时回到任何一题。
sitting-locked = 逐大题作答：进入下一大题后，前一大题即关闭，不能再打开或修改；在此之前，可以在本大题内自由切换。
sitting-by-paper = 整份试卷在一页上。
sitting-by-section = 每次显示一个大题。
sitting-by-question = 每次显示一道题。
sitting-watermark = 题目下方有淡色水印，显示您的姓名和工号，屏幕和打印件上都有。
sitting-notes = 系统会记录您何时离开答题窗口、离开多久，以及是否复制、粘贴或打印过（不记录内容）。培训师和您的主管可以看到这份清单，您也可以在成绩页看到。它本身不能证明任何事情，也不影响成绩和结果；它随答卷保存，在删除您的个人信息时一并删除。

event-section-left = { $exam }：进入下一大题
station = 第 { $section } 大题，共 { $of } 大题。进入下一大题后，本大题即关闭，不能再改。
station-closed = 那个大题已经关闭。
station-gone-on = 试卷已进入另一个大题
station-gone-on-why = 另一个页面已进入下一大题，本页的大题已经关闭：已保存的作答计入成绩，现在在这里所做的改动不计入。
station-go-there = 前往目前的大题
station-to-overview = 检查本大题
station-under = 第 { $section } 大题（共 { $of } 大题）的最后检查：确认作答无误后再继续。
station-final = 继续后第 { $section } 大题即关闭，不能再打开或修改。
station-go-on = 关闭本大题，进入第 { $next } 大题
leaf-back = 上一页
leaf-on = 下一页
leaf-save-back = 保存并回上一页
leaf-save-on = 保存并到下一页
leaf-question = 第 { $at } 题，共 { $of } 题
leaf-section = 第 { $at } 页，共 { $of } 页

text-size = 文字大小
text-size-percent = { $percent }%
noted-here = 系统会记录您何时离开本窗口，以及是否复制、粘贴或打印过（不记录内容）。您可以在成绩页看到这份清单。
noted-title = 页面记录
noted-nothing = 没有记录：就页面所知，没有离开窗口，也没有复制、粘贴或打印。
noted-proves-nothing = 这些是浏览器报告的窗口情况，本身不能证明任何事情，成绩、结果和统计都不取决于它们。它们随答卷保存，在删除本人信息时一并删除。
noted-left-times = { $count ->
    [0] 没有离开窗口。
   *[other] 离开窗口 { $count } 次，据浏览器报告共 { $seconds } 秒。
}
noted-full = 收到的记录超过保存上限，清单不完整。
noted-at = 时间
noted-what = 情况
noted-for = 时长
noted-left = 离开窗口
noted-copied = 复制
noted-pasted = 粘贴
noted-printed = 打印
noted-seconds = { $seconds } 秒（据浏览器报告）
noted-received = 本系统收到的两次报告相隔 { $seconds } 秒
noted-open = 没有收到返回的报告
noted-of-attempt = { $exam }，开始于 { $at }

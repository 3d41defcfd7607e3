briefing-sitting = 作答方式
sitting-free = 交卷之前，可以随时回到任何一题。
sitting-locked = 逐大题作答：进入下一大题后，前一大题即关闭，不能再打开或修改；在此之前，可以在本大题内自由切换。
sitting-by-paper = 整份试卷在一页上。
sitting-by-section = 每次显示一个大题。
sitting-by-question = 每次显示一道题。
sitting-watermark = 题目下方有淡色水印，显示您的姓名和工号，屏幕和打印件上都有。
sitting-notes = 系统会记录您何时离开答题窗口、离开多久，以及是否复制、粘贴或打印过（不记录内容）。培训师和您的主管可以看到这份清单，您也可以在成绩页看到。它本身不能证明任何事情，也不影响成绩和结果；它随答卷保存，在删除您的个人信息时一并删除。

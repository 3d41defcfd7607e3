rooms = 题库与考试
room-banks = 题库
room-questions = 找试题
room-exams = 考试
room-reports = 考生反映
studio-title = 题库
studio-under = 看哪个题库需要先处理：有错误、有提醒，或有考生在等答复。
studio-waiting = { $count } 条考生反映等待答复
studio-waiting-text = 考生能在自己的成绩页看到答复。
studio-to-reports = 去答复
reports-only = 只列出关于 { $question } 的反馈。
reports-all = 全部反馈
studio-find = 在全部试题中查找
studio-find-go = 查找
studio-empty = 还没有题库
studio-empty-text = 用命令 passgate bank import 载入题库文件后，题库会列在这里。
studio-bank = 题库
studio-types = 题型与用途
studio-red-lines = 红线题
studio-retired = 已停用
studio-state = 状态
studio-banks-caption = 题数不含已停用的试题
studio-tally = { $name } { $count }
studio-errors = { $count } 处错误
studio-warnings = { $count } 处提醒
studio-open-reports = { $count } 条反映待答复
studio-in-order = 没有待处理的问题

usage-exam = 仅考试
usage-practice = 仅练习
usage-both = 考试与练习
policy-all-or-nothing = 全对才得分
policy-net-correct = 选对减选错计分
policy-each-decision = 每个选项分别计分
policy-half-if-incomplete = 漏选得一半，错选不得分
policy-share-if-incomplete = 漏选按选对的项数给分，错选不得分
writer-files = 题库文件
writer-gone = 姓名已不保留
difficulty = 难度
difficulty-is = 难度 { $level }
difficulty-any = 任意难度
only-posts = 仅限岗位：{ $posts }
valid-until = 用到 { $day } 为止
version-number = 第 { $number } 版
question-measured = 考试中首次作答 { $count } 人，得分率 { $share }%（95% 置信区间 { $low }%–{ $high }%）。
question-drawn-as = 实测为难度 { $level }，抽题以此为准。
question-drawn-as-written = 与标注的难度相符。
question-too-few-answers = 满 { $count } 人后，抽题才会改用实测难度。
is-retired = 已停用
choice-is-right = 正确选项
question-rules = 出自条款
rule-other-questions = 同条款试题
question-edit = 编辑
question-open = 选项与解析

fault-error = 错误
fault-warning = 提醒
fault-line = 第 { $line } 行
fault-line-in = { $language }第 { $line } 行
shortages = 有考试现在不能出卷
shortage-cell = 第 { $section } 大题：{ $topic }，需要 { $need } 题，只有 { $have } 题。

bank-under = 共 { $count } 题，另有 { $retired } 题已停用。逐题核对：考生看到什么，答案和解析是否正确。
bank-empty = 这个题库还没有试题
bank-empty-text = 点“新试题”写第一道。
bank-new = 新试题
bank-search = 筛选

found-title = 找试题
found-under = 按文字、条款或属性找到要改的那道题；地址可以收藏或发给同事。
found-count = 找到 { $count } 题
found-nothing = 没有找到
found-nothing-text = 减少一些条件，或者换个说法再找。
filter-text = 题干、选项或解析中的文字
filter-kind = 题型
filter-use = 用途
filter-state = 范围
filter-rule = 条款
filter-rule-form = 章节/条款
filter-any = 不限
filter-clear = 清除全部条件
state-drawn = 使用中的试题
state-red-lines = 使用中的红线题
state-retired = 已停用的试题
state-all = 使用中和已停用的试题
pager = 翻页
pager-before = 上一页
pager-after = 下一页
pager-here = 第 { $page } 页，共 { $pages } 页

editor-title = 编辑 { $question }
editor-new = 新试题
editor-under = 保存后，新出的试卷用新的一版；正在进行的答卷仍用原来的一版。
editor-bank = 返回题库：{ $bank }
editor-text = 试题正文（{ $language }）
editor-check = 检查
editor-check-hint = “检查”只预览，不保存。
editor-save = 保存
editor-save-over = 以我的正文另存一版
editor-faulty = 没有保存
editor-faulty-text = 请按下面列出的位置修改后再保存。你写的内容都还在。
editor-versions = 版本与停用
editor-template =
    ## 在这里写题干的第一行 {"{"}#id rule=chapter/rule difficulty=2{"}"}

    - [x] 正确的选项
    - [ ] 错误的选项
    - [ ] 错误的选项

    > 在这里写解析：为什么对，出自哪一条。
done-saved = 已保存为第 { $number } 版
done-saved-text = 从现在起出卷用这一版。
done-same = 内容没有变化
done-same-text = 与现有的一版完全相同，所以没有产生新版本。
done-retired = 已停用
done-retired-text = 从现在起不再抽到这道题；已经出好的试卷不变。
done-returned = 已恢复使用
done-returned-text = 从现在起又可以抽到这道题。
conflict = 你编辑期间，有人保存了新的一版
conflict-text = 没有覆盖任何内容：你写的还在框里，较新的一版列在它下面，不同的行已标出。把两边合并好，再按“以我的正文另存一版”。
conflict-take-theirs = 放弃我的修改，打开较新的一版
conflict-theirs = 较新的一版
conflict-same = 这种语言的正文与较新的一版相同。
preview = 预览与检查
preview-none = 写好后按“检查”，这里会显示考生看到的样子。
preview-not-yet = 改正上面的错误后才能预览。
preview-unreachable = 暂时连接不上，预览没有更新。正文没有丢，可以继续写。
verdict-clean = 没有发现问题。
verdict-warnings = 可以保存；有 { $count } 处提醒，请看一看。
verdict-errors = { $warnings ->
    [0] 有 { $count } 处错误，改正后才能保存。
   *[other] 有 { $count } 处错误，改正后才能保存；另有 { $warnings } 处提醒。
}

format = 试题怎么写
format-heading = 标题行就是题干的第一行。花括号里先写编号，再写属性；题干可以在下面接着写。
format-types = 多选题、判断题、红线题。什么都不写就是单选题。
format-rule = 考的是手册的哪一条，可以写几个；难度从 1 到 3。
format-draw = 只用于考试或练习；不和哪道题同卷；用到哪天；只考哪些岗位。
format-choices = 选项一行一个，正确的写 x。
format-pin = 把这个选项固定在最后，例如“以上都不对”。
format-note = 写在选项下面、缩进两格：只说明这一个选项。
format-explanation = 写在选项之后：整道题的解析。
format-limit = 时限或限额的名字，例如 {"{{"}cart-limit{"}}"}；规定改了，试题跟着改。
format-chat-sign =
    ```chat
    客户：……
    客服：……
    ```
format-chat = 一段对话，每句一行，用聊天气泡显示。
format-languages = 几种语言的正文要一一对应：编号、选项的顺序和正确选项都相同。

retire = 停用这道题
retire-what = 停用后不再抽到；已经出好的试卷不变，以后可以恢复。
retire-reason = 停用的原因
retire-go = 停用
return = 恢复使用
return-reason = 恢复的原因
return-go = 恢复
field-reason = 请写明原因，最多 500 字。
field-report = 请写明哪里有问题，最多 1000 字。
field-answer = 请写下答复，最多 1000 字。

plans-title = 考试
plans-under = 看每场考试现在能不能出卷，题库还缺什么。
plans-caption = 按现有题库
plans-empty = 还没有考试
plans-empty-text = 用命令 passgate bank import 载入考试文件后，考试会列在这里。
plan-exam = 考试
plan-mode = 性质
plan-posts = 用于岗位
plan-drawable = 可以出卷
plan-not-drawable = 题不够
plan-under = 看哪一格的题太少：先给那里补题。
plan-questions = { $red ->
    [0] { $count }
   *[other] { $count }，其中红线题 { $red }
}
plan-attempts = { $count } 次
plan-attempts-any = 不限
plan-windows-zone = 当地时间：考生所在小组设有时区的按小组时区，否则按部门时区。
plan-window-ends = 考试随开考时段一同结束。
plan-window-full-time = 时段内开始的考试，时间照常用满。
plan-version = 版本
plan-sample = 看一份样卷
plan-sections = 出卷规则
plan-sections-why = 每一格写明要几题、题库里有几题。达到所需的两倍，重考时才能全部换成没见过的题；横条中间的竖线是最少所需。作答人数够的试题，难度以实测为准。
cell-need = 需要
cell-have = 现有
cell-verdict = 够不够
cell-lacks = 还缺 { $count } 题
cell-repeats = 够一次，重考会有重复
cell-enough = 重考也够
cell-by-author = （按出题人标注 { $count } 题）
cell-falls-back = { $have ->
    [0] 按实测难度一题也没有
   *[other] 按实测难度只有 { $have } 题
}，不够出卷；这一格改按出题人标注的难度抽题。

pausing-title = 当前
pausing-sitting = { $count ->
    [0] 现在没有人在考这场考试。
   *[other] 现在有 { $count } 人在考这场考试。
}
pausing-begin = 为所有人暂停这场考试
pausing-what = 用于停电、消防演练等情况。所有正在作答的人停止计时，题目不再显示，不能作答，也不能开始考试。恢复后，每个人的时间如数补回。
pausing-reason = 原因（考生会看到）
pausing-begin-go = 立即暂停
pausing-lasts = 运维人员从 { $since } 起暂停
pausing-lasts-by = { $name }从 { $since } 起暂停
pausing-why = 原因：{ $why }
pausing-end-what = 试卷会自动重新显示，每个人剩下的时间不变。
pausing-end-reason = 恢复的原因
pausing-end-go = 立即恢复
pausing-done-paused = 考试已暂停，所有正在作答的人停止计时。
pausing-done-resumed = 考试已恢复。

sample-title = 样卷：{ $exam }
sample-over = 样卷，不保存，也没有人作答
sample-under = 像考生那样看一遍：题目搭配是否合理，有没有互相提示。正确选项已标出。
sample-none = 现在出不了卷
sample-another = 另出一份
sample-same = 这份样卷的地址
sample-back = 返回出卷规则
room-coverage = 内容检查
coverage-title = 内容检查与覆盖
coverage-sum = { $topics } 个主题，{ $questions } 道题，其中情景题 { $scenes } 道；应考的 { $examinable } 条条款里，{ $cited } 条有题可考。
coverage-no-faults = 检查没有发现问题。
coverage-faults = 检查发现 { $count } 处
coverage-caption = 各主题的试题与条款
coverage-scenes = 情景题
coverage-rules = 有题的条款
coverage-of = { $part } / { $whole }
coverage-by-rule = 每一条有几道题
coverage-asked = { $count } 道题
coverage-not-examined = 不考
coverage-blind = 不看题能得多少分
coverage-blind-why = 只靠出题习惯作答的人，得分应当与碰运气差不多。单个题库高出八个百分点以上时，也列在这里。
coverage-blind-caption = 五种猜法的得分率
coverage-strategy = 猜法
coverage-where = 范围
coverage-earns = 得分率
coverage-chance = 碰运气
strategy-same-place = 总选同一位置
strategy-same-pole = 判断题总选同一边
strategy-tick-all = 多选题全选
strategy-longest = 总选最长的
strategy-most-detailed = 总选最具体的
percent = { $value } %
coverage-all = 全部题库
coverage-all-in = 全部题库（{ $language }）

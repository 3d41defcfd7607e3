practice-place = 练习 · 第 { $place } 题，共 { $count } 题
practice-score = { $answered ->
    [0] 作答后即可看解析。
   *[other] 目前答对 { $right } 题，已答 { $answered } 题。
}
practice-answer = 确定
practice-next = 下一题
practice-rules = 对应条款
practice-done = 本次练习完成
practice-done-score = 共 { $count } 题，答对 { $right } 题。
practice-again = 再练一次

//! What to do about each kind of fault, for people who write content.

use super::FaultCode::{self, *};
use crate::Lang;

impl FaultCode {
    /// What to do about it, in a sentence. Traditional Chinese reads the Simplified one.
    ///
    /// ```
    /// use engine::{FaultCode, Lang};
    /// assert!(FaultCode::NoTicks.hint(Lang::En).contains("[x]"));
    /// ```
    #[must_use]
    pub const fn hint(self, lang: Lang) -> &'static str {
        let (chinese, english) = both(self);
        match lang {
            Lang::En => english,
            Lang::ZhHans | Lang::ZhHant => chinese,
        }
    }
}

const fn both(code: FaultCode) -> (&'static str, &'static str) {
    match code {
        NoFrontMatter => (
            "文件第一行写 ---，下面逐行写“键: 值”，再以 --- 结束。",
            "Begin the file with a line ---, then lines `key: value`, then --- again.",
        ),
        BadFrontMatter => {
            ("这里每行只能写“键: 值”，冒号用半角。", "Each line here is `key: value`, with a plain colon.")
        }
        UnknownKey => ("没有这个键，请核对拼写。", "There is no such key; check the spelling."),
        RepeatedKey => ("同一个键写了两次，删去一个。", "The key stands twice; remove one."),
        MissingKey => ("缺少这个键，请补上。", "This key is needed; add it."),
        BadValue => ("这个值读不懂，请核对写法。", "The value cannot be read; check how it is written."),
        FileNameDiffers => (
            "文件名与文件头的主题或语言不一致，改成“主题.语言.md”。",
            "The file's name and its front matter disagree; name it TOPIC.LANGUAGE.md.",
        ),
        StrayText => (
            "第一道题之前不能有正文；题目以 ## 开头。",
            "No text before the first question; a question begins with ##.",
        ),
        NothingInFile => {
            ("文件里没有内容；每题（条）以 ## 开头。", "The file holds nothing; each entry begins with ##.")
        }
        UnexpectedHeading => (
            "题目标题只用“## ”，不用 #、### 或下划线式标题。",
            "Questions use `## ` only, no #, ### or underlined headings.",
        ),
        MissingSpaceAfterHashes => ("## 后面加一个空格。", "Put a space after ##."),
        UnclosedFence => {
            ("围栏没有结束：另起一行写同样的 ```。", "The fence is not closed: end it with the same ``` on a line.")
        }
        ClosingHashes => ("标题行末尾不要再写 #。", "No # at the end of a heading."),
        EmptyStem => ("标题就是题干的第一行，不能为空。", "The heading is the stem's first line and cannot be empty."),
        MissingId => (
            "标题行末尾写 {#编号 …}，编号只用小写字母、数字和连字符；花括号用半角，后面不能再有文字。",
            "End the heading with {#id …}: lower-case letters, digits, hyphens; plain braces, nothing after them.",
        ),
        RepeatedId => ("编号在同一文件里不能重复，换一个。", "An id stands once in a file; choose another."),
        UnknownAttribute => (
            "没有这个属性。题干若以花括号结尾，写成 \\{。",
            "There is no such attribute. Where a text ends in a literal brace, write \\{.",
        ),
        TwoTypes => (".multi 和 .boolean 只能写一个。", "Write .multi or .boolean, not both."),
        MissingDifficulty => {
            ("写上 difficulty=1、2 或 3；不写按 2 算。", "Add difficulty=1, 2 or 3; without it 2 is assumed.")
        }
        MissingRule => {
            ("写上 rule=章节/条款，让考生知道该读哪一条。", "Add rule=chapter/rule, so that people know what to read.")
        }
        UnknownRule => ("手册里没有这一条，请核对章节和编号。", "The handbook has no such rule; check chapter and id."),
        UnknownEnemy => ("本题库里没有这道题，请核对编号。", "This bank has no such question; check the id."),
        NoChoices => ("题干下面用“- [ ] ”逐行写选项。", "Below the stem, write each choice on a line `- [ ] …`."),
        TooFewChoices => ("至少要有两个选项。", "At least two choices are needed."),
        TooManyChoices => ("选项最多 26 个。", "No more than 26 choices."),
        BadBullet => ("选项以“- ”开头：半角减号加一个空格。", "A choice begins with `- `: a plain hyphen and a space."),
        MixedListMarkers => (
            "所有选项用同一种列表符号“- ”，中间不插别的内容。",
            "Use the same list marker `- ` for all choices, nothing in between.",
        ),
        NumberedChoices => (
            "选项用“- [ ] ”，不用编号；出卷时自动编号。",
            "Choices begin with `- [ ]`, not with numbers; letters are added on the paper.",
        ),
        FullWidthBrackets => ("方括号要用半角：[x] 或 [ ]。", "Use plain brackets: [x] or [ ]."),
        BadTick => ("勾选写 [x]，不选写 [ ]（中间一个空格）。", "Tick with [x]; leave a space in [ ] otherwise."),
        MissingSpaceAfterBox => ("在 [x] 或 [ ] 后面加一个空格。", "Put a space after [x] or [ ]."),
        MissingBox => ("每个选项以“- [ ] ”或“- [x] ”开头。", "Each choice begins with `- [ ] ` or `- [x] `."),
        EmptyChoice => ("选项没有文字。", "The choice has no text."),
        RepeatedChoice => ("两个选项文字相同，改其中一个。", "Two choices read the same; change one."),
        ChoiceNotOneParagraph => (
            "一个选项只能是一段文字；说明写成缩进的引用（> …）。",
            "A choice is one paragraph; write remarks as an indented quote (> …).",
        ),
        NoTicks => ("没有正确答案：在正确选项前写 [x]。", "There is no key: write [x] before what is right."),
        SeveralTicks => (
            "勾了不止一个：多选题在标题行写 .multi，单选题只勾一个。",
            "Several ticks: add .multi to the heading, or tick one only.",
        ),
        BooleanNotTwo => ("判断题正好两个选项。", "A .boolean question has exactly two choices."),
        UnknownPoles => (
            "判断题的选项应是一对：对/错、是/否、符合/不符合等。",
            "The choices of a .boolean question are a pair: True/False, Yes/No, Complies/Does not comply and the like.",
        ),
        PolesReversed => ("肯定的一项写在前面。", "The positive pole stands first."),
        NamesLetters => (
            "出卷时选项会打乱，选项里不能用字母指别的选项。",
            "Choices are shuffled, so a choice cannot name others by letter.",
        ),
        NotPinned => (
            "选项会打乱，“以上……”后面写 {.last} 固定在最后。",
            "Choices are shuffled; end this one with {.last} to keep it in place.",
        ),
        SeveralNotes => ("一个选项只能有一条说明。", "One note on a choice is enough."),
        MissingExplanation => {
            ("选项后面用引用（> …）写上解析。", "Write the explanation as a quote (> …) after the choices.")
        }
        TextAfterExplanation => (
            "题干写在选项前面，选项后面只有一段引用作解析。",
            "The stem stands before the choices; after them comes one quote, the explanation.",
        ),
        LiteralAsterisks => (
            "这里的 ** 不会变成粗体：把引号或标点移到 ** 外面；真要写星号，写 \\*\\*。",
            "This ** does not turn bold: move quotes or punctuation outside of it; for real asterisks write \\*\\*.",
        ),
        HtmlIsText => ("HTML 会原样显示为文字。", "HTML is shown as text."),
        LinkNotAllowed => ("链接只能是 http(s) 或本站相对地址。", "Links are http(s) or relative."),
        BadChatTurn => ("对话每行写“客户：……”或“客服：……”。", "Each line of a chat is `Customer: …` or `Agent: …`."),
        UnknownLimit => (
            "limits.toml 里没有这个限额（或没有这种语言）。",
            "limits.toml has no such limit, or not in this language.",
        ),
        LimitNotPlain => (
            "限额只能是一行普通文字，不带 Markdown 符号。",
            "A limit is one line of plain text without Markdown signs.",
        ),
        ContradictsLimit => (
            "答案里的数字与所引条款的限额不同；数字改用 {{限额}}。",
            "The number differs from the limit of the cited rule; write {{limit}} instead of a number.",
        ),
        BadMinute => (
            "时间请写成 \"2026-12-01 09:00\"：年-月-日，空格，24 小时制的时:分。",
            "Write the time as \"2026-12-01 09:00\": year-month-day, a space, hours and minutes of the day.",
        ),
        WindowReversed => (
            "结束时间不晚于开始时间，请核对 from 和 until。",
            "The window ends before it begins; check from and until.",
        ),
        WindowsOverlap => {
            ("两个开考时段重叠，请合并成一个或错开。", "Two windows overlap; make one of them, or move one.")
        }
        PointsDiffer => {
            ("各大题分值之和与 declared-points 不符。", "The points of the sections do not add up to declared-points.")
        }
        ShownWithoutWindow => (
            "after-window 要等考试的最后一个时段结束；请给考试写 window，或去掉 after-window。",
            "after-window waits for the last window of the exam: give it a window, or take after-window out.",
        ),
        ShownContradicts => (
            "同一内容不能既显示又不显示：marks 只能写在 after-window 或 never 里；never 里的内容别处不写；练习没有 after-window 和 never。",
            "Nothing is shown and not shown at once: marks stands under after-window or never only, what stands under never stands nowhere else, and a practice has neither.",
        ),
        MarksWithheldGate => (
            "上岗考试和上岗路径里的考试决定谁能上岗，发证就等于公布结果，因此不能暂缓或不公布 marks。",
            "A certification, and an exam on a track, decides who may work: a certificate tells the outcome, so marks cannot be withheld.",
        ),
        BadToml => ("TOML 格式有误。", "This is not valid TOML."),
        LanguagesDiffer => (
            "两种语言的题库要题目、次序、选项数和答案一一对应。",
            "Banks of two languages have the same questions in the same order, with the same ticks.",
        ),
        RepeatedFile => ("同一主题、同一语言只能有一个文件。", "There may be one file for a topic and language."),
        NameKept => ("这个名称由程序自己使用，请换一个。", "The program uses this name itself: please choose another."),
        UnknownTopic => ("banks/ 里没有这个题库。", "There is no such bank in banks/."),
        UnknownChapter => ("handbook/ 里没有这一章。", "There is no such chapter in handbook/."),
        UnknownExam => ("exams/ 里没有这场考试。", "There is no such exam in exams/."),
        UnknownPost => ("tracks/ 里没有这个岗位。", "There is no such post in tracks/."),
        TooFewQuestions => (
            "题库不够抽：补充试题，或减少这一项的题数。",
            "The banks cannot fill this cell: write more questions or ask for fewer.",
        ),
        NoSolutionsShown => (
            "练习要在每题作答后显示解析：shown = { after-answer = [\"solutions\"] }。",
            "A practice shows the solution after each answer: shown = { after-answer = [\"solutions\"] }.",
        ),
        KeyPositions => (
            "单选题的答案偏向某一位置：调整选项次序，让各位置大致均匀。",
            "The keys of the single choices favour a place: reorder choices until the places are about even.",
        ),
        TooFewToJudge => (
            "单选题太少，还判断不了答案位置是否均匀；补充试题后再看。",
            "There are too few single choices to judge the places of their keys; look again once there are more.",
        ),
        BlindStrategy => (
            "什么都不懂的人靠这个办法，得分也高于碰运气：让错误选项同样长、同样具体，答案均匀分布。",
            "Who knows nothing beats chance this way: make wrong choices as long and as detailed, and spread the keys.",
        ),
        AllTicked => (
            "“全选”的多选题太多：改几道，加入看似有理的错误选项。",
            "Too many multiple choices have every choice ticked: give some of them a plausible wrong choice.",
        ),
        PlainNegative => (
            "题干问的是“不”，容易看漏：把否定的词写成 **不**，最好改成正面的问法。",
            "The stem asks for what is not so, which is easily missed: write **not**, or better, ask the other way round.",
        ),
        TellingWords => (
            "“一定、必须”或“一般、可能”一类的词只出现在错误（或正确）选项里，等于提示：去掉，或者两边都用。",
            "Words like “always” or “usually” stand on the wrong (or the right) choices only, which tells: drop them or use them on both.",
        ),
        NearlySameChoices => (
            "与另一个选项只差一个字，考的是眼力：改写其中一个。",
            "It differs from another choice in one character, which tests eyesight: rewrite one of the two.",
        ),
        NearlySameQuestions => (
            "与另一道题几乎相同：删去一道，或改成不同的情形。",
            "It is nearly the same as another question: drop one of them or give it another case.",
        ),
        GivesAway => (
            "这道题说出了另一道题的答案：在标题行写上 enemy=，两题就不会同卷。",
            "It says the answer of another question: add the enemy= to the heading and they never share a paper.",
        ),
        DatedWords => (
            "“目前、最新、从某月某日起”会过时：写明年份，或加 valid-until=日期。",
            "“Currently”, “latest”, “from 1 March” go out of date: name the year or add valid-until=DATE.",
        ),
        LiteralLimit => (
            "限额写成了数字，将来改了不会跟着变：换成 {{限额}}。",
            "The limit is written out and will stay behind when it changes: write {{limit}}.",
        ),
        RuleWithoutQuestion => (
            "这一条还没有试题：补一道；不考的条款在标题行写 .not-examined。",
            "Nothing is asked about this rule: write a question, or mark its heading .not-examined.",
        ),
        CrowdedRule => (
            "同一条款的试题太多：合并几道，或改考别的条款。",
            "There are too many questions about this rule: merge some, or ask about other rules.",
        ),
        TooFewForResits => (
            "够抽一次，补考就会遇到旧题：题库里准备三倍的题。",
            "Enough for one paper, but a resit meets the same questions: have three times as many in the bank.",
        ),
        MissingLanguage => (
            "别的题库（章节）有这种语言，这一个没有：补上译文。",
            "Other banks or chapters have this language and this one has not: add the translation.",
        ),
        NotReadTwice => (
            "这道题改过（或新写）以后还没有第二个人做过：用 bank faces 出题面，做完后用 bank reading 记录。",
            "Nobody has answered this question as it is now: print it with bank faces, record the answers with bank reading.",
        ),
        BadReading => (
            "复读记录这一行不对：题目、选项字母、是否一致要与题库相符；不一致的要写明怎样处理。",
            "This row of the second reading is wrong: question, letters and agreement must fit; settle a disagreement in a remark.",
        ),
    }
}

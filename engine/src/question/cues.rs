/// Words that may stand beside letters in a choice that is nothing but a reference to others.
const AROUND_LETTERS: &[&str] = &[
    "以上", "选项", "選項", "答案", "说法", "說法", "正确", "正確", "错误", "錯誤", "成立", "同时", "同時", "以及",
    "两项", "都", "均", "皆", "全", "对", "對", "错", "錯", "不", "是", "和", "与", "與", "及", "或", "且", "、", "，",
    "。",
];
const AROUND_LETTERS_IN_ENGLISH: &[&str] = &[
    "both",
    "either",
    "neither",
    "all",
    "of",
    "only",
    "and",
    "or",
    "nor",
    "are",
    "is",
    "the",
    "above",
    "right",
    "wrong",
    "correct",
    "incorrect",
    "true",
    "false",
    "option",
    "options",
    "answer",
    "answers",
    "choice",
    "choices",
];

/// Whether a choice is a reference to others by letter, “A 和 C”, "both A and B": shuffled, it would mean others.
pub(super) fn names_letters(choice: &str, choices: usize) -> bool {
    let mut rest = choice.trim().to_owned();
    let spaced = AROUND_LETTERS.iter().any(|word| rest.contains(word));
    for word in AROUND_LETTERS {
        rest = rest.replace(word, " ");
    }
    let mut letters = 0;
    let mut words = false;
    for word in
        rest.split(|sign: char| sign.is_whitespace() || ",.;&+/()（）".contains(sign)).filter(|word| !word.is_empty())
    {
        let is_letters = word.chars().all(|letter| ('A'..='Z').zip(0..choices).any(|(known, _)| known == letter));
        if is_letters && word.chars().count() <= choices.min(4) {
            letters += word.chars().count();
        } else if AROUND_LETTERS_IN_ENGLISH.contains(&word.to_lowercase().as_str()) {
            words = true;
        } else {
            return false;
        }
    }
    letters > 1 && (spaced || words || choice.contains([',', '&', '+', '/', ' ', '，', '、']))
        || letters == 1 && (words || spaced)
}

/// Whether a choice speaks of all the others: “以上全对”, "none of the above".
pub(super) fn is_all_of_the_above(choice: &str) -> bool {
    let text = choice.trim().trim_end_matches(['。', '.', '！', '!']).to_lowercase();
    let chinese = ["以上", "上述", "上面", "前面"].iter().any(|start| text.starts_with(start))
        && [
            "都", "全", "均", "皆", "各项", "各項", "选项", "選項", "没有", "沒有", "无一", "三项", "三項", "几项",
            "幾項",
        ]
        .iter()
        .any(|word| text.contains(word));
    let bare = [
        "全对",
        "全對",
        "都对",
        "都對",
        "全部正确",
        "全部正確",
        "都正确",
        "都正確",
        "都是",
        "都不是",
        "都不对",
        "都不對",
        "全都对",
        "全都是",
    ];
    let english = [
        "all of the above",
        "none of the above",
        "all the above",
        "both of the above",
        "any of the above",
        "all of these",
        "none of these",
    ];
    chinese || bare.contains(&text.as_str()) || english.iter().any(|phrase| text.starts_with(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_that_names_letters_is_seen() {
        for text in [
            "A 和 C",
            "A、B",
            "AB都对",
            "选项A和选项B",
            "A and C",
            "Both A and B",
            "A & B",
            "A,B,C",
            "只",
            "Only A is right",
        ] {
            assert_eq!(names_letters(text, 4), text != "只", "{text}");
        }
        for text in [
            "A 类和 C 类商品",
            "AB 胶",
            "对",
            "都是",
            "Vitamin A and C",
            "A",
            "CD",
            "M 码",
            "USB",
            "A good day",
            "E 和 F",
            "B2B",
        ] {
            assert!(!names_letters(text, 4), "{text}");
        }
    }

    #[test]
    fn a_choice_that_speaks_of_all_others_is_seen() {
        for text in
            ["以上全对", "以上都不是", "上述各项均正确", "都对。", "All of the above.", "None of the above are right"]
        {
            assert!(is_all_of_the_above(text), "{text}");
        }
        for text in ["以上级的通知为准", "全部退款", "All customers", "都是客户的责任"] {
            assert!(!is_all_of_the_above(text), "{text}");
        }
    }
}

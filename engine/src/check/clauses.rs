use crate::Lang;

/// The part of a text that asks: from the clause with the word that asks to the end of the last sentence.
pub(super) fn asking(text: &str, lang: Lang) -> &str {
    let last = last_sentence(text);
    if lang.is_chinese() { asking_in_chinese(last) } else { asking_in_english(last) }
}

/// Whether a text asks rather than states.
pub(super) fn is_question(text: &str) -> bool {
    text.trim_end().ends_with(['？', '?'])
}

/// The last sentence of a text, which is the one that asks.
pub(super) fn last_sentence(text: &str) -> &str {
    let text = text.trim_end();
    let body = text.trim_end_matches(['。', '！', '？', '.', '!', '?']);
    let mut ends = body.char_indices().filter(|&(at, sign)| {
        let next = body[at + sign.len_utf8()..].chars().next();
        "。！？\n".contains(sign) || (".!?".contains(sign) && next.is_some_and(char::is_whitespace))
    });
    let start = ends.next_back().map_or(0, |(at, sign)| at + sign.len_utf8());
    text[start..].trim()
}

const ASKING: &[&str] = &[
    "哪", "什么", "多久", "多少", "几", "怎么", "怎样", "如何", "为何", "是否", "下列", "以下", "下面", "吗", "谁",
    "何",
];

fn asking_in_chinese(sentence: &str) -> &str {
    let marks = |sign: char| "，；：,;:".contains(sign);
    let mut start = 0;
    for clause in sentence.split_inclusive(marks) {
        if ASKING.iter().any(|word| clause.contains(word)) {
            return &sentence[start..];
        }
        start += clause.len();
    }
    // Nothing asks: a stem that the choices complete, “可能是因为”.
    sentence.rfind(marks).map_or(sentence, |at| sentence[at..].trim_start_matches(marks))
}

fn asking_in_english(sentence: &str) -> &str {
    let lower = sentence.to_ascii_lowercase();
    let words = ["which", "what", "how", "where", "who", "why"];
    let starts = words.iter().filter_map(|word| {
        let boundary = |&at: &usize| !lower[..at].ends_with(|sign: char| sign.is_alphanumeric());
        lower.match_indices(word).map(|(at, _)| at).find(boundary)
    });
    let start = starts.min().unwrap_or_default();
    let asked = &lower[start..];
    let aside = [" who ", " whose ", " although ", " because ", " if ", " when ", " as long as "];
    let end = aside.iter().filter_map(|word| asked.find(word)).min().unwrap_or(asked.len());
    &sentence[start..start + end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_asking_part_leaves_circumstances_out() {
        for (text, part) in [
            ("没有登录的访客，购物车能放多少？", "购物车能放多少？"),
            ("他没买。哪些商品不能放进购物车，要直接下单？", "哪些商品不能放进购物车，要直接下单？"),
            ("显示“失效”，可能是因为", "可能是因为"),
        ] {
            assert_eq!(asking(text, Lang::ZhHans), part);
        }
        for (text, part) in [
            ("It did not go. Which goods cannot go?", "Which goods cannot go?"),
            (
                "How much can the cart of a visitor hold who is not signed in?",
                "How much can the cart of a visitor hold",
            ),
            ("If it is not there, what do you do?", "what do you do?"),
            ("It is 3.5 metres. Is it?", "Is it?"),
        ] {
            assert_eq!(asking(text, Lang::En), part);
        }
    }
}

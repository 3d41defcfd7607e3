use crate::content::FaultCode;

/// The poles of boolean questions, the positive one first. Beside these any pair goes whose second word is the first
/// with 不 or "not" before it.
const POLES: &[(&str, &str)] = &[
    ("对", "错"),
    ("對", "錯"),
    ("对", "不对"),
    ("正确", "错误"),
    ("正確", "錯誤"),
    ("是", "否"),
    ("有", "没有"),
    ("有", "沒有"),
    ("属实", "不实"),
    ("屬實", "不實"),
    ("合规", "违规"),
    ("合規", "違規"),
    ("同意", "反对"),
    ("同意", "反對"),
    ("能", "不能"),
    ("真", "假"),
    ("√", "×"),
    ("✓", "✗"),
    ("true", "false"),
    ("right", "wrong"),
    ("correct", "incorrect"),
    ("yes", "no"),
    ("accurate", "inaccurate"),
    ("appropriate", "inappropriate"),
    ("acceptable", "unacceptable"),
    ("proper", "improper"),
    ("suitable", "unsuitable"),
    ("complies", "does not comply"),
    ("complies", "violates"),
    ("meets the rule", "breaks the rule"),
    ("meets the rules", "breaks the rules"),
    ("in line", "not in line"),
    ("agree", "disagree"),
];

/// What is wrong with two texts as the poles of a boolean question.
pub(super) fn wrong_poles(first: &str, second: &str) -> Option<FaultCode> {
    let (first, second) = (folded(first), folded(second));
    if is_pair(&first, &second) {
        None
    } else if is_pair(&second, &first) {
        Some(FaultCode::PolesReversed)
    } else {
        Some(FaultCode::UnknownPoles)
    }
}

fn folded(text: &str) -> String {
    text.trim().trim_end_matches(['.', '。', '!', '！']).to_lowercase()
}

fn is_pair(positive: &str, negative: &str) -> bool {
    POLES.contains(&(positive, negative)) || negates(positive, negative)
}

/// Whether one text is the other, negated: 符合/不符合, 做得对/做得不对, "allowed"/"not allowed", "meets it"/"does not meet it".
fn negates(positive: &str, negative: &str) -> bool {
    let without = |no: &str| negative.replacen(no, "", 1) == positive && negative.contains(no);
    let bare = negative.strip_prefix("does not ").and_then(|rest| {
        let (verb, object) = rest.split_once(' ').unwrap_or((rest, ""));
        positive
            .strip_prefix(verb)?
            .strip_prefix("es")
            .or_else(|| positive.strip_prefix(verb)?.strip_prefix('s'))
            .map(|o| o.trim() == object)
    });
    !positive.is_empty() && (without("不") || without("not ") || bare == Some(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn poles_are_known_pairs_in_their_order() {
        for (first, second, expect) in [
            ("对", "错", None),
            ("符合", "不符合", None),
            ("做得对", "做得不对", None),
            ("True", "False", None),
            ("Complies", "Does not comply", None),
            ("Meets the rule", "Does not meet the rule", None),
            ("Allowed.", "Not allowed.", None),
            ("错", "对", Some(FaultCode::PolesReversed)),
            ("No", "Yes", Some(FaultCode::PolesReversed)),
            ("不准确", "准确", Some(FaultCode::PolesReversed)),
            ("红", "蓝", Some(FaultCode::UnknownPoles)),
            ("对", "对", Some(FaultCode::UnknownPoles)),
            ("", "不", Some(FaultCode::UnknownPoles)),
        ] {
            assert_eq!(wrong_poles(first, second), expect, "{first} {second}");
        }
    }
}

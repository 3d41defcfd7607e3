//! Choices of one question that hardly differ.

use super::{Entry, thresholds::SHORT_CHOICE};
use crate::{Fault, FaultCode, QuestionType};

/// Choices that differ from an earlier one in a single character. Digits may: then the number is what is asked about.
pub(super) fn check(entry: &Entry<'_>) -> Vec<Fault> {
    let texts: Vec<&str> = entry.choices().map(|(text, _)| text).collect();
    let mut faults = Vec::new();
    if entry.is(QuestionType::Boolean) {
        return faults;
    }
    for (index, text) in texts.iter().enumerate() {
        if texts[..index].iter().any(|earlier| is_one_sign_apart(earlier, text)) {
            faults.push(entry.fault_at(index, FaultCode::NearlySameChoices, *text));
        }
    }
    faults
}

fn is_one_sign_apart(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().max(other.len()) < SHORT_CHOICE {
        return false;
    }
    let start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[..one.len() - end], &other[..other.len() - end]);
    let is_number = one.iter().chain(other).any(char::is_ascii_digit);
    one.len() <= 1 && other.len() <= 1 && !is_number
}

#[cfg(test)]
mod tests {
    use super::is_one_sign_apart;

    #[test]
    fn one_sign_apart_is_seen_unless_it_is_a_digit_or_short() {
        for (one, other, expect) in [
            ("浅色衣物要分开洗", "深色衣物要分开洗", true),
            ("可以无理由退货", "不可以无理由退货", true),
            ("Returns are free", "Return are free", true),
            ("14:21:00 之前", "14:24:00 之前", false),
            ("满 3 天之后", "满 30 天之后", false),
            ("红色", "黑色", false),
            ("先道歉再补发新件", "先补发新件再道歉", false),
        ] {
            assert_eq!(is_one_sign_apart(one, other), expect, "{one} {other}");
        }
    }
}

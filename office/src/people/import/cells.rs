//! One cell: what is meant by it, and what cannot be meant.

use engine::Lang;
use jiff::civil::Date;

use super::Wrong;
use crate::calendar;
use crate::people::LONGEST;

/// What a spreadsheet takes for a formula when a cell begins with it; our own lists put `'` before it.
const GUARDED: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// The text of a cell without what only spreadsheets need.
pub(super) fn meant(cell: &str) -> &str {
    // `="007"`: how a spreadsheet is told that this is no number.
    let text = cell.trim();
    let quoted = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let text = quoted.unwrap_or(text);
    text.strip_prefix('\'').filter(|rest| rest.starts_with(GUARDED)).unwrap_or(text).trim()
}

/// What is wrong with a cell, whatever stands in its column.
pub(super) fn unreadable(cell: &str) -> Option<Wrong> {
    let text = meant(cell);
    if cell.trim().contains(['\n', '\r']) {
        return Some(Wrong::LineBreak);
    }
    if text.chars().any(char::is_control) {
        return Some(Wrong::ControlCharacter);
    }
    if text.contains('\u{FFFD}') || (!text.is_empty() && text.len() > 1 && text.chars().all(|letter| letter == '?')) {
        return Some(Wrong::LostLetters);
    }
    if text.starts_with('#') && text[1..].chars().all(|letter| letter.is_ascii_uppercase() || "/!?0".contains(letter)) {
        return Some(Wrong::ErrorValue);
    }
    // A formula that we guarded ourselves is text.
    if cell.trim().starts_with('=') && !cell.trim().starts_with("=\"") {
        return Some(Wrong::Formula);
    }
    None
}

/// What is wrong with a name of any kind.
pub(super) fn unusable(text: &str) -> Option<Wrong> {
    let most = u32::try_from(LONGEST).unwrap_or(u32::MAX);
    (text.chars().count() > LONGEST).then_some(Wrong::TooLong { most })
}

/// What is wrong with a staff number.
pub(super) fn no_number(text: &str) -> Option<Wrong> {
    if text.chars().any(char::is_whitespace) {
        return Some(Wrong::WhiteSpace);
    }
    let scientific = text.to_ascii_uppercase();
    let (digits, power) = scientific.split_once("E+").unwrap_or_default();
    let number = |part: &str| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    (number(digits) && number(power)).then_some(Wrong::Scientific).or_else(|| unusable(text))
}

/// What stands between the marks that divide a cell; some of it may be empty.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(['、', ';', '；', '|']).map(str::trim)
}

/// The names in a cell that may hold several.
pub(super) fn several(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in parts(text).filter(|name| !name.is_empty()) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// The language of this name, in whichever language it is named.
pub(super) fn language(text: &str) -> Option<Lang> {
    match text.to_lowercase().as_str() {
        "zh-hans" | "zh" | "zh-cn" | "中文" | "简体中文" | "简体" | "chinese" => Some(Lang::ZhHans),
        "zh-hant" | "zh-tw" | "zh-hk" | "繁體中文" | "繁体中文" | "繁體" | "繁体" => Some(Lang::ZhHant),
        "en" | "en-us" | "en-gb" | "英文" | "英语" | "english" => Some(Lang::En),
        _ => None,
    }
}

/// A day, or what keeps the text from being one.
pub(super) fn day(text: &str) -> Result<Date, Wrong> {
    let shaped = text.split(['-', '/', '.', '年', '月']).count() == 3
        && text.trim_end_matches('日').chars().all(|letter| letter.is_ascii_digit() || "-/.年月".contains(letter));
    calendar::read(text).ok_or(if shaped && text.starts_with(|c: char| c.is_ascii_digit()) && four_first(text) {
        Wrong::NoSuchDay
    } else {
        Wrong::NotADay
    })
}

/// Whether a year comes first: what begins with a day or a month could be meant either way.
fn four_first(text: &str) -> bool {
    text.bytes().take_while(u8::is_ascii_digit).count() == 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_spreadsheets_add_is_taken_off_again() {
        for (cell, text) in [
            (" 007 ", "007"),
            ("=\"007\"", "007"),
            ("'=1+1", "=1+1"),
            ("'＝x", "＝x"),
            ("O'Neil", "O'Neil"),
            ("'a", "'a"),
        ] {
            assert_eq!(meant(cell), text, "{cell}");
        }
    }

    #[test]
    fn what_cannot_be_meant_is_known() {
        assert_eq!(unreadable("=A1"), Some(Wrong::Formula));
        assert_eq!(unreadable("'=A1"), None);
        assert_eq!(unreadable("#N/A"), Some(Wrong::ErrorValue));
        assert_eq!(unreadable("#REF!"), Some(Wrong::ErrorValue));
        assert_eq!(unreadable("#1 team"), None);
        assert_eq!(unreadable("??"), Some(Wrong::LostLetters));
        assert_eq!(unreadable("a\nb"), Some(Wrong::LineBreak));
        assert_eq!(unreadable("a\u{7}b"), Some(Wrong::ControlCharacter));
        assert_eq!(no_number("1.2E+11"), Some(Wrong::Scientific));
        assert_eq!(no_number("E+1"), None);
        assert_eq!(day("2026-02-30"), Err(Wrong::NoSuchDay));
        assert_eq!(day("1/8/2026"), Err(Wrong::NotADay));
        assert_eq!(day("soon"), Err(Wrong::NotADay));
    }
}

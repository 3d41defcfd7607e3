//! Words that were true when they were written.

use super::{
    Entry,
    words::{has_any, unquoted, without},
};
use crate::{Fault, FaultCode};

const DATED: &[&str] = &[
    "目前",
    "最新",
    "现行",
    "当前",
    "今年",
    "去年",
    "明年",
    "近日",
    "近期",
    "最近",
    "本季度",
    "現行",
    "當前",
    "currently",
    "latest",
    "at present",
    "nowadays",
    "this year",
    "last year",
    "next year",
    "recently",
    "these days",
    "as of now",
];

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Words with one of them in it that date nothing.
const HARMLESS: &[&str] = &["at the latest", "At the latest", "the latest possible"];

/// A question that dates itself, with neither an end nor a year. What people in it say is their own affair.
pub(super) fn check(entry: &Entry<'_>) -> Option<Fault> {
    if entry.traits.valid_until.is_some() {
        return None;
    }
    let choices = entry.choices().map(|(text, _)| text.to_owned());
    let texts = [entry.stem.asked.clone(), entry.explanation.clone()].into_iter().chain(choices);
    let text =
        texts.map(|text| without(&unquoted(&text), HARMLESS)).find(|text| is_dated(text) && !names_a_year(text))?;
    Some(entry.fault(FaultCode::DatedWords, text.trim().lines().next().unwrap_or_default()))
}

fn is_dated(text: &str) -> bool {
    has_any(text, DATED) || starts_on_a_day(text) || starts_on_an_english_day(text)
}

/// “从 3 月 1 日起”, “自3月1日开始”.
fn starts_on_a_day(text: &str) -> bool {
    let bare: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let after = |rest: &str| {
        let rest = rest.trim_start_matches(|sign: char| sign.is_ascii_digit());
        let day = rest.strip_prefix('月')?.trim_start_matches(|sign: char| sign.is_ascii_digit());
        Some(day.trim_start_matches(['日', '号', '號']).starts_with(['起', '开', '開', '后', '後']))
    };
    bare.match_indices(['从', '自', '從']).any(|(at, from)| {
        let rest = &bare[at + from.len()..];
        rest.starts_with(|sign: char| sign.is_ascii_digit()) && after(rest) == Some(true)
    })
}

/// "from 1 March", "since March 1".
fn starts_on_an_english_day(text: &str) -> bool {
    let spaced = super::words::spaced(text);
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let is_day = |word: &str| word.trim_end_matches(char::is_alphabetic).parse::<u8>().is_ok();
    words.windows(3).any(|three| {
        let [from, one, other] = three else { return false };
        let is_date = (is_day(one) && MONTHS.contains(other)) || (MONTHS.contains(one) && is_day(other));
        ["from", "since", "starting", "effective"].contains(from) && is_date
    })
}

fn names_a_year(text: &str) -> bool {
    let runs = text.split(|sign: char| !sign.is_ascii_digit());
    runs.into_iter().any(|run| run.len() == 4 && (run.starts_with("19") || run.starts_with("20")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_on_a_day_without_a_year_is_dated() {
        for (text, expect) in [
            ("从 3 月 1 日起执行", true),
            ("自10月1号开始", true),
            ("从 3 月 2 日算第一天", false),
            ("from 1 March on", true),
            ("since March 1st", true),
            ("a customer signed on 1 March", false),
            ("目前的上限", true),
        ] {
            assert_eq!(is_dated(text), expect, "{text}");
        }
        assert!(names_a_year("从 2026 年 3 月 1 日起") && !names_a_year("12345 件"));
    }
}

use std::collections::BTreeSet;

use serde::Serialize;

use super::grams::{Gram, normal, placed_grams};

/// The most signs of an excerpt.
const LONGEST: usize = 96;
/// How many signs stand before the first find.
const BEFORE: usize = 16;

/// A line of a text, in parts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Excerpt {
    /// The parts in their order.
    pub parts: Vec<ExcerptPart>,
}

/// A part of an excerpt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExcerptPart {
    /// What stands there.
    pub text: String,
    /// Whether it was asked for.
    pub found: bool,
}

impl Excerpt {
    /// The line of a text with most of what is wanted, or its first.
    pub(super) fn of(text: &str, wanted: &BTreeSet<Gram>) -> Self {
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let judged = lines.map(|line| (marks(line, wanted), line));
        // Of several with equally many the first.
        let best = judged.rev().max_by_key(|(marks, _)| marks.iter().filter(|mark| **mark).count());
        best.map(|(marks, line)| cut(line, &marks)).unwrap_or_default()
    }
}

/// Which signs of a line were asked for.
fn marks(line: &str, wanted: &BTreeSet<Gram>) -> Vec<bool> {
    let text = normal(line);
    let mut marks = vec![false; text.len()];
    for ((start, end), gram) in placed_grams(&text) {
        let (from, to) = match &gram {
            Gram::Word(word) => {
                match wanted.iter().find(|one| matches!(one, Gram::Word(begins) if word.starts_with(begins))) {
                    Some(Gram::Word(begins)) => (start, start + begins.chars().count()),
                    _ => continue,
                }
            }
            pair if wanted.contains(pair) => (start, end),
            Gram::Pair(one, other) if wanted.contains(&Gram::One(*one)) || wanted.contains(&Gram::One(*other)) => {
                let at = if wanted.contains(&Gram::One(*one)) { start } else { start + 1 };
                (at, at + 1)
            }
            _ => continue,
        };
        marks[from..to].fill(true);
    }
    marks
}

/// The signs around the first find, joined to parts.
fn cut(line: &str, marks: &[bool]) -> Excerpt {
    let first = marks.iter().position(|mark| *mark).unwrap_or_default();
    let start = if marks.len() <= LONGEST { 0 } else { first.saturating_sub(BEFORE) };
    let mut parts: Vec<ExcerptPart> = Vec::new();
    let mut push = |sign: char, found: bool| match parts.last_mut() {
        Some(part) if part.found == found => part.text.push(sign),
        _ => parts.push(ExcerptPart { text: sign.to_string(), found }),
    };
    if start > 0 {
        push('…', false);
    }
    line.chars().zip(marks).skip(start).take(LONGEST).for_each(|(sign, found)| push(sign, *found));
    if marks.len() > start + LONGEST {
        push('…', false);
    }
    Excerpt { parts }
}

#[cfg(test)]
mod tests {
    use crate::SearchIndex;

    #[track_caller]
    fn check(text: &str, query: &str, expect: &str) {
        let excerpt = SearchIndex::of([("", text)]).excerpt(0, query);
        let shown =
            excerpt.parts.iter().map(|part| if part.found { format!("[{}]", part.text) } else { part.text.clone() });
        assert_eq!(shown.collect::<String>(), expect);
    }

    #[test]
    fn the_best_line_is_shown_with_what_was_found_set_off() {
        check("先登记。\n退货的运费由卖家承担。", "退货运费", "[退货]的[运费]由卖家承担。");
        check("先登记。\n退货的运费", "货", "退[货]的运费");
        check("Paid within ４８ hours.", "48 HOU", "Paid within [４８] [hou]rs.");
        check("先登记。\n退货。", "没有", "先登记。");
        check("", "退货", "");
    }

    #[test]
    fn a_long_line_is_cut_around_the_first_find() {
        let text = format!("{}退货{}", "前".repeat(100), "后".repeat(200));
        check(&text, "退货", &format!("…{}[退货]{}…", "前".repeat(16), "后".repeat(78)));
    }
}

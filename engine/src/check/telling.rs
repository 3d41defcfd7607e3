//! Words so strong or so careful that they tell a right choice from a wrong one.

use super::{
    Entry,
    chance::by_bank,
    entry::fault,
    thresholds::{FEWEST_TELLING, TELLING_POINTS, TELLING_WRONG},
    words::{has_any, unquoted},
};
use crate::{Fault, FaultCode, QuestionType};

/// The two kinds of words, by the names that findings call them.
const KINDS: [(&str, &[&str]); 2] = [("absolute", ABSOLUTE), ("vague", VAGUE)];

const ABSOLUTE: &[&str] = &[
    "一定",
    "必须",
    "绝不",
    "绝对",
    "从不",
    "永远",
    "总是",
    "任何",
    "所有",
    "凡是",
    "一律",
    "完全",
    "只有",
    "只能",
    "只要",
    "必須",
    "絕不",
    "絕對",
    "從不",
    "永遠",
    "總是",
    "always",
    "never",
    "all",
    "every",
    "only",
    "none",
    "must",
    "completely",
    "entirely",
    "absolutely",
];

const VAGUE: &[&str] = &[
    "一般",
    "可能",
    "通常",
    "有时",
    "往往",
    "大多",
    "大概",
    "也许",
    "多半",
    "基本上",
    "有時",
    "也許",
    "usually",
    "often",
    "may",
    "might",
    "sometimes",
    "generally",
    "possibly",
    "probably",
    "perhaps",
    "mostly",
];

/// Questions that such words give away, and banks where they do on the whole. Quoted speech does not count: what a
/// person in a question says is what the question is about.
pub(super) fn check(entries: &[Entry<'_>]) -> Vec<Fault> {
    let asked: Vec<_> = by_bank(entries);
    let mut faults = Vec::new();
    for (name, words) in KINDS {
        faults.extend(entries.iter().filter_map(|entry| in_question(entry, name, words)));
        for (bank, entries) in &asked {
            faults
                .extend(in_bank(entries, name, words).map(|told| fault(&bank.file, 1, FaultCode::TellingWords, told)));
        }
    }
    faults
}

/// How many wrong and right choices there are, and how many of each carry one of the words.
#[derive(Default)]
struct Tally {
    wrong: usize,
    right: usize,
    wrong_with: usize,
    right_with: usize,
}

impl Tally {
    fn add(&mut self, entry: &Entry<'_>, words: &[&str]) {
        for (text, is_right) in entry.choices() {
            let with = usize::from(has_any(&unquoted(text), words));
            let (all, carrying) = match is_right {
                true => (&mut self.right, &mut self.right_with),
                false => (&mut self.wrong, &mut self.wrong_with),
            };
            *all += 1;
            *carrying += with;
        }
    }
}

fn in_question(entry: &Entry<'_>, name: &str, words: &[&str]) -> Option<Fault> {
    let mut tally = Tally::default();
    tally.add(entry, words);
    let only_wrong = tally.wrong_with >= TELLING_WRONG && tally.right_with == 0;
    let only_right =
        tally.right_with > 0 && tally.right_with == tally.right && tally.wrong_with == 0 && tally.wrong > 0;
    let told = format!("{name}: {} [x], {} [ ]", tally.right_with, tally.wrong_with);
    (!entry.is(QuestionType::Boolean) && (only_wrong || only_right)).then(|| entry.fault(FaultCode::TellingWords, told))
}

fn in_bank(entries: &[&Entry<'_>], name: &str, words: &[&str]) -> Option<String> {
    let mut tally = Tally::default();
    for entry in entries.iter().filter(|entry| !entry.is(QuestionType::Boolean)) {
        tally.add(entry, words);
    }
    let with = tally.wrong_with + tally.right_with;
    let share = |wrong: usize, all: usize| wrong as f64 * 100.0 / all.max(1) as f64;
    let (usual, found) = (share(tally.wrong, tally.wrong + tally.right), share(tally.wrong_with, with));
    let tells = with >= FEWEST_TELLING && (found - usual).abs() > TELLING_POINTS;
    tells.then(|| format!("{name}: {} [x], {} [ ] ({found:.0} % / {usual:.0} %)", tally.right_with, tally.wrong_with))
}

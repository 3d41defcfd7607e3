//! What somebody would score who cannot read, but knows how tests are made.

mod strategies;

use super::{
    Entry,
    chance::{ALL_BANKS, by_bank},
    entry::fault,
    thresholds::{ALL_TICKED_ONE_IN, BLIND_POINTS, BLIND_QUESTIONS, FEWEST_ALL_TICKED},
};
use crate::{Fault, FaultCode, QuestionType};

use strategies::{Strategy, always_the_longest, always_the_most_detailed, always_the_same_place};
use strategies::{always_the_same_pole, always_tick_all};

/// Strategies that come out the same in every language; looked at in one of them. Beside them, how many multiple choices
/// have every choice ticked.
pub(super) fn in_any_language(entries: &[Entry<'_>]) -> Vec<Fault> {
    let mut faults = weigh(entries, ALL_BANKS, "same-place", always_the_same_place);
    faults.extend(weigh(entries, ALL_BANKS, "same-pole", always_the_same_pole));
    faults.extend(weigh(entries, ALL_BANKS, "tick-all", always_tick_all));
    for (bank, entries) in by_bank(entries) {
        let multis: Vec<_> = entries.iter().filter(|entry| entry.is(QuestionType::Multi)).collect();
        let all = multis.iter().filter(|entry| entry.choices().all(|(_, right)| right)).count();
        if all >= FEWEST_ALL_TICKED && all * ALL_TICKED_ONE_IN > multis.len() {
            faults.push(fault(&bank.file, 1, FaultCode::AllTicked, format!("{all} / {}", multis.len())));
        }
    }
    faults
}

/// Strategies that go by the words, so that each language has its own outcome.
pub(super) fn in_one_language(entries: &[Entry<'_>]) -> Vec<Fault> {
    let Some(language) = entries.first().map(Entry::language) else { return Vec::new() };
    let all = format!("{ALL_BANKS}/*.{language}.md");
    let mut faults = weigh(entries, &all, "longest", always_the_longest);
    faults.extend(weigh(entries, &all, "most-detailed", always_the_most_detailed));
    faults
}

/// Where a strategy earns more than chance: in a bank, or, when no bank stands out, in all of them together, which go by
/// the name `all`.
fn weigh(entries: &[Entry<'_>], all: &str, name: &str, strategy: Strategy) -> Vec<Fault> {
    let banks = by_bank(entries);
    let blind = |file: &str, outcome: &Outcome| {
        outcome.gain().map(|gain| fault(file, 1, FaultCode::BlindStrategy, format!("{name}: {gain}")))
    };
    let found: Vec<Fault> = banks.iter().filter_map(|(bank, entries)| blind(&bank.file, &strategy(entries))).collect();
    if !found.is_empty() || banks.len() < 2 {
        return found;
    }
    let entries: Vec<&Entry<'_>> = entries.iter().collect();
    blind(all, &strategy(&entries)).into_iter().collect()
}

/// What a strategy earned, and what chance would have earned, in questions.
#[derive(Debug, Clone, Copy, Default)]
struct Outcome {
    earned: f64,
    by_chance: f64,
    questions: usize,
}

impl Outcome {
    /// The outcome in percent, when it is more than it may be.
    fn gain(&self) -> Option<String> {
        let count = self.questions as f64;
        let over = self.earned - self.by_chance;
        let is_much = over * 100.0 > BLIND_POINTS * count && over > BLIND_QUESTIONS;
        let percent = |questions: f64| (questions * 100.0 / count).round();
        is_much.then(|| format!("{} % > {} % ({})", percent(self.earned), percent(self.by_chance), self.questions))
    }
}

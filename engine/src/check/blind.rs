//! What somebody would score who cannot read, but knows how tests are made.

mod strategies;

use serde::Serialize;

use super::{
    Entry, Stock,
    chance::{ALL_BANKS, by_bank},
    entry::fault,
    thresholds::{ALL_TICKED_ONE_IN, BLIND_POINTS, BLIND_QUESTIONS, FEWEST_ALL_TICKED},
};
use crate::{Fault, FaultCode, Lang, QuestionType};

use strategies::{Strategy, always_the_longest, always_the_most_detailed, always_the_same_place};
use strategies::{always_the_same_pole, always_tick_all};

/// Strategies that come out the same in every language.
const BY_PLACE: [(&str, Strategy); 3] =
    [("same-place", always_the_same_place), ("same-pole", always_the_same_pole), ("tick-all", always_tick_all)];

/// Strategies that go by the words, so that each language has its own outcome.
const BY_WORDS: [(&str, Strategy); 2] = [("longest", always_the_longest), ("most-detailed", always_the_most_detailed)];

/// What a strategy earns in one bank, or in all of them together.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct BlindScore {
    /// The strategy: `same-place`, `same-pole`, `tick-all`, `longest` or `most-detailed`.
    pub strategy: &'static str,
    /// The file of the bank, or `banks` for all together.
    pub of: String,
    /// What it earns, in percent of the questions that it can be used on.
    pub percent: f64,
    /// What guessing would earn, in percent.
    pub by_chance: f64,
    /// How many questions it can be used on.
    pub questions: usize,
}

/// What each strategy earns in each bank and in all together.
#[must_use]
pub fn blind_scores(stock: &Stock<'_>) -> Vec<BlindScore> {
    let mut scores = all_scores(&stock.first_entries(), ALL_BANKS, &BY_PLACE);
    for &lang in Lang::ALL {
        scores.extend(all_scores(&stock.entries_in(lang), &in_language(lang), &BY_WORDS));
    }
    scores
}

fn all_scores(entries: &[Entry<'_>], all: &str, strategies: &[(&'static str, Strategy)]) -> Vec<BlindScore> {
    let mut groups = by_bank(entries).into_iter().map(|(bank, some)| (bank.file.clone(), some)).collect::<Vec<_>>();
    groups.push((all.to_owned(), entries.iter().collect()));
    let mut scores = Vec::new();
    for (strategy, earns) in strategies {
        let outcomes = groups.iter().map(|(of, entries)| (of, earns(entries)));
        scores.extend(outcomes.filter(|(_, outcome)| outcome.questions > 0).map(|(of, outcome)| BlindScore {
            strategy,
            of: of.clone(),
            percent: outcome.percent(outcome.earned),
            by_chance: outcome.percent(outcome.by_chance),
            questions: outcome.questions,
        }));
    }
    scores
}

/// What all banks of a language go by.
fn in_language(language: Lang) -> String {
    format!("{ALL_BANKS}/*.{language}.md")
}

/// Strategies by place, looked at in one language. Beside them, how many multiple choices have every choice ticked.
pub(super) fn in_any_language(entries: &[Entry<'_>]) -> Vec<Fault> {
    let mut faults = weigh_all(entries, ALL_BANKS, &BY_PLACE);
    for (bank, entries) in by_bank(entries) {
        let multis: Vec<_> = entries.iter().filter(|entry| entry.is(QuestionType::Multi)).collect();
        let all = multis.iter().filter(|entry| entry.choices().all(|(_, right)| right)).count();
        if all >= FEWEST_ALL_TICKED && all * ALL_TICKED_ONE_IN > multis.len() {
            faults.push(fault(&bank.file, 1, FaultCode::AllTicked, format!("{all} / {}", multis.len())));
        }
    }
    faults
}

/// Strategies that go by the words.
pub(super) fn in_one_language(entries: &[Entry<'_>]) -> Vec<Fault> {
    let language = entries.first().map(Entry::language);
    language.map(|language| weigh_all(entries, &in_language(language), &BY_WORDS)).unwrap_or_default()
}

fn weigh_all(entries: &[Entry<'_>], all: &str, strategies: &[(&'static str, Strategy)]) -> Vec<Fault> {
    strategies.iter().flat_map(|(name, strategy)| weigh(entries, all, name, *strategy)).collect()
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
        let percent = |questions: f64| self.percent(questions).round();
        is_much.then(|| format!("{} % > {} % ({})", percent(self.earned), percent(self.by_chance), self.questions))
    }

    /// So many of the questions, in percent.
    fn percent(&self, questions: f64) -> f64 {
        questions * 100.0 / self.questions as f64
    }
}

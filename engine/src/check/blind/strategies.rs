use super::Outcome;
use crate::{QuestionType, check::Entry};

/// How somebody answers who does not know, and what that earns.
pub(super) type Strategy = fn(&[&Entry<'_>]) -> Outcome;

/// Ticks the longest choice of each single choice.
pub(super) fn always_the_longest(entries: &[&Entry<'_>]) -> Outcome {
    best_by(entries, |choice| choice.chars().count())
}

/// Ticks the choice of each single choice that goes most into detail: numbers, and marks between clauses.
pub(super) fn always_the_most_detailed(entries: &[&Entry<'_>]) -> Outcome {
    best_by(entries, |choice| numbers(choice) + choice.chars().filter(|sign| "，、；：,;:（(".contains(*sign)).count())
}

/// Ticks the same place of each single choice: the one that pays best.
pub(super) fn always_the_same_place(entries: &[&Entry<'_>]) -> Outcome {
    let singles = of_kind(entries, QuestionType::Single);
    let most = singles.iter().map(|entry| entry.choices().count()).max().unwrap_or_default();
    let right = |place| singles.iter().filter(|entry| entry.key_place() == Some(place)).count();
    Outcome {
        earned: (0..most).map(right).max().unwrap_or_default() as f64,
        by_chance: singles.iter().map(|entry| by_guessing(entry)).sum(),
        questions: singles.len(),
    }
}

/// Ticks the same pole of each boolean question: the one that pays best.
pub(super) fn always_the_same_pole(entries: &[&Entry<'_>]) -> Outcome {
    let booleans = of_kind(entries, QuestionType::Boolean);
    let positive = booleans.iter().filter(|entry| entry.key_place() == Some(0)).count();
    let earned = positive.max(booleans.len() - positive) as f64;
    Outcome { earned, by_chance: booleans.len() as f64 / 2.0, questions: booleans.len() }
}

/// Ticks everything in each multiple choice. By chance one of all possible sets of ticks is right.
pub(super) fn always_tick_all(entries: &[&Entry<'_>]) -> Outcome {
    let multis = of_kind(entries, QuestionType::Multi);
    let sets = |entry: &&Entry<'_>| 2_f64.powi(i32::try_from(entry.choices().count()).unwrap_or(26)) - 1.0;
    Outcome {
        earned: multis.iter().filter(|entry| entry.choices().all(|(_, right)| right)).count() as f64,
        by_chance: multis.iter().map(|entry| 1.0 / sets(entry)).sum(),
        questions: multis.len(),
    }
}

/// Ticks the choice that measures most in each single choice; where several do, one of them by chance.
fn best_by(entries: &[&Entry<'_>], measure: fn(&str) -> usize) -> Outcome {
    let mut outcome = Outcome::default();
    for entry in of_kind(entries, QuestionType::Single) {
        let measured: Vec<(usize, bool)> = entry.choices().map(|(text, right)| (measure(text), right)).collect();
        let most = measured.iter().map(|(size, _)| *size).max();
        let best: Vec<bool> =
            measured.iter().filter(|(size, _)| Some(*size) == most).map(|(_, right)| *right).collect();
        if best.contains(&true) {
            outcome.earned += 1.0 / best.len() as f64;
        }
        outcome.by_chance += by_guessing(entry);
        outcome.questions += 1;
    }
    outcome
}

fn of_kind<'e, 'a>(entries: &[&'e Entry<'a>], kind: QuestionType) -> Vec<&'e Entry<'a>> {
    entries.iter().copied().filter(|entry| entry.is(kind)).collect()
}

fn by_guessing(entry: &Entry<'_>) -> f64 {
    1.0 / entry.choices().count().max(1) as f64
}

/// How many numbers a text names.
fn numbers(text: &str) -> usize {
    text.split(|sign: char| !sign.is_ascii_digit()).filter(|run| !run.is_empty()).count()
}

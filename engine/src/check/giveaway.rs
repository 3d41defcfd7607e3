//! Questions of one rule where one says what the other asks.

use std::collections::BTreeSet;

use super::{
    Entry, Stock, entries,
    thresholds::{SHORTEST_KEY_HAN, SHORTEST_KEY_LATIN},
    words::{is_han, spaced},
};
use crate::{
    Fault, FaultCode, Lang, QuestionType, Slug,
    content::{Quantity, numbers_of},
};

/// Pairs that should be enemies and are not, each once, in the first language it shows in.
pub(super) fn check(stock: &Stock<'_>) -> Vec<Fault> {
    let mut told: BTreeSet<(Slug, Slug, Slug)> = BTreeSet::new();
    let mut faults = Vec::new();
    for &lang in Lang::ALL {
        for &bank in stock.banks.iter().filter(|bank| bank.language == lang) {
            let entries = entries(std::iter::once(bank));
            for (index, one) in entries.iter().enumerate() {
                for other in &entries[index + 1..] {
                    let mut is_new = || told.insert((bank.bank.clone(), one.id().clone(), other.id().clone()));
                    faults.extend(between(one, other).filter(|_| is_new()));
                }
            }
        }
    }
    faults
}

/// What one of two questions says of the other's answer.
fn between(one: &Entry<'_>, other: &Entry<'_>) -> Option<Fault> {
    let shares_rule = one.traits.rules.iter().any(|rule| other.traits.rules.contains(rule));
    let are_enemies = one.traits.enemies.contains(other.id()) || other.traits.enemies.contains(one.id());
    if !shares_rule || are_enemies {
        return None;
    }
    let said = said_in(one, other).or_else(|| said_in(other, one))?;
    Some(other.fault(FaultCode::GivesAway, format!("#{}: enemy={} ({said})", other.id(), one.id())))
}

/// A right choice of a question that stands in the stem of another.
fn said_in<'a>(asked: &Entry<'a>, telling: &Entry<'_>) -> Option<&'a str> {
    if asked.is(QuestionType::Boolean) {
        return None;
    }
    let stem = telling.stem.whole();
    asked.choices().filter(|(_, right)| *right).map(|(text, _)| text).find(|text| holds(&stem, text))
}

fn holds(stem: &str, key: &str) -> bool {
    if let Some(Quantity { number, unit }) = Quantity::parse(key) {
        return numbers_of(stem, unit).contains(&number);
    }
    let (han, latin) =
        (key.chars().filter(|sign| is_han(*sign)).count(), key.chars().filter(char::is_ascii_alphabetic));
    if han < SHORTEST_KEY_HAN && latin.count() < SHORTEST_KEY_LATIN {
        return false;
    }
    if han == 0 {
        return spaced(stem).contains(&spaced(key));
    }
    let bare = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
    bare(stem).contains(&bare(key))
}

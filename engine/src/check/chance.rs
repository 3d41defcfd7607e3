//! Whether the keys of single choices favour a place.

use super::{
    Entry,
    entry::fault,
    thresholds::{CHI_SQUARE_AT_001, CHI_SQUARE_AT_01, FEWEST_KEYS, GOOD_EXPECTATION},
};
use crate::{Bank, Fault, FaultCode, QuestionType};

/// The name that findings about all banks together stand under.
pub(super) const ALL_BANKS: &str = "banks";

/// Banks whose keys favour a place, or that have too few to tell; and all banks together, unless one has been named.
pub(super) fn key_positions(entries: &[Entry<'_>]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (bank, entries) in by_bank(entries) {
        let places = Places::of(&entries);
        match places.count {
            0 => {}
            count if count < FEWEST_KEYS => {
                let detail = format!("single: {count} / {FEWEST_KEYS}");
                faults.push(fault(&bank.file, 1, FaultCode::TooFewToJudge, detail));
            }
            _ => faults.extend(places.bias().map(|detail| fault(&bank.file, 1, FaultCode::KeyPositions, detail))),
        }
    }
    if faults.iter().all(|fault| fault.code != FaultCode::KeyPositions) {
        let all: Vec<&Entry<'_>> = entries.iter().collect();
        let bias = Some(Places::of(&all)).filter(|places| places.count >= FEWEST_KEYS).and_then(|all| all.bias());
        faults.extend(bias.map(|detail| fault(ALL_BANKS, 1, FaultCode::KeyPositions, detail)));
    }
    faults
}

/// The questions of each bank, in their order.
pub(super) fn by_bank<'e, 'a>(entries: &'e [Entry<'a>]) -> Vec<(&'a Bank, Vec<&'e Entry<'a>>)> {
    let mut banks: Vec<(&Bank, Vec<&Entry<'_>>)> = Vec::new();
    for entry in entries {
        match banks.last_mut() {
            Some((bank, entries)) if std::ptr::eq(*bank, entry.bank) => entries.push(entry),
            _ => banks.push((entry.bank, vec![entry])),
        }
    }
    banks
}

/// How often each place holds the key, and how often chance alone would put it there. A key that is pinned has its place
/// for another reason and is left out; places beyond the tenth count as the tenth.
struct Places {
    observed: [f64; 10],
    expected: [f64; 10],
    count: usize,
}

impl Places {
    fn of(entries: &[&Entry<'_>]) -> Self {
        let mut this = Self { observed: [0.0; 10], expected: [0.0; 10], count: 0 };
        for entry in entries.iter().filter(|entry| entry.is(QuestionType::Single)) {
            let choices = entry.choices().count();
            let Some(place) = entry.key_place().filter(|&place| entry.traits.shape.get(place) == Some(&None)) else {
                continue;
            };
            this.count += 1;
            this.observed[place.min(9)] += 1.0;
            for place in 0..choices {
                this.expected[place.min(9)] += 1.0 / choices as f64;
            }
        }
        this
    }

    /// What the places hold, when chance would hardly do that.
    fn bias(&self) -> Option<String> {
        let used = || self.observed.iter().zip(self.expected).filter(|(_, expected)| *expected > 0.0);
        let statistic: f64 = used().map(|(observed, expected)| (observed - expected).powi(2) / expected).sum();
        let freedom = used().count().checked_sub(2)?;
        let is_good = used().all(|(_, expected)| expected >= GOOD_EXPECTATION);
        let critical = if is_good { CHI_SQUARE_AT_01 } else { CHI_SQUARE_AT_001 }[freedom];
        let letters = ('A'..).zip(used()).map(|(letter, (observed, _))| format!("{letter} {observed}"));
        (statistic > critical)
            .then(|| format!("{} (χ² {statistic:.1} > {critical:.1})", letters.collect::<Vec<_>>().join(", ")))
    }
}

use sha2::{Digest, Sha256};

use crate::Chance;

/// Chance that falls the same way each time for the same words: what the people of a demonstration do is decided once and
/// for all, on every machine.
pub(super) struct Dice(Chance);

impl Dice {
    pub(super) fn of(words: &[&str]) -> Self {
        let mut hash = Sha256::new();
        for word in words {
            hash.update((word.len() as u64).to_be_bytes());
            hash.update(word);
        }
        Self(Chance::from_seed(hash.finalize().into()))
    }

    pub(super) fn number(&self) -> u64 {
        u64::from_be_bytes(self.0.bytes())
    }

    /// A number from 0 up to, not including, `end`.
    pub(super) fn below(&self, end: i64) -> i64 {
        let end = u64::try_from(end.max(1)).unwrap_or(1);
        i64::try_from(self.number() % end).unwrap_or(0)
    }

    /// A number from `least` to `most`.
    pub(super) fn between(&self, least: i64, most: i64) -> i64 {
        least + self.below(most - least + 1)
    }

    /// For whatever takes chance of its own.
    pub(super) fn into_chance(self) -> Chance {
        self.0
    }
}

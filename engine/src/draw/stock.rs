use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Candidate, Seen};

/// What a person had before, by index: how often each was drawn for anybody.
pub(super) type Known = BTreeMap<u32, u32>;

/// The candidates sorted by id, each once, with the pairs that must not meet.
#[derive(Debug)]
pub(super) struct Stock {
    pub(super) candidates: Vec<Arc<Candidate>>,
    /// Indexes in the order of the names.
    by_name: Vec<u32>,
    /// Only those that have enemies.
    hostile: BTreeMap<u32, Vec<u32>>,
}

impl Stock {
    pub(super) fn of(mut candidates: Vec<Arc<Candidate>>) -> Self {
        candidates.sort_by(|one, other| one.question.cmp(&other.question));
        candidates.dedup_by(|later, earlier| later.question == earlier.question);
        candidates.truncate(u32::MAX as usize);
        let mut by_name: Vec<u32> = (0..).take(candidates.len()).collect();
        by_name.sort_by(|&one, &other| {
            candidates[one as usize].slug_key.cmp(&candidates[other as usize].slug_key).then(one.cmp(&other))
        });
        let mut stock = Self { candidates, by_name, hostile: BTreeMap::new() };
        stock.hostile = stock.feuds();
        stock
    }

    pub(super) fn at(&self, index: u32) -> &Candidate {
        &self.candidates[index as usize]
    }

    /// Which candidates beside itself a paper can no longer take once it holds this one.
    pub(super) fn hostile_to(&self, index: u32) -> &[u32] {
        self.hostile.get(&index).map_or(&[], Vec::as_slice)
    }

    /// What a person had before, as far as it is here.
    pub(super) fn known(&self, seen: &Seen) -> Known {
        let here = |(name, &used): (&String, &u32)| self.named(name).iter().map(move |&index| (index, used));
        seen.iter().flat_map(here).collect()
    }

    /// The versions of a question, ascending.
    fn named(&self, name: &str) -> &[u32] {
        let key = |&index: &u32| self.at(index).slug_key.as_str();
        let start = self.by_name.partition_point(|index| key(index) < name);
        let count = self.by_name[start..].partition_point(|index| key(index) == name);
        &self.by_name[start..start + count]
    }

    fn feuds(&self) -> BTreeMap<u32, Vec<u32>> {
        let mut feuds: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for same in self.by_name.chunk_by(|&one, &other| self.at(one).slug_key == self.at(other).slug_key) {
            for &one in same.iter().filter(|_| same.len() > 1) {
                feuds.entry(one).or_default().extend(same.iter().filter(|other| **other != one));
            }
        }
        for (index, candidate) in (0..).zip(&self.candidates) {
            for &enemy in candidate.enemies.iter().flat_map(|name| self.named(name)) {
                feuds.entry(index).or_default().push(enemy);
                feuds.entry(enemy).or_default().push(index);
            }
        }
        feuds
    }
}

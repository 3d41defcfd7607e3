//! What earlier pages of this browser left behind: found when the attempt is opened again, and sent as it is.

use std::cmp::Reverse;
use std::collections::{BTreeMap, VecDeque};

use super::Queue;
use crate::wire::SaveRequest;

/// What was left behind, in the order in which most of it counts: first of the page that holds the attempt, since whoever
/// comes next takes it over.
#[derive(Default)]
pub(super) struct Left {
    holder: Option<String>,
    /// The epoch this page was rendered in; what it gains by its own saves does not matter here.
    epoch: u32,
    requests: VecDeque<SaveRequest>,
}

impl Left {
    /// Nothing yet; `holder` is who held the attempt when the page was rendered, in this epoch.
    pub(super) fn nothing(holder: Option<String>, epoch: u32) -> Self {
        Self { holder, epoch, requests: VecDeque::new() }
    }

    /// Whether nobody else had edited since this was entered when the page was rendered: then it counts.
    pub(super) fn counts(&self, save: &SaveRequest) -> bool {
        let held = self.holder.as_ref() == Some(&save.device);
        save.epoch == self.epoch || held && save.epoch.checked_add(1) == Some(self.epoch)
    }

    pub(super) fn take_in(&mut self, found: Vec<SaveRequest>) {
        self.requests.extend(found);
        let holder = self.holder.clone();
        let rank = |save: &SaveRequest| {
            (Some(&save.device) != holder.as_ref(), Reverse(save.epoch), save.device.clone(), save.sequence)
        };
        self.requests.make_contiguous().sort_by_key(rank);
    }

    pub(super) fn next(&mut self) -> Option<SaveRequest> {
        self.requests.pop_front()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &SaveRequest> {
        self.requests.iter()
    }

    /// What counts of it, by place: the page shows it.
    fn ticks(&self) -> BTreeMap<u16, Vec<u8>> {
        let ticks = |save: &SaveRequest| (save.place, save.payload.places().to_vec());
        // What is sent later is what counts in the end.
        self.requests.iter().filter(|save| self.counts(save)).map(ticks).collect()
    }
}

impl Queue {
    /// Takes in what earlier pages left of this attempt, and gives back what of it the page has to show, by place: what
    /// counts and was not changed here since.
    pub fn found(&mut self, saves: Vec<SaveRequest>) -> BTreeMap<u16, Vec<u8>> {
        let own = |save: &SaveRequest| save.attempt == self.attempt && !self.is_waiting(save);
        self.left.take_in(saves.into_iter().filter(own).collect());
        let numbers = self.left.iter().filter(|save| save.device == self.device).map(|save| save.sequence);
        self.sequence = numbers.max().unwrap_or_default().max(self.sequence);
        let mut ticks = self.left.ticks();
        ticks.retain(|place, _| !self.changed_here(*place));
        ticks
    }

    /// Whether what is in flight was left by an earlier page and, as far as this page can tell, does not count.
    #[must_use]
    pub fn is_outdated(&self) -> bool {
        self.flying.as_ref().is_some_and(|save| save.device != self.device && !self.left.counts(save))
    }

    fn is_waiting(&self, save: &SaveRequest) -> bool {
        save.device == self.device && self.unsafe_here().iter().any(|own| own.sequence == save.sequence)
    }

    fn changed_here(&self, place: u16) -> bool {
        self.unsafe_here().iter().any(|save| save.place == place)
    }
}

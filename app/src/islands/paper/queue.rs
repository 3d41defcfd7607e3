//! What is safe and what is not yet: the answers on their way to the server.

mod left;
mod state;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use engine::{Lang, Payload};

use crate::wire::{SaveRequest, SavedAnswer};
use left::Left;
pub use state::{Progress, SaveState};

/// What a page knows of itself when it is opened.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The attempt's id.
    pub attempt: String,
    /// The name of the page as a device.
    pub device: String,
    /// The language the questions are shown in.
    pub language: Lang,
    /// The epoch the page was rendered in.
    pub epoch: u32,
    /// Who held the attempt then, if anybody had answered.
    pub holder: Option<String>,
}

/// Answers in the order they were changed, one in flight at a time, so that a retry is the same request again. Each change
/// has its number from the beginning: what is kept in the browser is what is sent.
pub struct Queue {
    attempt: String,
    device: String,
    language: Lang,
    epoch: u32,
    sequence: u32,
    left: Left,
    /// The changes of this page by their number, with the place.
    waiting: BTreeMap<u32, (u16, Vec<u8>)>,
    flying: Option<SaveRequest>,
    refused: BTreeSet<u16>,
    overtaken: BTreeSet<u16>,
    failures: u32,
    held: bool,
}

/// What becomes of a request that a pause has swallowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renumbered {
    /// It was kept by the server and is not looked at again.
    pub old: SaveRequest,
    /// The same change under a new number, unless a newer one takes its place.
    pub new: Option<SaveRequest>,
}

impl Queue {
    /// A queue for one page of one attempt.
    #[must_use]
    pub fn new(origin: Origin) -> Self {
        let Origin { attempt, device, language, epoch, holder } = origin;
        Self {
            attempt,
            device,
            language,
            epoch,
            sequence: 0,
            left: Left::nothing(holder, epoch),
            waiting: BTreeMap::new(),
            flying: None,
            refused: BTreeSet::new(),
            overtaken: BTreeSet::new(),
            failures: 0,
            held: false,
        }
    }

    /// Notes a change, and gives back what is sent for it; of several changes of one question only the newest waits.
    pub fn change(&mut self, place: u16, places: Vec<u8>) -> SaveRequest {
        self.refused.remove(&place);
        self.overtaken.remove(&place);
        self.waiting.retain(|_, (at, _)| *at != place);
        self.sequence += 1;
        self.waiting.insert(self.sequence, (place, places.clone()));
        self.request(self.sequence, place, places)
    }

    fn request(&self, sequence: u32, place: u16, places: Vec<u8>) -> SaveRequest {
        SaveRequest {
            attempt: self.attempt.clone(),
            device: self.device.clone(),
            epoch: self.epoch,
            sequence,
            place,
            payload: Payload::Choices { places },
            language: self.language,
        }
    }

    /// The exam is paused: nothing goes out any more. The change that was on its way waits like the others, and gets a new
    /// number when it goes on: what came in the pause is not looked at again. What an earlier page had sent goes on as a
    /// change of this page, if nobody else had edited since.
    pub fn hold(&mut self) -> Option<Renumbered> {
        self.held = true;
        self.failures = 0;
        let old = self.flying.take()?;
        let counts = old.device == self.device || self.left.counts(&old);
        let newer = self.waiting.values().any(|(place, _)| *place == old.place);
        let new = (counts && !newer).then(|| self.change(old.place, old.payload.places().to_vec()));
        Some(Renumbered { old, new })
    }

    /// The exam goes on, and so does what waits.
    pub fn go_on(&mut self) {
        self.held = false;
    }

    /// Whether the exam is paused, as far as this page knows.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.held
    }

    /// What to send now: the request in flight again, else what earlier pages left, else the oldest change that waits.
    pub fn due(&mut self) -> Option<SaveRequest> {
        if self.held {
            return None;
        }
        if self.flying.is_none() {
            self.flying = self.left.next();
        }
        if self.flying.is_none() {
            let (sequence, (place, places)) = self.waiting.pop_first()?;
            self.flying = Some(self.request(sequence, place, places));
        }
        self.flying.clone()
    }

    /// The server's receipt came: the change is on its disk. Gives back what needs to be kept here no longer.
    pub fn arrived(&mut self, saved: &SavedAnswer) -> Option<SaveRequest> {
        // The receipt of what an earlier page had sent may tell of an epoch that is over.
        self.epoch = self.epoch.max(saved.epoch);
        self.failures = 0;
        self.flying.take()
    }

    /// The server will never take this change: what waits behind it goes on without it.
    pub fn gave_up(&mut self) -> Option<SaveRequest> {
        self.failures = 0;
        let save = self.flying.take()?;
        self.refused.insert(save.place);
        Some(save)
    }

    /// The server has kept this change, which does not count: its section is closed. That is said of the section, not of it.
    pub fn let_go(&mut self) -> Option<SaveRequest> {
        self.failures = 0;
        self.flying.take()
    }

    /// The server has kept this change, which does not count: another page holds the attempt.
    pub fn overtaken(&mut self) -> Option<SaveRequest> {
        self.failures = 0;
        let outdated = self.is_outdated();
        let save = self.flying.take()?;
        if !outdated {
            self.overtaken.insert(save.place);
        }
        Some(save)
    }

    /// No answer, or one that may be different next time: says in how many milliseconds to try again.
    pub fn failed(&mut self) -> u32 {
        self.failures = self.failures.saturating_add(1);
        1_000 << self.failures.min(5).saturating_sub(1)
    }

    /// Whether all changes have their receipt.
    #[must_use]
    pub fn state(&self) -> SaveState {
        match self.count() {
            0 if !self.refused.is_empty() => SaveState::Refused,
            0 if !self.overtaken.is_empty() => SaveState::Elsewhere,
            0 => SaveState::Safe,
            _ if self.held => SaveState::Held,
            _ if self.failures == 0 => SaveState::Saving,
            _ => SaveState::Unsafe,
        }
    }

    /// How many answers have no receipt yet.
    #[must_use]
    pub fn count(&self) -> usize {
        self.left.iter().count() + self.waiting.len() + usize::from(self.flying.is_some())
    }

    /// Whether a request is on its way or waits to be tried again.
    #[must_use]
    pub fn is_flying(&self) -> bool {
        self.flying.is_some()
    }

    /// All changes of this page that have no receipt yet, as they are sent.
    #[must_use]
    pub fn unsafe_here(&self) -> Vec<SaveRequest> {
        let own = self.flying.iter().filter(|save| save.device == self.device).cloned();
        let waiting =
            self.waiting.iter().map(|(&number, (place, places))| self.request(number, *place, places.clone()));
        own.chain(waiting).collect()
    }

    /// How far the last change of this question has come; none when it is safe.
    #[must_use]
    pub fn progress(&self, place: u16) -> Option<Progress> {
        let left = self.flying.iter().chain(self.left.iter());
        let left =
            left.filter(|save| save.device == self.device || self.left.counts(save)).any(|save| save.place == place);
        if left || self.waiting.values().any(|(at, _)| *at == place) {
            let stuck = self.held || self.failures > 0;
            return Some(if stuck { Progress::Here } else { Progress::Underway });
        }
        if self.refused.contains(&place) {
            return Some(Progress::Refused);
        }
        self.overtaken.contains(&place).then_some(Progress::Overtaken)
    }

    /// Whether the change of this question still waits for its receipt, or was refused: what others say is not shown.
    #[must_use]
    pub fn holds(&self, place: u16) -> bool {
        matches!(self.progress(place), Some(Progress::Underway | Progress::Here | Progress::Refused))
    }
}

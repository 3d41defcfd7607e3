//! What is safe and what is not yet: the answers on their way to the server.

use std::collections::{BTreeMap, BTreeSet};

use engine::{Lang, Payload};

use crate::wire::{SaveRequest, SavedAnswer};

/// How far the answers of this page have come, as the page says it in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Every change has its receipt.
    Safe,
    /// A change is on its way.
    Saving,
    /// A change could not be delivered and will be tried again.
    Unsafe,
    /// A change was refused for good; sending it again would change nothing.
    Refused,
    /// The exam is paused: what is not safe yet waits until it goes on.
    Held,
}

impl SaveState {
    /// The value of the attribute `data-state`, by which the style sheet shows the right words.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Saving => "saving",
            Self::Unsafe => "unsafe",
            Self::Refused => "refused",
            Self::Held => "held",
        }
    }
}

/// Answers in the order they were changed, one in flight at a time, so that a retry is the same request again.
pub struct Queue {
    attempt: String,
    device: String,
    language: Lang,
    epoch: u32,
    sequence: u32,
    waiting: BTreeMap<u16, Vec<u8>>,
    flying: Option<SaveRequest>,
    refused: BTreeSet<u16>,
    failures: u32,
    held: bool,
}

impl Queue {
    /// A queue for one page of one attempt; `epoch` is the one the page was rendered in.
    #[must_use]
    pub fn new(attempt: String, device: String, language: Lang, epoch: u32) -> Self {
        Self {
            attempt,
            device,
            language,
            epoch,
            sequence: 0,
            waiting: BTreeMap::new(),
            flying: None,
            refused: BTreeSet::new(),
            failures: 0,
            held: false,
        }
    }

    /// The exam is paused: nothing goes out any more. The change that was on its way waits like the others, and gets a new
    /// number when it goes on: what came in the pause is not looked at again.
    pub fn hold(&mut self) {
        self.held = true;
        self.failures = 0;
        if let Some(SaveRequest { place, payload: Payload::Choices { places }, .. }) = self.flying.take() {
            self.waiting.entry(place).or_insert(places);
        }
    }

    /// The exam goes on, and with it what waits.
    pub fn go_on(&mut self) {
        self.held = false;
    }

    /// Whether the exam is paused.
    #[must_use]
    pub const fn is_held(&self) -> bool {
        self.held
    }

    /// Takes a change; a newer one for the same question replaces an older one that still waits.
    pub fn change(&mut self, place: u16, places: Vec<u8>) {
        self.refused.remove(&place);
        self.waiting.insert(place, places);
    }

    /// The next request to send: the one in flight again after a failure, else the next change that waits.
    pub fn due(&mut self) -> Option<SaveRequest> {
        if self.held {
            return None;
        }
        if self.flying.is_none() {
            let (place, places) = self.waiting.pop_first()?;
            self.sequence += 1;
            self.flying = Some(SaveRequest {
                attempt: self.attempt.clone(),
                device: self.device.clone(),
                epoch: self.epoch,
                sequence: self.sequence,
                place,
                payload: Payload::Choices { places },
                language: self.language,
            });
        }
        self.flying.clone()
    }

    /// The server's receipt came: the change is on its disk.
    pub fn arrived(&mut self, saved: &SavedAnswer) {
        if saved.epoch != self.epoch {
            self.epoch = saved.epoch;
        }
        self.flying = None;
        self.failures = 0;
    }

    /// The server will never take this change: what waits behind it goes on without it.
    pub fn gave_up(&mut self) {
        self.refused.extend(self.flying.take().map(|save| save.place));
        self.failures = 0;
    }

    /// No answer, or one that may be different next time: says in how many milliseconds to try again.
    pub fn failed(&mut self) -> u32 {
        self.failures = self.failures.saturating_add(1);
        1_000 << self.failures.min(5).saturating_sub(1)
    }

    /// Whether all changes have their receipt.
    #[must_use]
    pub fn state(&self) -> SaveState {
        match (self.failures, &self.flying, self.waiting.is_empty()) {
            (0, None, true) if !self.refused.is_empty() => SaveState::Refused,
            (0, None, true) => SaveState::Safe,
            _ if self.held => SaveState::Held,
            (0, ..) => SaveState::Saving,
            _ => SaveState::Unsafe,
        }
    }

    /// Whether a request is on its way or waits to be tried again.
    #[must_use]
    pub fn is_flying(&self) -> bool {
        self.flying.is_some()
    }

    /// Whether the change of this question still waits for its receipt.
    #[must_use]
    pub fn holds(&self, place: u16) -> bool {
        self.waiting.contains_key(&place)
            || self.refused.contains(&place)
            || self.flying.as_ref().is_some_and(|save| save.place == place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue() -> Queue {
        Queue::new("a".into(), "d".into(), Lang::En, 3)
    }

    fn receipt(epoch: u32, sequence: u32) -> SavedAnswer {
        SavedAnswer { epoch, sequence, version: 1, receipt: String::new(), remaining_ms: None, others: None }
    }

    #[test]
    fn a_retry_is_the_same_request_again() {
        let mut queue = queue();
        queue.change(7, vec![1]);
        let first = queue.due().unwrap();
        queue.change(7, vec![2]);
        assert_eq!(queue.failed(), 1_000);
        assert_eq!(queue.due().unwrap(), first);
        assert_eq!(queue.state(), SaveState::Unsafe);
    }

    #[test]
    fn a_newer_change_follows_with_a_higher_sequence_in_the_epoch_taken() {
        let mut queue = queue();
        queue.change(7, vec![1]);
        let first = queue.due().unwrap();
        queue.change(7, vec![2]);
        queue.arrived(&receipt(4, first.sequence));
        assert!(queue.holds(7));
        let second = queue.due().unwrap();
        assert_eq!((second.epoch, second.sequence, second.payload), (4, 2, Payload::Choices { places: vec![2] }));
    }

    #[test]
    fn it_is_safe_only_when_every_change_has_its_receipt() {
        let mut queue = queue();
        assert_eq!(queue.state(), SaveState::Safe);
        queue.change(0, vec![]);
        queue.change(1, vec![0]);
        let first = queue.due().unwrap();
        queue.arrived(&receipt(3, first.sequence));
        assert_eq!(queue.state(), SaveState::Saving);
        let second = queue.due().unwrap();
        queue.arrived(&receipt(3, second.sequence));
        assert_eq!(queue.state(), SaveState::Safe);
        assert!(queue.due().is_none());
    }

    #[test]
    fn what_is_refused_for_good_does_not_hold_up_the_rest() {
        let mut queue = queue();
        queue.change(0, vec![9]);
        queue.change(1, vec![0]);
        queue.due().unwrap();
        queue.gave_up();
        let second = queue.due().unwrap();
        assert_eq!(second.place, 1);
        queue.arrived(&receipt(3, second.sequence));
        assert_eq!((queue.state(), queue.holds(0)), (SaveState::Refused, true));
        queue.change(0, vec![1]);
        let again = queue.due().unwrap();
        queue.arrived(&receipt(3, again.sequence));
        assert_eq!(queue.state(), SaveState::Safe);
    }

    #[test]
    fn what_was_sent_in_a_pause_goes_out_under_a_new_number_when_it_is_over() {
        let mut queue = queue();
        queue.change(0, vec![1]);
        let first = queue.due().unwrap();
        queue.hold();
        queue.change(1, vec![0]);
        assert_eq!((queue.due(), queue.state()), (None, SaveState::Held));
        assert!(queue.holds(0));
        queue.go_on();
        let again = queue.due().unwrap();
        assert_eq!((again.place, again.payload, again.sequence), (0, first.payload, 2));
        queue.arrived(&receipt(3, 2));
        assert_eq!(queue.due().unwrap().place, 1);
    }

    #[test]
    fn a_newer_change_takes_the_place_of_the_one_that_came_in_a_pause() {
        let mut queue = queue();
        queue.change(0, vec![1]);
        queue.due().unwrap();
        queue.change(0, vec![2]);
        queue.hold();
        queue.go_on();
        assert_eq!(queue.due().unwrap().payload, Payload::Choices { places: vec![2] });
        queue.arrived(&receipt(3, 2));
        assert_eq!(queue.state(), SaveState::Safe);
    }

    #[test]
    fn waiting_between_tries_grows_to_sixteen_seconds() {
        let mut queue = queue();
        let waits: Vec<u32> = (0..7).map(|_| queue.failed()).collect();
        assert_eq!(waits, [1_000, 2_000, 4_000, 8_000, 16_000, 16_000, 16_000]);
    }
}

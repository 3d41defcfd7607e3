//! The way of a change from this window to the server's disk, and of the receipt back to the page.

use std::time::Duration;

use engine::Refusal;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::ending::open_dialog;
use super::page;
use super::queue::SaveState;
use super::section;
use super::sitting::Sitting;
use super::telling::told;
use crate::api::save_answer;
use crate::wire::{SaveRequest, SavedAnswer, Told};

/// How long a save may stay without an answer before it is sent again.
const PATIENCE: Duration = Duration::from_secs(10);

impl Sitting {
    pub(super) fn send_unless_flying(&self) {
        if self.queue.borrow().state() == SaveState::Safe || !self.queue.borrow().is_flying() {
            self.send();
        } else {
            self.show();
        }
    }

    /// Sends what is next, or what is in flight once more.
    pub(super) fn send(&self) {
        let next = self.queue.borrow_mut().due();
        self.show();
        let Some(save) = next else {
            // What waits for the end of a pause is not safe yet.
            if !self.queue.borrow().is_held() {
                self.leave_if_wished();
            } else if self.stay() {
                open_dialog("#held-dialog");
            }
            return;
        };
        let attempt_number = {
            let mut tries = self.tries.borrow_mut();
            *tries += 1;
            *tries
        };
        let this = self.clone();
        set_timeout(move || this.lost(attempt_number), PATIENCE);
        let this = self.clone();
        spawn_local(async move { this.deliver(save, attempt_number).await });
    }

    async fn deliver(self, save: SaveRequest, number: u32) {
        let place = save.place;
        let answer = save_answer(save).await;
        if *self.tries.borrow() != number {
            return;
        }
        *self.tries.borrow_mut() += 1;
        match answer {
            Ok(saved) => self.arrived(place, &saved),
            Err(told) => self.refused(&told),
        }
    }

    fn arrived(&self, place: u16, saved: &SavedAnswer) {
        let outdated = self.queue.borrow().is_outdated();
        let safe = self.queue.borrow_mut().arrived(saved);
        self.forget(safe);
        self.countdown.resynchronise(saved.remaining_ms);
        page::carry_version(saved.version);
        self.send_flags();
        if !outdated && !self.queue.borrow().holds(place) {
            self.say_saved(place, &saved.at);
        }
        for other in saved.others.iter().flatten().filter(|other| other.place != place) {
            if self.queue.borrow().holds(other.place) {
                continue;
            }
            self.put_on_page(other.place, &other.places);
        }
        self.send();
    }

    fn refused(&self, told: &Told) {
        match told {
            // Nothing, or somebody else, is signed in here by now: what waits belongs to whoever sits.
            Told::Refused(Refusal::SignInNeeded | Refusal::NotFound) => {
                self.queue.borrow_mut().failed();
                open_dialog("#sign-in-again-dialog");
            }
            Told::Refused(Refusal::HeldByAnotherDevice) => return self.overtaken(),
            Told::Refused(Refusal::ExamPaused { .. }) => {
                self.hold();
                self.ask_time();
            }
            // What waits is sent from there: it is kept, and said to be late.
            Told::Refused(Refusal::TimeIsUp | Refusal::AlreadyHandedIn) => return self.to_marks(),
            Told::Refused(Refusal::SectionClosed { open }) => {
                let kept = self.queue.borrow_mut().let_go();
                self.forget(kept);
                // What an earlier page had left may belong to a section before this one.
                section::heard(Some(*open));
                return self.send();
            }
            Told::Refused(refusal) if !may_pass(refusal) => {
                let never = self.queue.borrow_mut().gave_up();
                self.forget(never);
                return self.send();
            }
            Told::Refused(_) => self.again_later(),
            Told::Broke(_) | Told::Unreachable => {
                if self.stay() {
                    open_dialog("#offline-dialog");
                }
                self.again_later();
            }
        }
        self.show();
    }

    /// The server has kept the change, and another page holds the attempt. What waits behind it is kept there, too.
    fn overtaken(&self) {
        let outdated = self.queue.borrow().is_outdated();
        let kept = self.queue.borrow_mut().overtaken();
        self.forget(kept);
        self.stay();
        if outdated {
            told("overtaken", 1);
        } else {
            open_dialog("#elsewhere-dialog");
        }
        self.send();
    }

    fn again_later(&self) {
        let wait = self.queue.borrow_mut().failed();
        let this = self.clone();
        let number = *self.tries.borrow();
        let again = move || {
            if *this.tries.borrow() == number {
                this.send();
            }
        };
        set_timeout(again, Duration::from_millis(u64::from(wait)));
    }

    fn lost(&self, number: u32) {
        if *self.tries.borrow() == number {
            *self.tries.borrow_mut() += 1;
            self.refused(&Told::Unreachable);
        }
    }
}

/// Whether the same request may be taken later.
fn may_pass(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Busy { .. } | Refusal::NotKnown | Refusal::TooManyTries { .. })
}

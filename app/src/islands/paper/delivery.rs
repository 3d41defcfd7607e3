//! The way of a change from this window to the server's disk, and of the receipt back to the page.

use std::time::Duration;

use engine::Refusal;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::page;
use super::queue::SaveState;
use super::section;
use super::sitting::Sitting;
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
            return if self.queue.borrow().is_held() { self.stay() } else { self.leave_if_wished() };
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
        self.queue.borrow_mut().arrived(saved);
        self.countdown.resynchronise(saved.remaining_ms);
        page::carry_version(saved.version);
        self.send_flags();
        for other in saved.others.iter().flatten().filter(|other| other.place != place) {
            if self.queue.borrow().holds(other.place) {
                continue;
            }
            page::question_at(other.place).iter().for_each(|question| page::tick(question, &other.places));
            page::show_in_map(other.place, "answered", !other.places.is_empty());
        }
        self.send();
    }

    fn refused(&self, told: &Told) {
        match told {
            Told::Refused(Refusal::SignInNeeded) => {
                self.queue.borrow_mut().failed();
                open_dialog("#sign-in-again-dialog");
            }
            Told::Refused(Refusal::HeldByAnotherDevice) => {
                self.queue.borrow_mut().failed();
                open_dialog("#elsewhere-dialog");
            }
            Told::Refused(Refusal::ExamPaused { .. }) => {
                self.queue.borrow_mut().hold();
                self.ask_time();
            }
            Told::Refused(Refusal::TimeIsUp | Refusal::AlreadyHandedIn) => {
                return page::go_to(&format!("/attempts/{}/marks", self.attempt));
            }
            Told::Refused(Refusal::SectionClosed { .. }) => {
                self.queue.borrow_mut().gave_up();
                section::gone_on();
                return self.send();
            }
            Told::Refused(refusal) if !may_pass(refusal) => {
                self.queue.borrow_mut().gave_up();
                return self.send();
            }
            Told::Refused(_) | Told::Broke(_) | Told::Unreachable => {
                let wait = self.queue.borrow_mut().failed();
                let this = self.clone();
                let number = *self.tries.borrow();
                set_timeout(
                    move || {
                        if *this.tries.borrow() == number {
                            this.send();
                        }
                    },
                    Duration::from_millis(u64::from(wait)),
                );
            }
        }
        self.show();
    }

    fn lost(&self, number: u32) {
        if *self.tries.borrow() == number {
            *self.tries.borrow_mut() += 1;
            self.refused(&Told::Unreachable);
        }
    }

    fn stay(&self) {
        self.leaving.borrow_mut().take();
    }

    fn leave_if_wished(&self) {
        let wish = self.leaving.borrow_mut().take();
        if let Some(address) = wish {
            page::go_to(&address);
        }
    }

    /// Says how safe the answers are: in the bar, and at each question that waits.
    pub(super) fn show(&self) {
        let queue = self.queue.borrow();
        if let Some(state) = page::first(".save-state") {
            page::mark(&state, "data-state", queue.state().as_str());
        }
        for question in page::first("form#answers").iter().flat_map(|form| page::all(form, "[data-place]")) {
            let waits = page::question_of(&question).is_some_and(|(_, place)| queue.holds(place));
            page::mark(&question, "data-waits", if waits { "yes" } else { "no" });
        }
    }
}

/// Whether the same request may be taken later.
fn may_pass(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Busy { .. } | Refusal::NotKnown | Refusal::TooManyTries { .. })
}

pub(super) fn open_dialog(selector: &str) {
    let dialog = page::first(selector).and_then(|found| found.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = dialog.filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

//! One sitting in one window: from a change on the page to its receipt.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use engine::Refusal;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlInputElement, KeyboardEvent};

use super::keys::{Wish, wish};
use super::page;
use super::queue::{Queue, SaveState};
use crate::api::{flag_question, save_answer};
use crate::islands::countdown::Countdown;
use crate::wire::{FlagRequest, SaveRequest, SavedAnswer, Told};

/// How long a save may stay without an answer before it is sent again.
const PATIENCE: Duration = Duration::from_secs(10);

/// The running attempt as this window holds it.
#[derive(Clone)]
pub struct Sitting {
    attempt: Rc<str>,
    queue: Rc<RefCell<Queue>>,
    countdown: Countdown,
    /// Numbers the tries to send; an answer to an older try is no longer waited for.
    tries: Rc<RefCell<u32>>,
    /// Marks for later that the server has not confirmed.
    flags: Rc<RefCell<BTreeMap<u16, bool>>>,
    /// Where to go as soon as everything is safe.
    leaving: Rc<RefCell<Option<String>>>,
}

impl Sitting {
    /// Takes hold of the page that is shown. Nothing happens where there is no paper.
    #[must_use]
    pub fn begin(attempt: &str, remaining_ms: Option<i64>, queue: Queue) -> Option<Self> {
        let form = page::first("form#answers")?;
        let marks = format!("/attempts/{attempt}/marks");
        let sitting = Self {
            attempt: attempt.into(),
            queue: Rc::new(RefCell::new(queue)),
            countdown: Countdown::begin(remaining_ms, marks),
            tries: Rc::default(),
            flags: Rc::default(),
            leaving: Rc::default(),
        };
        page::mark(&form, "data-live", "yes");
        sitting.show();
        let online = sitting.clone();
        let handle = window_event_listener_untyped("online", move |_| online.send());
        on_cleanup(move || handle.remove());
        Some(sitting)
    }

    /// A choice or a mark was changed.
    pub fn changed(&self, event: &Event) {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let Some((question, place)) = page::question_of(&input) else { return };
        if input.name().starts_with('f') {
            self.flag(place, input.checked());
        } else {
            self.answer(&question, place);
        }
    }

    /// The focus moved: the question map shows where one is.
    pub fn focused(&self, event: &Event) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let Some((_, place)) = page::question_of(&target) else { return };
        for entry in page::first(".map").iter().flat_map(|map| page::all(map, ".here")) {
            let _ = entry.class_list().remove_1("here");
        }
        page::show_in_map(place, "here", true);
    }

    /// A key was pressed inside a question.
    pub fn pressed(&self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let Some((question, place)) = page::question_of(&target) else { return };
        let Some(wish) = wish(&event.key()) else { return };
        event.prevent_default();
        match wish {
            Wish::Choose(choice) => self.choose(&question, place, choice),
            Wish::Clear => {
                page::tick(&question, &[]);
                self.answer(&question, place);
            }
            Wish::Next => page::question_at(place + 1).iter().for_each(page::turn_to),
            Wish::Previous => place.checked_sub(1).and_then(page::question_at).iter().for_each(page::turn_to),
            Wish::Flag => self.toggle_flag(&question, place),
        }
    }

    /// A press on “try now” or on “continue here”.
    pub fn clicked(&self, event: &Event) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        match target.get_attribute("data-do").as_deref() {
            Some("retry") => self.send(),
            Some("continue-here") => page::go_to(&format!("/attempts/{}", self.attempt)),
            _ => {}
        }
    }

    /// The form is about to leave the page: first everything is made safe, then the overview is opened.
    pub fn submitted(&self, event: &Event) {
        let Some(form) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        match form.id().as_str() {
            "answers" => {
                event.prevent_default();
                *self.leaving.borrow_mut() = Some(format!("/attempts/{}/overview", self.attempt));
                self.send();
            }
            "sign-in-again" => {
                event.prevent_default();
                super::again::sign_in(self, &form);
            }
            _ => {}
        }
    }

    fn choose(&self, question: &Element, place: u16, choice: u8) {
        let inputs = page::choices(question);
        let Some(input) = inputs.get(usize::from(choice)) else { return };
        input.set_checked(!input.checked());
        let _ = input.focus();
        self.answer(question, place);
    }

    fn answer(&self, question: &Element, place: u16) {
        let places = page::ticked(question);
        page::show_in_map(place, "answered", !places.is_empty());
        self.queue.borrow_mut().change(place, places);
        self.send_unless_flying();
    }

    fn toggle_flag(&self, question: &Element, place: u16) {
        for input in page::all(question, ".flag input") {
            let input: HtmlInputElement = input.unchecked_into();
            input.set_checked(!input.checked());
            self.flag(place, input.checked());
        }
    }

    fn flag(&self, place: u16, on: bool) {
        page::show_in_map(place, "flagged", on);
        self.flags.borrow_mut().insert(place, on);
        self.send_flags();
    }

    /// Sends the marks for later that the server does not know yet; what fails goes along with the next save.
    fn send_flags(&self) {
        for (place, on) in self.flags.borrow().clone() {
            let request = FlagRequest { attempt: self.attempt.to_string(), place, on };
            let flags = self.flags.clone();
            spawn_local(async move {
                if flag_question(request).await.is_ok() && flags.borrow().get(&place) == Some(&on) {
                    flags.borrow_mut().remove(&place);
                }
            });
        }
    }

    fn send_unless_flying(&self) {
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
        let Some(save) = next else { return self.leave_if_wished() };
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
            Told::Refused(Refusal::TimeIsUp | Refusal::AlreadyHandedIn) => {
                return page::go_to(&format!("/attempts/{}/marks", self.attempt));
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

    fn leave_if_wished(&self) {
        let wish = self.leaving.borrow_mut().take();
        if let Some(address) = wish {
            page::go_to(&address);
        }
    }

    /// Says how safe the answers are: in the bar, and at each question that waits.
    fn show(&self) {
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
    matches!(refusal, Refusal::Busy { .. } | Refusal::TooManyTries { .. })
}

fn open_dialog(selector: &str) {
    let dialog = page::first(selector).and_then(|found| found.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = dialog.filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

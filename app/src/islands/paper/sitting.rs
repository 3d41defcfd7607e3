//! One sitting in one window: from a change on the page to its receipt.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent};

use super::keys::{Wish, wish};
use super::page;
use super::queue::{Queue, SaveState};
use crate::api::flag_question;
use crate::islands::countdown::Countdown;
use crate::islands::drawer::Drawer;
use crate::wire::FlagRequest;

/// The running attempt as this window holds it.
#[derive(Clone)]
pub struct Sitting {
    pub(super) attempt: Rc<str>,
    pub(super) queue: Rc<RefCell<Queue>>,
    pub(super) countdown: Countdown,
    /// Numbers the tries to send; an answer to an older try is no longer waited for.
    pub(super) tries: Rc<RefCell<u32>>,
    /// Marks for later that the server has not confirmed.
    flags: Rc<RefCell<BTreeMap<u16, bool>>>,
    /// Where to go as soon as everything is safe.
    pub(super) leaving: Rc<RefCell<Option<String>>>,
    /// How often it was looked whether the present pause is over.
    pub(super) looks: Rc<Cell<u32>>,
    /// Where what is not safe yet is kept beyond this page; none until it is open, or for good.
    pub(super) drawer: Rc<RefCell<Option<Drawer>>>,
    /// Whether it is being asked if the time is really up.
    pub(super) asking: Rc<Cell<bool>>,
    /// What was last said aloud.
    pub(super) said: Rc<Cell<SaveState>>,
}

impl Sitting {
    /// Takes hold of the page that is shown. Nothing happens where there is no paper.
    #[must_use]
    pub fn begin(attempt: &str, remaining_ms: Option<i64>, queue: Queue) -> Option<Self> {
        let form = page::first("#answers")?;
        let sitting = Self {
            attempt: attempt.into(),
            queue: Rc::new(RefCell::new(queue)),
            countdown: Countdown::of(remaining_ms),
            tries: Rc::default(),
            flags: Rc::default(),
            leaving: Rc::default(),
            looks: Rc::default(),
            drawer: Rc::default(),
            asking: Rc::default(),
            said: Rc::new(Cell::new(SaveState::Safe)),
        };
        page::mark(&form, "data-live", "yes");
        if sitting.is_halted() {
            sitting.queue.borrow_mut().hold();
        }
        let over = sitting.clone();
        sitting.countdown.run(move || over.time_is_up());
        sitting.open_drawer();
        sitting.show();
        sitting.watch();
        let gone = sitting.clone();
        let handle = window_event_listener_untyped("pagehide", move |_| gone.send_at_last());
        on_cleanup(move || handle.remove());
        let online = sitting.clone();
        let handle = window_event_listener_untyped("online", move |_| online.send());
        on_cleanup(move || handle.remove());
        let awake = sitting.clone();
        let handle = window_event_listener_untyped("visibilitychange", move |_| awake.ask_time());
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

    /// A press on “try now”, on “continue here”, or on what closes a dialogue.
    pub fn clicked(&self, event: &Event) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        match target.get_attribute("data-do").as_deref() {
            Some("retry") => self.send(),
            Some("continue-here" | "anew") => page::go_to(&format!("/attempts/{}", self.attempt)),
            Some("close") => super::ending::close_dialog(&target),
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
        let save = self.queue.borrow_mut().change(place, places);
        self.keep(&save);
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
    pub(super) fn send_flags(&self) {
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
}

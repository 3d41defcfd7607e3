//! A pause of the exam as the open page notices it, at a save or when it asks for the time: the questions are hidden, the
//! time stands still, and when the exam goes on, so does the page.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::page;
use super::section;
use super::sitting::Sitting;
use crate::api::ask_clock;
use crate::islands::countdown::digits;
use crate::wire::{ClockAnswer, Halted};

/// How often a running page asks for the time, in seconds.
const EVERY: u64 = 20;
/// How soon a paused page looks again, in seconds: at first often, then seldom.
const SOON: u64 = 3;
const SELDOM: u64 = 15;

impl Sitting {
    /// Asks for the time again and again: a page on which nothing is entered learns of a pause, too.
    pub(super) fn watch(&self) {
        let looks = u64::from(self.looks.get());
        let wait = if self.is_halted() { (SOON + looks).min(SELDOM) } else { EVERY };
        let this = self.clone();
        let look = move || {
            spawn_local(async move {
                this.look().await;
                this.watch();
            });
        };
        set_timeout(look, Duration::from_secs(wait));
    }

    /// Asks for the time now.
    pub(super) fn ask_time(&self) {
        let this = self.clone();
        spawn_local(async move { this.look().await });
    }

    async fn look(&self) {
        self.looks.set(self.looks.get().saturating_add(1));
        if let Ok(clock) = ask_clock(self.attempt.to_string()).await {
            self.heard(&clock);
        }
    }

    pub(super) fn heard(&self, clock: &ClockAnswer) {
        section::heard(clock.section);
        match &clock.halt {
            Some(halt) => self.stand_still(halt, clock.remaining_ms),
            None => self.go_on(clock),
        }
    }

    fn stand_still(&self, halt: &Halted, left: Option<i64>) {
        if !self.is_halted() {
            self.looks.set(0);
        }
        self.hold();
        self.countdown.hold(left);
        say(".halt .since", &halt.since);
        say(".halt .why", &halt.why);
        say(".halt .left", &left.map(digits).unwrap_or_default());
        if let Some(form) = page::first("#answers") {
            page::mark(&form, "data-halted", "yes");
        }
        self.show();
    }

    fn go_on(&self, clock: &ClockAnswer) {
        let was_halted = self.is_halted();
        if was_halted && page::first("#answers [data-place]").is_none() {
            return page::go_to(&format!("/attempts/{}", self.attempt));
        }
        self.countdown.resynchronise(clock.remaining_ms);
        say(".paper-bar .until", clock.until.as_deref().unwrap_or_default());
        if let Some(form) = page::first("#answers").filter(|_| was_halted) {
            page::mark(&form, "data-halted", "no");
        }
        if self.queue.borrow().is_held() {
            self.queue.borrow_mut().go_on();
            self.send_flags();
            self.send();
        }
    }

    /// Whether the page shows a pause: since it was opened, or from the beginning.
    pub(super) fn is_halted(&self) -> bool {
        page::first("#answers[data-halted=yes], .halt.now").is_some()
    }
}

/// Puts a word of the server into its place.
fn say(place: &str, word: &str) {
    if let Some(place) = page::first(place) {
        place.set_text_content(Some(word));
    }
}

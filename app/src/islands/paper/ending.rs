//! How a page is left: for the list before handing in, or since the time is up. Both need the server; without a
//! connection the page stays, since a browser that cannot load the next one would show nothing of what is kept here.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};

use super::page;
use super::sitting::Sitting;
use crate::api::ask_clock;
use crate::wire::Told;

/// How long after the end a page without connection waits before it asks again.
const SOON: Duration = Duration::from_secs(3);

impl Sitting {
    /// Takes back the wish to leave; says whether there was one.
    pub(super) fn stay(&self) -> bool {
        self.leaving.borrow_mut().take().is_some()
    }

    /// Everything is safe: leaves if that is wished and the server can be reached.
    pub(super) fn leave_if_wished(&self) {
        let Some(address) = self.leaving.borrow_mut().take() else { return };
        let attempt = self.attempt.to_string();
        spawn_local(async move {
            match ask_clock(attempt).await {
                Err(Told::Unreachable) => open_dialog("#offline-dialog"),
                _ => page::go_to(&address),
            }
        });
    }

    /// Leaves for the marks, where what still waits is sent.
    pub(super) fn to_marks(&self) {
        page::go_to(&format!("/attempts/{}/marks", self.attempt));
    }

    /// By this page's count nothing is left. The server decides: the end may have moved, or a pause have begun.
    pub(super) fn time_is_up(&self) {
        if self.asking.replace(true) {
            return;
        }
        let this = self.clone();
        spawn_local(async move {
            match ask_clock(this.attempt.to_string()).await {
                Ok(clock) if clock.halt.is_some() || clock.remaining_ms.is_none_or(|left| left > 0) => {
                    over("no");
                    this.heard(&clock);
                    this.asking.set(false);
                }
                Err(Told::Unreachable) => {
                    over("yes");
                    let asking = this.asking.clone();
                    set_timeout(move || asking.set(false), SOON);
                }
                _ => this.to_marks(),
            }
        });
    }
}

/// Whether the page says that the time is over and the server cannot be reached.
fn over(word: &str) {
    if let Some(form) = page::first("#answers") {
        page::mark(&form, "data-over", word);
    }
}

pub(super) fn open_dialog(selector: &str) {
    let dialog = page::first(selector).and_then(|found| found.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = dialog.filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

pub(super) fn close_dialog(within: &Element) {
    if let Some(dialog) = within.closest("dialog").ok().flatten() {
        dialog.unchecked_into::<HtmlDialogElement>().close();
    }
}

//! What the page notes of its window while a paper is sat: that it was left and for how long, and that something was
//! copied, pasted or printed. Never what. A thing sent twice stands once, and what is refused is let go.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use engine::Noted;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::page;
use crate::api::note_window;
use crate::wire::{NotedRequest, Told, WindowNote};

/// What has gathered for so long goes out together.
const GATHER: Duration = Duration::from_secs(1);
/// How soon it is tried again without a connection.
const AGAIN: Duration = Duration::from_secs(20);
/// So long after a wish to go to another page, its window going is no leaving.
const GOING: Duration = Duration::from_secs(3);
/// So many go out at a time.
const AT_ONCE: usize = 20;
/// So many wait at most; without a connection for long, the rest is not noted.
const MOST: usize = 200;

/// Something noted, by this page's own clock.
#[derive(Clone, Copy)]
struct Waiting {
    number: u32,
    kind: Noted,
    at: f64,
    lasted_ms: Option<u32>,
}

/// What this page has noted and not yet sent.
#[derive(Clone)]
struct Notes {
    attempt: Rc<str>,
    device: Rc<str>,
    waiting: Rc<RefCell<Vec<Waiting>>>,
    count: Rc<Cell<u32>>,
    away_since: Rc<Cell<Option<f64>>>,
    /// The page itself is going, because somebody goes to another.
    going: Rc<Cell<bool>>,
    timed: Rc<Cell<bool>>,
}

/// Begins to note, where the page says that it does.
pub fn begin(attempt: &str, device: &str) {
    if page::first("[data-notes=yes]").is_none() {
        return;
    }
    let notes = Notes {
        attempt: attempt.into(),
        device: device.into(),
        waiting: Rc::default(),
        count: Rc::default(),
        away_since: Rc::default(),
        going: Rc::default(),
        timed: Rc::default(),
    };
    let once = [("copy", Noted::Copied), ("paste", Noted::Pasted), ("beforeprint", Noted::Printed)];
    for (event, kind) in once {
        notes.on(event, move |notes| notes.note(kind, None));
    }
    for event in ["visibilitychange", "blur", "focus"] {
        notes.on(event, Notes::look);
    }
    notes.on("beforeunload", Notes::goes);
}

impl Notes {
    fn on(&self, event: &'static str, act: impl Fn(&Self) + 'static) {
        let notes = self.clone();
        let handle = window_event_listener_untyped(event, move |_| act(&notes));
        on_cleanup(move || handle.remove());
    }

    /// Looks whether the window is in front.
    fn look(&self) {
        let is_here =
            page::document().is_some_and(|document| !document.hidden() && document.has_focus().unwrap_or(true));
        match (self.away_since.get(), is_here) {
            (None, false) if !self.going.get() => {
                self.away_since.set(Some(page::elapsed_ms()));
                self.note(Noted::Left, None);
            }
            (Some(since), true) => {
                self.away_since.set(None);
                self.note(Noted::Back, Some(whole(page::elapsed_ms() - since)));
            }
            _ => {}
        }
    }

    fn goes(&self) {
        self.going.set(true);
        let going = self.going.clone();
        set_timeout(move || going.set(false), GOING);
    }

    fn note(&self, kind: Noted, lasted_ms: Option<u32>) {
        let mut waiting = self.waiting.borrow_mut();
        if waiting.len() >= MOST {
            return;
        }
        self.count.set(self.count.get() + 1);
        waiting.push(Waiting { number: self.count.get(), kind, at: page::elapsed_ms(), lasted_ms });
        drop(waiting);
        self.send_in(GATHER);
    }

    fn send_in(&self, wait: Duration) {
        if self.timed.replace(true) {
            return;
        }
        let this = self.clone();
        let send = move || {
            spawn_local(async move {
                let again = this.send().await;
                this.timed.set(false);
                if again || !this.waiting.borrow().is_empty() {
                    this.send_in(if again { AGAIN } else { GATHER });
                }
            });
        };
        set_timeout(send, wait);
    }

    /// Sends what waits; says whether it must be tried again.
    async fn send(&self) -> bool {
        let some: Vec<Waiting> = self.waiting.borrow().iter().take(AT_ONCE).copied().collect();
        let Some(last) = some.last().map(|one| one.number) else { return false };
        let now = page::elapsed_ms();
        let note = |one: &Waiting| WindowNote {
            number: one.number,
            kind: one.kind,
            ago_ms: whole(now - one.at),
            lasted_ms: one.lasted_ms,
        };
        let notes = some.iter().map(note).collect();
        let request = NotedRequest { attempt: self.attempt.to_string(), device: self.device.to_string(), notes };
        let told = note_window(request).await;
        let lost = matches!(told, Err(Told::Unreachable | Told::Broke(_)));
        if !lost {
            self.waiting.borrow_mut().retain(|one| one.number > last);
        }
        lost
    }
}

/// Milliseconds as a whole number, a day at most: more the server does not believe.
fn whole(ms: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 0 and a day")]
    let whole = ms.clamp(0.0, 86_400_000.0) as u32;
    whole
}

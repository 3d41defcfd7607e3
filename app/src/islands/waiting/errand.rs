use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Event, HtmlFormElement};

use super::fate::Fate;
use crate::api::{ask_clock, save_answer};
use crate::islands::drawer::{Drawer, Kept, now_ms};
use crate::islands::paper::{page, told};
use crate::wire::Told;

/// How long after a try without connection the next one comes.
const LATER: Duration = Duration::from_secs(10);
/// For how long answers are kept that nobody asks for, in milliseconds.
const LONGEST: i64 = 30 * 24 * 3_600_000;

/// Bringing to the server what waits in this browser.
#[derive(Clone)]
pub(super) struct Errand {
    attempt: Option<Rc<str>>,
    /// One at a time.
    busy: Rc<Cell<bool>>,
    /// Whether it was said that handing in now leaves something behind.
    warned: Rc<Cell<bool>>,
    /// The form that hands in, once it was pressed: it goes out when nothing waits any more.
    wish: Rc<RefCell<Option<HtmlFormElement>>>,
}

/// What came of one errand.
#[derive(Default)]
struct Brought {
    counts: usize,
    paused: usize,
    unsent: usize,
}

impl Errand {
    /// Sets out at once, and again when the connection is back.
    pub(super) fn begin(attempt: Option<String>) -> Self {
        let attempt = attempt.map(Rc::from);
        let errand = Self { attempt, busy: Rc::default(), warned: Rc::default(), wish: Rc::default() };
        let online = errand.clone();
        let handle = window_event_listener_untyped("online", move |_| online.go());
        on_cleanup(move || handle.remove());
        errand.go();
        if let Some(place) = page::first(".waiting") {
            page::mark(&place, "data-live", "yes");
        }
        errand
    }

    fn go(&self) {
        if self.busy.replace(true) {
            return;
        }
        let (this, warned) = (self.clone(), self.warned.get());
        spawn_local(async move {
            let brought = this.bring().await;
            this.busy.set(false);
            let wish = this.wish.borrow_mut().take();
            if let Some(form) = wish {
                this.hand_in(&form, &brought, warned).await;
            } else if brought.unsent == 0 && brought.counts > 0 && page::first("[data-anew]").is_some() {
                // The page was made before these answers counted.
                return reload();
            }
            if brought.unsent > 0 {
                let later = this.clone();
                set_timeout(move || later.go(), LATER);
            }
        });
    }

    /// Sends one after the other, in the order in which they were entered.
    async fn bring(&self) -> Brought {
        let mut brought = Brought::default();
        let Some(drawer) = Drawer::open().await else { return brought };
        let kept = self.sorted(drawer.all().await);
        let all = kept.len();
        for (sent, Kept { since, save }) in kept.into_iter().enumerate() {
            let fate = Fate::of(&save_answer(save.clone()).await);
            if fate.is_settled() || fate == Fate::NotOurs && now_ms() - since > LONGEST {
                drawer.forget(&save).await;
            }
            match fate {
                Fate::Unsent => {
                    brought.unsent = all - sent;
                    break;
                }
                Fate::Counts => brought.counts += 1,
                Fate::Paused => brought.paused += 1,
                Fate::Late | Fate::Overtaken | Fate::NotOurs | Fate::Refused => {}
            }
            if let Some(notice) = fate.notice().filter(|_| fate.is_settled()) {
                told(notice, 1);
            }
        }
        self.warned.set(brought.paused > 0);
        set("paused", brought.paused);
        set("unsent", brought.unsent);
        brought
    }

    fn sorted(&self, mut kept: Vec<Kept>) -> Vec<Kept> {
        kept.retain(|kept| self.attempt.as_deref().is_none_or(|attempt| attempt == kept.save.attempt));
        kept.sort_by(|one, other| {
            let rank = |kept: &Kept| {
                (kept.save.attempt.clone(), kept.save.epoch, kept.save.device.clone(), kept.save.sequence)
            };
            rank(one).cmp(&rank(other))
        });
        kept
    }

    /// Handing in: first what waits, then the form; without a connection neither, and the page says so.
    pub(super) fn submitted(&self, event: &Event) {
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form.filter(|_| self.attempt.is_some()) else { return };
        event.prevent_default();
        // An errand that is on its way takes it along.
        *self.wish.borrow_mut() = Some(form);
        self.go();
    }

    async fn hand_in(&self, form: &HtmlFormElement, brought: &Brought, warned: bool) {
        let Some(attempt) = self.attempt.as_deref() else { return };
        let reached = brought.unsent == 0 && !matches!(ask_clock(attempt.to_owned()).await, Err(Told::Unreachable));
        set("cannot", usize::from(!reached));
        if reached && (brought.paused == 0 || warned) {
            // Sent by the page itself: the handler does not hear of it.
            let _ = form.submit();
        }
    }
}

/// Shows a notice with this number, or hides it.
fn set(name: &str, count: usize) {
    let Some(notice) = page::first(&format!("[data-told={name}]")) else { return };
    for place in page::all(&notice, ".count") {
        place.set_text_content(Some("0"));
    }
    page::mark(&notice, "hidden", "");
    told(name, count);
}

fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

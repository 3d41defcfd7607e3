//! What is not safe yet is kept in the browser's drawer, too: a page that is opened later finds it there.

use leptos::task::spawn_local;

use super::page;
use super::sitting::Sitting;
use super::telling::told;
use crate::islands::drawer::Drawer;
use crate::wire::SaveRequest;

impl Sitting {
    /// Opens the drawer, puts in what was changed meanwhile, and takes up what earlier pages left.
    pub(super) fn open_drawer(&self) {
        let this = self.clone();
        spawn_local(async move {
            let Some(drawer) = Drawer::open().await else { return keeps_nothing() };
            let left = drawer.all().await.into_iter().map(|kept| kept.save).collect();
            *this.drawer.borrow_mut() = Some(drawer);
            let meanwhile = this.queue.borrow().unsafe_here();
            meanwhile.iter().for_each(|save| this.keep(save));
            this.found(left);
        });
    }

    fn found(&self, left: Vec<SaveRequest>) {
        let ticks = self.queue.borrow_mut().found(left);
        for (place, places) in &ticks {
            self.put_on_page(*place, places);
        }
        told("back", ticks.len());
        self.send_unless_flying();
    }

    /// Shows an answer that was entered on another page.
    pub(super) fn put_on_page(&self, place: u16, places: &[u8]) {
        page::question_at(place).iter().for_each(|question| page::tick(question, places));
        page::show_in_map(place, "answered", !places.is_empty());
        self.say_of(place, "other");
    }

    /// Keeps a change until it is safe.
    pub(super) fn keep(&self, save: &SaveRequest) {
        let Some(drawer) = self.drawer.borrow().clone() else { return };
        let save = save.clone();
        spawn_local(async move {
            if !drawer.keep(&save).await {
                keeps_nothing();
            }
        });
    }

    /// Keeps no longer what the server has.
    pub(super) fn forget(&self, save: Option<SaveRequest>) {
        let Some((drawer, save)) = self.drawer.borrow().clone().zip(save) else { return };
        spawn_local(async move { drawer.forget(&save).await });
    }

    /// The exam is paused: what the pause has swallowed is kept under its new number.
    pub(super) fn hold(&self) {
        let Some(renumbered) = self.queue.borrow_mut().hold() else { return };
        renumbered.new.iter().for_each(|new| self.keep(new));
        self.forget(Some(renumbered.old));
    }
}

/// This browser keeps nothing: until they are safe, answers live in this page alone, and the page says so.
fn keeps_nothing() {
    if let Some(form) = page::first("#answers") {
        page::mark(&form, "data-kept", "no");
    }
}

//! What the page says of the answers: in the bar, at each question, and aloud. All words stand on the page already.

use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::page;
use super::queue::{Progress, SaveState};
use super::sitting::Sitting;

impl Sitting {
    /// Says how safe the answers are.
    pub(super) fn show(&self) {
        let queue = self.queue.borrow();
        let state = queue.state();
        if let Some(bar) = page::first(".save-state") {
            page::mark(&bar, "data-state", state.as_str());
        }
        for count in page::first("#answers").iter().flat_map(|form| page::all(form, ".waiting-count")) {
            count.set_text_content(Some(&queue.count().to_string()));
        }
        for question in page::first("form#answers").iter().flat_map(|form| page::all(form, "[data-place]")) {
            let Some((_, place)) = page::question_of(&question) else { continue };
            page::mark(&question, "data-waits", if queue.holds(place) { "yes" } else { "no" });
            if let Some(progress) = queue.progress(place) {
                self.say_progress(place, progress);
            }
        }
        self.say_aloud(state);
    }

    fn say_progress(&self, place: u16, progress: Progress) {
        let word = match progress {
            Progress::Here if self.drawer.borrow().is_none() => "tab",
            other => other.as_str(),
        };
        self.say_of(place, word);
    }

    /// Says at a question what became of its answer.
    pub(super) fn say_of(&self, place: u16, word: &str) {
        let said = page::first(&format!("#answer-words [data-word={word}]")).and_then(|found| found.text_content());
        write(place, word, &said.unwrap_or_default());
    }

    /// Says at a question that its answer is safe, and since when.
    pub(super) fn say_saved(&self, place: u16, since: &str) {
        write(place, "saved", since);
    }

    /// Somebody who listens hears when something goes wrong and when all is well again, not each save.
    fn say_aloud(&self, state: SaveState) {
        if state == SaveState::Saving || state == self.said.replace(state) {
            return;
        }
        let words = page::first(&format!(".save-state .when.{}", state.as_str()));
        if let Some((place, words)) = page::first("#aloud").zip(words) {
            let words: HtmlElement = words.unchecked_into();
            place.set_text_content(Some(&words.inner_text()));
        }
    }
}

fn write(place: u16, word: &str, text: &str) {
    let Some(shown) = page::first(&format!("#state-{place}")) else { return };
    // The same word again would be the same text.
    if shown.get_attribute("data-state").as_deref() != Some(word) || word == "saved" {
        page::mark(&shown, "data-state", word);
        shown.set_text_content(Some(text));
    }
}

/// Shows a notice of the page that tells of so many answers more; of none it says nothing.
pub(in crate::islands) fn told(name: &str, more: usize) {
    let Some(notice) = page::first(&format!("[data-told={name}]")).filter(|_| more > 0) else { return };
    let counted = |count: &Element| count.text_content().and_then(|text| text.parse::<usize>().ok());
    for count in page::all(&notice, ".count") {
        let so_far = counted(&count).unwrap_or_default();
        count.set_text_content(Some(&(so_far + more).to_string()));
    }
    let _ = notice.remove_attribute("hidden");
}

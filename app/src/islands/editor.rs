//! The editor while somebody types: shows what the server makes of the text, and what is wrong with it. Nothing is
//! parsed here, since every page loads this wasm and a candidate has no use for a parser.

#![expect(missing_docs, reason = "the macro makes a type for the island, named by it")]

use std::time::Duration;

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};

use super::paper::page;
use crate::api::preview_question;
use crate::wire::{Draft, PreviewRequest, Previewed};

/// How long the keys must rest before the text is looked at.
const REST: Duration = Duration::from_millis(400);

/// Brings an editor's form to life: its children hold the texts, and beside them the place for the preview.
#[island]
pub fn Editor(
    /// The bank the question belongs to.
    bank: String,
    /// The question's id; none for a new one.
    question: Option<String>,
    children: Children,
) -> impl IntoView {
    let keys = StoredValue::new(0_u32);
    let subject = StoredValue::new((bank, question));
    let typed = move |_: Event| {
        keys.update_value(|keys| *keys += 1);
        let now = keys.get_value();
        let rested = move || {
            if keys.get_value() == now {
                let (bank, question) = subject.get_value();
                ask(PreviewRequest { bank, question, drafts: drafts() }, move || keys.get_value() == now);
            }
        };
        set_timeout(rested, REST);
    };
    view! { <div class="island" on:input=typed>{children()}</div> }
}

/// Asks the server; what comes back is shown only while it `is_newest`.
fn ask(request: PreviewRequest, is_newest: impl Fn() -> bool + 'static) {
    let Some(place) = page::first("#preview") else { return };
    page::mark(&place, "data-state", "waiting");
    spawn_local(async move {
        let answer = preview_question(request).await;
        if !is_newest() {
            return;
        }
        match answer {
            Ok(previewed) => show(&place, &previewed),
            Err(_) => page::mark(&place, "data-state", "unreachable"),
        }
    });
}

fn show(place: &Element, previewed: &Previewed) {
    if let Some(verdict) = page::first("#verdict") {
        verdict.set_text_content(Some(&previewed.verdict));
    }
    place.set_inner_html(&previewed.html);
    page::mark(place, "data-state", "fresh");
}

/// The texts as they stand in the form.
fn drafts() -> Vec<Draft> {
    let areas = page::first("form#question").map(|form| page::all(&form, "textarea[data-language]"));
    areas.unwrap_or_default().into_iter().filter_map(draft).collect()
}

fn draft(area: Element) -> Option<Draft> {
    let language = area.get_attribute("data-language")?.parse().ok()?;
    Some(Draft { language, text: area.dyn_into::<HtmlTextAreaElement>().ok()?.value() })
}

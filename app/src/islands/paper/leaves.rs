//! Turning over: of what was delivered one page is in sight. Nothing is asked of the server, so a lost connection does not
//! keep anybody from going on.

use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

use super::page;

/// What turning over leaves behind for the browser's back button.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trace {
    Leaves,
    None,
}

/// Listens to the buttons, the question map and the browser's back button. Nothing happens where the paper is one page.
pub fn begin() {
    if now().is_none() {
        return;
    }
    let clicks = window_event_listener_untyped("click", |event| clicked(&event));
    on_cleanup(move || clicks.remove());
    let steps = window_event_listener_untyped("popstate", |_| {
        turn(asked().unwrap_or(1), Trace::None);
    });
    on_cleanup(move || steps.remove());
    // A link to a question that did not name its page.
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    let place = hash.strip_prefix("#q").and_then(|place| place.parse().ok());
    if let Some(question) = place.and_then(page::question_at) {
        reveal(&question);
    }
}

/// Brings the page of a question into sight; says whether it was turned for that.
pub fn reveal(question: &Element) -> bool {
    match leaf_of(question) {
        Some(leaf) if now() != Some(leaf) => turn(leaf, Trace::Leaves),
        _ => false,
    }
}

fn clicked(event: &Event) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let button = target.closest("button[name=to]").ok().flatten();
    if let Some(leaf) = button.and_then(|button| button.get_attribute("value")?.strip_prefix("page-")?.parse().ok()) {
        event.prevent_default();
        turn(leaf, Trace::Leaves);
        return;
    }
    let link = target.closest("a[data-to]").ok().flatten();
    let place = link.and_then(|link| link.get_attribute("data-to")?.parse().ok());
    if let Some(question) = place.and_then(page::question_at) {
        event.prevent_default();
        page::turn_to(&question);
    }
}

/// Shows one page in place of another, and puts the focus on its heading.
fn turn(leaf: u16, trace: Trace) -> bool {
    let Some(form) = page::first("#answers") else { return false };
    let leaves = page::all(&form, "[data-leaf]");
    let Some(first) = leaves.iter().find(|question| leaf_of(question) == Some(leaf)) else { return false };
    for question in &leaves {
        hide(question, leaf_of(question) != Some(leaf));
    }
    for section in page::all(&form, ".section") {
        let seen = page::all(&section, "[data-leaf]").iter().any(|question| leaf_of(question) == Some(leaf));
        hide(&section, !seen);
    }
    if let Some(field) = page::first("#answers input[name=page]") {
        field.unchecked_into::<HtmlInputElement>().set_value(&leaf.to_string());
    }
    let last = leaves.iter().filter_map(leaf_of).max().unwrap_or(leaf);
    lead("back", leaf.checked_sub(1).filter(|back| *back > 0));
    lead("on", leaf.checked_add(1).filter(|on| *on <= last));
    if let (Some(place), Some(said)) = (page::first(".pager-place"), first.get_attribute("data-leaf-said")) {
        place.set_text_content(Some(&said));
    }
    if trace == Trace::Leaves {
        remember(leaf);
    }
    focus(first);
    true
}

/// Where a button of the pager leads, if it leads anywhere.
fn lead(class: &str, leaf: Option<u16>) {
    let Some(button) = page::first(&format!(".pager .{class}")) else { return };
    hide(&button, leaf.is_none());
    if let Some(leaf) = leaf {
        page::mark(&button, "value", &format!("page-{leaf}"));
    }
}

/// The question's own heading, or that of its section.
fn focus(question: &Element) {
    let own = question.query_selector(".leaf-head").ok().flatten();
    let section = || question.closest(".section").ok().flatten()?.query_selector("h2").ok().flatten();
    if let Some(heading) = own.or_else(section) {
        let _ = heading.unchecked_ref::<HtmlElement>().focus();
        heading.scroll_into_view();
    }
}

fn remember(leaf: u16) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        // It fails only for an address of another site.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&format!("?page={leaf}")));
    }
}

/// The page in sight, as the form carries it.
fn now() -> Option<u16> {
    page::first("#answers input[name=page]")?.unchecked_into::<HtmlInputElement>().value().parse().ok()
}

/// The page that the address names.
fn asked() -> Option<u16> {
    let query = web_sys::window()?.location().search().ok()?;
    query.trim_start_matches('?').split('&').find_map(|pair| pair.strip_prefix("page=")?.parse().ok())
}

fn leaf_of(question: &Element) -> Option<u16> {
    question.get_attribute("data-leaf")?.parse().ok()
}

fn hide(element: &Element, out: bool) {
    // It fails only for an invalid name.
    let _ = element.toggle_attribute_with_force("hidden", out);
}

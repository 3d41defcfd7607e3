//! The paper's page as the island finds it: questions by `data-place`, choices by `name` and `value`.

use leptos::wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement};

/// The document of this window.
#[must_use]
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// All elements that match, in the order of the page.
#[must_use]
pub fn all(within: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = within.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// The first element of the page that matches.
#[must_use]
pub fn first(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// The question an element stands in, and its place on the paper.
#[must_use]
pub fn question_of(element: &Element) -> Option<(Element, u16)> {
    let question = element.closest("[data-place]").ok().flatten()?;
    let place = question.get_attribute("data-place")?.parse().ok()?;
    Some((question, place))
}

/// The question at a place of the paper.
#[must_use]
pub fn question_at(place: u16) -> Option<Element> {
    first(&format!("[data-place=\"{place}\"]"))
}

/// The inputs of a question's choices, by place.
#[must_use]
pub fn choices(question: &Element) -> Vec<HtmlInputElement> {
    all(question, ".choices input").into_iter().filter_map(|input| input.dyn_into().ok()).collect()
}

/// What is ticked in a question, by the choices' places.
#[must_use]
pub fn ticked(question: &Element) -> Vec<u8> {
    choices(question).iter().filter(|input| input.checked()).filter_map(|input| input.value().parse().ok()).collect()
}

/// Ticks exactly these choices of a question.
pub fn tick(question: &Element, places: &[u8]) {
    for input in choices(question) {
        input.set_checked(input.value().parse().is_ok_and(|place| places.contains(&place)));
    }
}

/// Sets a state attribute, by which the style sheet shows the words that fit.
pub fn mark(element: &Element, name: &str, value: &str) {
    // Setting an attribute fails only for an invalid name; ours are literals.
    let _ = element.set_attribute(name, value);
}

/// Shows a question's state in the question map.
pub fn show_in_map(place: u16, class: &str, on: bool) {
    if let Some(entry) = first(&format!(".map [data-to=\"{place}\"]")) {
        let _ = entry.class_list().toggle_with_force(class, on);
    }
}

/// Brings a question into view, with the focus on what is ticked or on its first choice; on a page that was turned over
/// the focus is on the heading.
pub fn turn_to(question: &Element) {
    if super::leaves::reveal(question) {
        return;
    }
    let inputs = choices(question);
    let Some(input) = inputs.iter().find(|input| input.checked()).or(inputs.first()) else { return };
    question.scroll_into_view();
    let _ = input.unchecked_ref::<HtmlElement>().focus();
}

/// Lets the form carry the version that the last save made, so that posting it overwrites nothing newer.
pub fn carry_version(version: u32) {
    if let Some(field) = first("#answers input[name=version]") {
        field.unchecked_into::<HtmlInputElement>().set_value(&version.to_string());
    }
}

/// Milliseconds since this page was loaded; never runs backwards and is not the wall clock.
#[must_use]
pub fn elapsed_ms() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// Leaves for another page of ours.
pub fn go_to(address: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_href(address);
    }
}

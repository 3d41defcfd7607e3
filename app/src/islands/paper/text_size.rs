//! The size of the text, chosen on the paper: it changes at once, and nothing on the page is lost.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::page;
use crate::api::set_text_size;
use crate::text_size::TextSize;

/// Listens to the buttons of the control.
pub fn begin() {
    let clicks = window_event_listener_untyped("click", |event| clicked(&event));
    on_cleanup(move || clicks.remove());
}

fn clicked(event: &Event) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Some(button) = target.closest("button[name=to]").ok().flatten() else { return };
    let size = button.get_attribute("value").and_then(|value| value.strip_prefix("text-")?.parse::<TextSize>().ok());
    let Some(size) = size else { return };
    event.prevent_default();
    if let Some(root) = page::document().and_then(|document| document.document_element()) {
        root.set_class_name(size.class());
    }
    for other in page::first(".text-sizes").iter().flat_map(|control| page::all(control, "button")) {
        page::mark(&other, "aria-pressed", if other == button { "true" } else { "false" });
    }
    // If it does not arrive, the size holds for this page alone.
    spawn_local(async move {
        let _told = set_text_size(size.percent()).await;
    });
}

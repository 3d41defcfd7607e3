use js_sys::Array;
use leptos::wasm_bindgen::JsValue;
use serde::Serialize;
use web_sys::{Blob, BlobPropertyBag};

use super::sitting::Sitting;
use crate::wire::SaveRequest;

/// A save as its door expects it.
#[derive(Serialize)]
struct Envelope<'a> {
    save: &'a SaveRequest,
}

impl Sitting {
    /// The page goes: what has no receipt is sent once more, by a way that outlives the page. Nobody hears the answer, so it
    /// stays in the drawer; whoever finds it there sends the same again and gets the same receipt.
    pub(super) fn send_at_last(&self) {
        if self.queue.borrow().is_held() {
            return;
        }
        for save in self.queue.borrow().unsafe_here() {
            post(&save);
        }
    }
}

fn post(save: &SaveRequest) {
    let Ok(text) = serde_json::to_string(&Envelope { save }) else { return };
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let parts = Array::of1(&JsValue::from_str(&text));
    let body = Blob::new_with_str_sequence_and_options(&parts, &kind).ok();
    if let Some((window, body)) = web_sys::window().zip(body) {
        // It fails when too much is on its way already.
        let _ = window.navigator().send_beacon_with_opt_blob("/api/save", Some(&body));
    }
}

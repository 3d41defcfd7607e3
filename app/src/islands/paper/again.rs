//! Signing in again in place, when the session was withdrawn in the middle of an exam: nothing on the page is lost.

use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlInputElement};

use super::page;
use super::sitting::Sitting;
use crate::api::sign_in_again;
use crate::wire::{SignInAgain, Told};

/// Sends what the dialogue holds; on success the answers that wait go out at once.
pub(super) fn sign_in(sitting: &Sitting, form: &Element) {
    let request = SignInAgain { staff_no: value(form, "staff_no"), password: value(form, "password") };
    let sitting = sitting.clone();
    let form = form.clone();
    spawn_local(async move {
        match sign_in_again(request).await {
            Ok(()) => {
                close(&form);
                sitting.send();
            }
            Err(Told::Refused(refusal)) => page::mark(&form, "data-refused", refusal.code()),
            Err(_) => page::mark(&form, "data-refused", "unreachable"),
        }
    });
}

fn value(form: &Element, name: &str) -> String {
    let found = form.query_selector(&format!("[name=\"{name}\"]")).ok().flatten();
    found.map(|input| input.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default()
}

fn close(form: &Element) {
    page::mark(form, "data-refused", "");
    for input in page::all(form, "input[type=password]") {
        input.unchecked_into::<HtmlInputElement>().set_value("");
    }
    if let Some(dialog) = form.closest("dialog").ok().flatten() {
        dialog.unchecked_into::<HtmlDialogElement>().close();
    }
}

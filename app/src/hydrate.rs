//! Where the wasm begins: the page's script calls this once, then the islands one by one.

use leptos::wasm_bindgen::{self, prelude::wasm_bindgen};

/// Makes the islands of the present page live.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}

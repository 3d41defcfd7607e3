//! What this browser keeps of the answers until the server has them, so that neither a closed tab nor a killed browser
//! loses one: an `IndexedDB` with exactly what is sent, nothing of a question.

use js_sys::{Function, Promise};
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransactionMode};

use crate::wire::SaveRequest;

const NAME: &str = "passgate";
const VERSION: u32 = 1;
const STORE: &str = "answers";

/// The browser's store, open.
#[derive(Clone)]
pub struct Drawer(IdbDatabase);

/// An answer as it lies in the drawer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// When it was put there, in milliseconds by the browser's clock: only by this something very old is thrown away.
    pub since: i64,
    /// What is sent.
    pub save: SaveRequest,
}

impl Drawer {
    /// Opens it; none where the browser keeps nothing.
    pub async fn open() -> Option<Self> {
        let factory = web_sys::window()?.indexed_db().ok()??;
        let request = factory.open_with_u32(NAME, VERSION).ok()?;
        let furnish = Closure::once_into_js(furnish);
        request.set_onupgradeneeded(Some(furnish.unchecked_ref()));
        let database = done(&request).await.ok()?;
        Some(Self(database.unchecked_into()))
    }

    /// Puts an answer in, in the place of an earlier one of the same page to the same question; says whether it is there.
    pub async fn keep(&self, save: &SaveRequest) -> bool {
        let kept = Kept { since: now_ms(), save: save.clone() };
        let Ok(text) = serde_json::to_string(&kept) else { return false };
        let put = self.store().and_then(|store| store.put_with_key(&text.into(), &key(save)).ok());
        match put {
            Some(request) => done(&request).await.is_ok(),
            None => false,
        }
    }

    /// Takes an answer out that the server has, unless a newer one of the same page lies there by now.
    pub async fn forget(&self, save: &SaveRequest) {
        let Some(store) = self.store() else { return };
        let Ok(found) = store.get(&key(save)) else { return };
        let lies = done(&found).await.ok().and_then(|value| read(&value));
        if lies.is_some_and(|kept| kept.save.sequence == save.sequence)
            && let Ok(request) = store.delete(&key(save))
        {
            // What cannot be taken out is sent once more another time, and the same receipt comes again.
            let _ = done(&request).await;
        }
    }

    /// Everything that lies there, of whatever attempt.
    pub async fn all(&self) -> Vec<Kept> {
        let Some(request) = self.store().and_then(|store| store.get_all().ok()) else { return Vec::new() };
        let Ok(found) = done(&request).await else { return Vec::new() };
        js_sys::Array::from(&found).iter().filter_map(|value| read(&value)).collect()
    }

    fn store(&self) -> Option<IdbObjectStore> {
        let transaction = self.0.transaction_with_str_and_mode(STORE, IdbTransactionMode::Readwrite).ok()?;
        transaction.object_store(STORE).ok()
    }
}

/// The browser's clock. It decides nothing about an answer.
#[must_use]
pub fn now_ms() -> i64 {
    let clock = web_sys::window().and_then(|window| window.performance());
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of some thousand years")]
    clock.map_or(0, |clock| (clock.time_origin() + clock.now()) as i64)
}

/// Attempt, page and question: one page has one answer to a question.
fn key(save: &SaveRequest) -> JsValue {
    format!("{}/{}/{}", save.attempt, save.device, save.place).into()
}

fn read(value: &JsValue) -> Option<Kept> {
    serde_json::from_str(&value.as_string()?).ok()
}

/// Makes the store in a browser that has none yet.
fn furnish(event: Event) {
    let request = event.target().and_then(|target| target.dyn_into::<IdbOpenDbRequest>().ok());
    let database = request.and_then(|request| request.result().ok());
    if let Some(database) = database {
        // It fails only where it is there.
        let _ = database.unchecked_into::<IdbDatabase>().create_object_store(STORE);
    }
}

/// Waits for the browser's store.
async fn done(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let mut hear = |resolve: Function, reject: Function| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    };
    JsFuture::from(Promise::new(&mut hear)).await?;
    request.result()
}

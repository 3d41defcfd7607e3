//! What an island may ask without a page: a few server functions with fixed addresses, each one verb of the office.

#![expect(missing_docs, reason = "the macro makes a type for each function, named by it")]

use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use crate::wire::{
    ClockAnswer, FlagRequest, NotedRequest, PreviewRequest, Previewed, SaveRequest, SavedAnswer, SignInAgain, Told,
};

#[cfg(feature = "ssr")]
mod serving;
#[cfg(feature = "ssr")]
pub(crate) use serving::serve;

/// Saves one answer; the receipt is given when it is on disk.
///
/// # Errors
/// What the office refuses, or that it could not be reached.
#[server(name = SaveAnswer, prefix = "/api", endpoint = "save", input = Json)]
pub async fn save_answer(save: SaveRequest) -> Result<SavedAnswer, Told> {
    serving::save(save).await
}

/// Marks a question for later, or no longer.
///
/// # Errors
/// What the office refuses, or that it could not be reached.
#[server(name = FlagQuestion, prefix = "/api", endpoint = "flag", input = Json)]
pub async fn flag_question(flag: FlagRequest) -> Result<(), Told> {
    serving::flag(flag).await
}

/// Asks how much time is left, by the server's clock.
///
/// # Errors
/// What the office refuses, or that it could not be reached.
#[server(name = AskClock, prefix = "/api", endpoint = "clock", input = Json)]
pub async fn ask_clock(attempt: String) -> Result<ClockAnswer, Told> {
    serving::clock(attempt).await
}

/// Signs the same person in again without leaving the page.
///
/// # Errors
/// Wrong credentials, too many tries, or that the office could not be reached.
#[server(name = SignInInPlace, prefix = "/api", endpoint = "session", input = Json)]
pub async fn sign_in_again(credentials: SignInAgain) -> Result<(), Told> {
    serving::sign_in(credentials).await
}

/// Shows a question that somebody is writing, and what is wrong with it; nothing is stored.
///
/// # Errors
/// What the office refuses, or that it could not be reached.
#[server(name = PreviewQuestion, prefix = "/api", endpoint = "preview", input = Json)]
pub async fn preview_question(preview: PreviewRequest) -> Result<Previewed, Told> {
    serving::preview(preview).await
}

/// Keeps the size of the text in this browser, in per cent.
///
/// # Errors
/// A size that is not on offer, or that the office could not be reached.
#[server(name = SetTextSize, prefix = "/api", endpoint = "text-size", input = Json)]
pub async fn set_text_size(percent: u16) -> Result<(), Told> {
    serving::text_size(percent).await
}

/// Takes what the page of an attempt noted of its window.
///
/// # Errors
/// What the office refuses, or that it could not be reached.
#[server(name = NoteWindow, prefix = "/api", endpoint = "noted", input = Json)]
pub async fn note_window(noted: NotedRequest) -> Result<(), Told> {
    serving::noted(noted).await
}

//! What takes a form: each answers with a redirect to the page that shows what was done, or with the same page again,
//! with what was typed and the refusal beside the field.

pub(crate) mod answers;
pub(crate) mod grant;
pub(crate) mod hand_in;
pub(crate) mod invitation;
pub(crate) mod language;
pub(crate) mod password;
pub(crate) mod practice;
pub(crate) mod read;
pub(crate) mod report;
pub(crate) mod revoke;
pub(crate) mod sign_in;
pub(crate) mod sign_out;
pub(crate) mod skip_day;
pub(crate) mod start;
pub(crate) mod studio;

use axum::response::{IntoResponse, Redirect, Response};

/// 303: the browser asks for the next page with GET, and reloading sends nothing twice.
pub(crate) fn see_other(address: &str) -> Response {
    Redirect::to(address).into_response()
}

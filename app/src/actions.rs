//! What takes a form: each answers with a redirect to the page that shows what was done, or with the same page again,
//! with what was typed and the refusal beside the field.

pub(crate) mod accommodation;
pub(crate) mod account;
pub(crate) mod answers;
pub(crate) mod department;
pub(crate) mod grant;
pub(crate) mod hand_in;
pub(crate) mod import;
pub(crate) mod invitation;
pub(crate) mod language;
pub(crate) mod newcomer;
pub(crate) mod notebook;
pub(crate) mod password;
pub(crate) mod practice;
pub(crate) mod read;
pub(crate) mod report;
pub(crate) mod revoke;
pub(crate) mod sessions;
pub(crate) mod sign_in;
pub(crate) mod sign_out;
pub(crate) mod skip_day;
pub(crate) mod start;
pub(crate) mod studio;
pub(crate) mod teams;
pub(crate) mod tokens;
pub(crate) mod withdraw;

use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};

use crate::looker::Reader;

/// 303: the browser asks for the next page with GET, and reloading sends nothing twice.
pub(crate) fn see_other(address: &str) -> Response {
    Redirect::to(address).into_response()
}

/// What stands before an address of ours when it is to be sent to somebody: as it was set up, else as the browser has
/// it. The guard has seen that a form's origin is our own.
pub(crate) fn house(reader: &Reader, headers: &HeaderMap) -> String {
    let told = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    let public = reader.desk.public_origin.as_deref().map(|public| public.trim_end_matches('/'));
    public.or(told).unwrap_or_default().to_owned()
}

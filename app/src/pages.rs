//! The pages. Each loads first, then renders; what it needs comes from one verb of the office.

pub(crate) mod account;
pub(crate) mod briefing;
pub(crate) mod certificate;
pub(crate) mod chapter;
pub(crate) mod figures;
pub(crate) mod handbook;
pub(crate) mod home;
pub(crate) mod import;
pub(crate) mod invitation;
pub(crate) mod marks;
pub(crate) mod newcomer;
pub(crate) mod notebook;
pub(crate) mod overview;
pub(crate) mod paper;
pub(crate) mod password;
pub(crate) mod people;
pub(crate) mod person;
pub(crate) mod practice;
pub(crate) mod report;
pub(crate) mod sessions;
pub(crate) mod sign_in;
pub(crate) mod staff;
pub(crate) mod studio;
pub(crate) mod system;
pub(crate) mod teams;
pub(crate) mod tokens;
pub(crate) mod verify;

use axum::http::StatusCode;
use engine::{Refusal, Slug};

use crate::trouble::Trouble;

/// A name from an address; what is no name is nowhere.
pub(crate) fn slug(text: &str) -> Result<Slug, Trouble> {
    text.parse().map_err(|_| Refusal::NotFound.into())
}

/// The status of a page that is shown again with a refusal in it.
pub(crate) fn status_of(refusal: Option<&Refusal>) -> StatusCode {
    refusal.and_then(|refusal| StatusCode::from_u16(refusal.status()).ok()).unwrap_or(StatusCode::OK)
}

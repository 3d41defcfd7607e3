//! What did not work, on its way to the reader. A handler returns it; the guard, which knows who reads and in which
//! language, makes it a page or, for an island, JSON.

mod page;

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use engine::Refusal;
use office::{Breakage, Failure};

use crate::wire::Told;

pub(crate) use page::page;

/// What a handler gives back.
pub type Answer = Result<Response, Trouble>;

/// A refusal or a breakage, to be said to the reader.
#[derive(Debug, Clone)]
pub struct Trouble(Failure);

impl Trouble {
    /// Takes note of something that should not have happened.
    pub(crate) fn broke(cause: impl std::fmt::Display) -> Self {
        Self(Breakage::new(cause).into())
    }

    pub(crate) fn without_a_guard() -> Self {
        Self::broke("a handler was reached without its door's guard")
    }

    /// The refusal, when it is one: for pages that show it beside a field.
    pub(crate) fn refusal(&self) -> Option<&Refusal> {
        self.0.refusal()
    }

    pub(crate) fn status(&self) -> StatusCode {
        match &self.0 {
            Failure::Refused(refusal) => StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::CONFLICT),
            Failure::Broke(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    pub(crate) fn failure(&self) -> &Failure {
        &self.0
    }

    /// For an island, in the words in which its own functions refuse.
    pub(crate) fn json(&self) -> Response {
        (self.status(), Json(Told::from(self.0.clone()))).into_response()
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self(failure)
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self(refusal.into())
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

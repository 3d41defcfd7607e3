use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use engine::Refusal;
use office::Failure;
use serde_json::{Value, json};

/// A failure as programs read it: `{"error": {"refusal": "not-allowed"}}` with what belongs to it, or
/// `{"error": {"breakage": "7F3A"}}`.
pub(crate) struct Refused(Failure);

impl<F: Into<Failure>> From<F> for Refused {
    fn from(failure: F) -> Self {
        Self(failure.into())
    }
}

impl Refused {
    /// The body without its status: doors that must say more put it beside.
    pub(crate) fn body(&self) -> Value {
        match &self.0 {
            Failure::Refused(refusal) => json!({ "error": refusal }),
            Failure::Broke(breakage) => json!({ "error": { "breakage": breakage.code() } }),
        }
    }

    /// The answer with this body.
    pub(crate) fn with(&self, body: Value) -> Response {
        let status = match &self.0 {
            Failure::Refused(refusal) => StatusCode::from_u16(refusal.status()).ok(),
            Failure::Broke(_) => None,
        };
        let mut response = (status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), Json(body)).into_response();
        let headers = response.headers_mut();
        match &self.0 {
            Failure::Refused(Refusal::SignInNeeded) => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            Failure::Refused(Refusal::Busy { retry_after_s } | Refusal::TooManyTries { retry_after_s }) => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from(*retry_after_s));
            }
            _ => {}
        }
        response
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        self.with(self.body())
    }
}

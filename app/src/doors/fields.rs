use axum::Form;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use engine::Refusal;
use serde::de::DeserializeOwned;

use crate::carried::{self, Typed};
use crate::trouble::Trouble;

/// What a form sent, in a type that knows its fields (`deny_unknown_fields`); or `Vec<(String, String)>` as it came.
pub(crate) struct Fields<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Fields<T> {
    type Rejection = Trouble;

    async fn from_request(request: Request, state: &S) -> Result<Self, Trouble> {
        let (parts, body) = request.into_parts();
        let whole = Bytes::from_request(Request::from_parts(parts.clone(), body), state).await.map_err(refused)?;
        let form = || Request::from_parts(parts.clone(), Body::from(whole.clone()));
        if let Some(typed) = parts.extensions.get::<Typed>()
            && let Ok(Form(fields)) = Form::<carried::Fields>::from_request(form(), state).await
        {
            typed.note(fields);
        }
        Form::<T>::from_request(form(), state).await.map(|Form(fields)| Self(fields)).map_err(refused)
    }
}

pub(super) fn refused(rejection: impl IntoResponse) -> Trouble {
    if rejection.into_response().status() == StatusCode::PAYLOAD_TOO_LARGE {
        return Refusal::TooLarge.into();
    }
    Refusal::BadRequest { field: "form".to_owned() }.into()
}

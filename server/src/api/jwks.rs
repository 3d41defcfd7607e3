use app::desk::Desk;
use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::Refused;

/// `GET /.well-known/jwks.json`: the public keys under which certificates and statements are signed.
pub(crate) async fn jwks(State(desk): State<Desk>) -> Result<Response, Refused> {
    let keys = desk.office.jwks().await?;
    Ok(([(header::CACHE_CONTROL, "public, max-age=300")], Json(keys)).into_response())
}

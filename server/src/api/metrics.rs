use app::desk::Desk;
use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use engine::Refusal;
use office::Breakage;
use prometheus_client::encoding::text::{encode_eof, encode_registry};
use prometheus_client::registry::Registry;

use super::{Refused, bearer};
use crate::edge::Measures;

const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// `GET /metrics`: what this server has done, for a token that may read reports. Numbers only, of nobody in particular.
pub(crate) async fn metrics(
    State(desk): State<Desk>,
    Extension(measures): Extension<Measures>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let token = bearer(&headers).ok_or(Refusal::SignInNeeded)?;
    let caller = desk.office.api_caller(token).await?;
    let mut text = desk.office.measures(&caller).await?;
    let mut registry = Registry::with_prefix("passgate");
    measures.register(&mut registry);
    encode_registry(&mut text, &registry).and_then(|()| encode_eof(&mut text)).map_err(Breakage::new)?;
    Ok(([(header::CONTENT_TYPE, OPEN_METRICS)], text).into_response())
}

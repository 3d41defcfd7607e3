use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use office::Stopwatch;
use tracing::Instrument;

use super::Measures;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Numbers and measures the requests of this server.
pub(crate) struct Count {
    mark: Arc<str>,
    last: AtomicU64,
    measures: Measures,
}

impl Count {
    pub(crate) fn new(mark: &Arc<str>, measures: Measures) -> Self {
        Self { mark: Arc::clone(mark), last: AtomicU64::new(0), measures }
    }

    fn next(&self) -> String {
        format!("{}-{}", self.mark, self.last.fetch_add(1, Ordering::Relaxed) + 1)
    }
}

/// One line a request: its id, its route as written in the program (never the address, which may hold an id or a
/// token), status and duration. Everything logged on the way carries the id too.
pub(super) async fn log<F: Future<Output = Response>>(
    count: &Count,
    request: Request,
    answer: impl FnOnce(Request) -> F,
) -> Response {
    let id = count.next();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    let span = tracing::info_span!("request", id, method = %request.method(), route);
    let quiet = route.starts_with("/pkg/") || route.ends_with('z') || route == "/metrics";
    let method = request.method().clone();
    let stopwatch = Stopwatch::start();
    let mut response = answer(request).instrument(span.clone()).await;
    let (status, ms) = (response.status().as_u16(), stopwatch.ms());
    count.measures.answered(&method, route, response.status(), stopwatch);
    span.in_scope(|| match status {
        500.. => tracing::warn!(status, ms, "answered"),
        _ if quiet => tracing::debug!(status, ms, "answered"),
        _ => tracing::info!(status, ms, "answered"),
    });
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

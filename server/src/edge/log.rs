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

/// Files, checks of the machinery, and what a page does by itself many times a minute: each is counted, and no line in a log
/// while it goes well. Answers have receipts.
fn is_quiet(route: &str) -> bool {
    route.starts_with("/pkg/") || route.ends_with('z') || matches!(route, "/metrics" | "/api/save" | "/api/clock")
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
    let quiet = is_quiet(route);
    let method = request.method().clone();
    let stopwatch = Stopwatch::start();
    let mut response = answer(request).instrument(span.clone()).await;
    let (status, ms) = (response.status().as_u16(), stopwatch.ms());
    count.measures.answered(&method, route, response.status(), stopwatch);
    span.in_scope(|| match status {
        500.. => tracing::warn!(status, ms, "answered"),
        ..400 if quiet => tracing::debug!(status, ms, "answered"),
        _ => tracing::info!(status, ms, "answered"),
    });
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happens_many_times_a_minute_is_quiet_and_what_people_do_is_not() {
        for route in ["/pkg/{*file}", "/healthz", "/readyz", "/metrics", "/api/save", "/api/clock"] {
            assert!(is_quiet(route), "{route}");
        }
        for route in ["/", "/sign-in", "/api/session", "/attempts/{id}/hand-in", "/handbook/{chapter}"] {
            assert!(!is_quiet(route), "{route}");
        }
    }
}

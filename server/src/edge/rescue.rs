use std::panic::AssertUnwindSafe;
use std::time::Duration;

use app::doors::{Door, Speaks};
use app::trouble::Trouble;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use engine::Refusal;
use futures_util::FutureExt;
use office::{Breakage, Failure};

use crate::api::Refused;

/// Nothing here takes long; what does is stuck behind something.
const PATIENCE: Duration = Duration::from_secs(20);

/// The door, with care taken of what panics or takes too long behind it: that ends like any other failure, never as a
/// silent connection.
pub(crate) fn rescued(door: Door) -> Door {
    let speaks = door.speaks;
    door.behind(|handler| handler.route_layer(from_fn_with_state(speaks, rescue)))
}

async fn rescue(State(speaks): State<Speaks>, request: Request, next: Next) -> Response {
    let only_reads = request.method().is_safe();
    let work = AssertUnwindSafe(next.run(request)).catch_unwind();
    let failure: Failure = match tokio::time::timeout(PATIENCE, work).await {
        Ok(Ok(response)) => return response,
        Ok(Err(_)) => Breakage::new("a handler panicked").into(),
        Err(_) => {
            tracing::warn!("took too long");
            // What only reads has changed nothing. Of anything else nobody here knows how far it came.
            if only_reads { Refusal::Busy { retry_after_s: 5 }.into() } else { Refusal::NotKnown.into() }
        }
    };
    match speaks {
        Speaks::Program => Refused::from(failure).into_response(),
        // The guard of the door knows who reads, and makes it a page.
        Speaks::Page | Speaks::Form | Speaks::Data => Trouble::from(failure).into_response(),
    }
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::http::{Method, StatusCode};
    use axum::routing::get;
    use tower::ServiceExt;

    use super::*;

    async fn broken() -> &'static str {
        panic!("MARK")
    }

    #[tokio::test]
    async fn a_panic_ends_as_a_breakage_that_says_nothing_of_its_cause() {
        let router = Router::new().route("/", get(broken)).route_layer(from_fn_with_state(Speaks::Program, rescue));
        let response = router.oneshot(Request::new(Body::empty())).await.unwrap();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let body = axum::body::to_bytes(response.into_body(), 1000).await.unwrap();
        let body = String::from_utf8(body.to_vec()).unwrap();
        assert!(body.contains("breakage") && !body.contains("MARK"), "{body}");
    }

    #[tokio::test(start_paused = true)]
    async fn what_takes_too_long_is_only_said_to_be_undone_when_it_could_do_nothing() {
        let stuck = || async { std::future::pending::<&'static str>().await };
        for (method, status, told) in [(Method::GET, 503, "busy"), (Method::POST, 504, "not-known")] {
            let router = Router::new().route("/", get(stuck).post(stuck));
            let router = router.route_layer(from_fn_with_state(Speaks::Program, rescue));
            let request = Request::builder().method(method).uri("/").body(Body::empty()).unwrap();
            let response = router.oneshot(request).await.unwrap();
            assert_eq!(response.status(), status);
            let body = axum::body::to_bytes(response.into_body(), 1000).await.unwrap();
            assert!(String::from_utf8(body.to_vec()).unwrap().contains(told));
        }
    }
}

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
    let care = Care { speaks: door.speaks, patience: PATIENCE };
    door.behind(|handler| handler.route_layer(from_fn_with_state(care, rescue)))
}

#[derive(Clone, Copy)]
struct Care {
    speaks: Speaks,
    patience: Duration,
}

async fn rescue(State(care): State<Care>, request: Request, next: Next) -> Response {
    let only_reads = request.method().is_safe();
    let work = AssertUnwindSafe(next.run(request)).catch_unwind();
    let failure: Failure = match tokio::time::timeout(care.patience, work).await {
        Ok(Ok(response)) => return response,
        Ok(Err(_)) => Breakage::new("a handler panicked").into(),
        Err(_) => {
            tracing::warn!("took too long");
            // What only reads has changed nothing. Of anything else nobody here knows how far it came.
            if only_reads { Refusal::Busy { retry_after_s: 5 }.into() } else { Refusal::NotKnown.into() }
        }
    };
    match care.speaks {
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
    use axum::routing::{MethodRouter, get, post};
    use tower::ServiceExt;

    use super::*;

    async fn broken() -> &'static str {
        panic!("MARK")
    }

    async fn asked(method: Method, handler: MethodRouter, patience: Duration) -> (StatusCode, String) {
        let care = Care { speaks: Speaks::Program, patience };
        let router = Router::new().route("/", handler).route_layer(from_fn_with_state(care, rescue));
        let request = Request::builder().method(method).uri("/").body(Body::empty()).unwrap();
        let (parts, body) = router.oneshot(request).await.unwrap().into_parts();
        let body = axum::body::to_bytes(body, 1000).await.unwrap();
        (parts.status, String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn a_panic_ends_as_a_breakage_that_says_nothing_of_its_cause() {
        let (status, body) = asked(Method::GET, get(broken), PATIENCE).await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(body.contains("breakage") && !body.contains("MARK"), "{body}");
    }

    #[tokio::test]
    async fn what_takes_too_long_is_only_said_to_be_undone_when_it_could_do_nothing() {
        let stuck = || async { std::future::pending::<&'static str>().await };
        let (status, body) = asked(Method::GET, get(stuck), Duration::ZERO).await;
        assert!(status == 503 && body.contains("busy"), "{status} {body}");
        let (status, body) = asked(Method::POST, post(stuck), Duration::ZERO).await;
        assert!(status == 504 && body.contains("not-known"), "{status} {body}");
    }
}

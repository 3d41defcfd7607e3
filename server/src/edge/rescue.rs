use app::doors::{Door, Speaks, rescued};
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};

use crate::api::Refused;

/// The door, with care taken of what breaks behind it. The guards of other doors do so themselves: they know who reads.
pub(crate) fn careful(door: Door) -> Door {
    if door.speaks == Speaks::Program { door.behind(|handler| handler.route_layer(from_fn(rescue))) } else { door }
}

async fn rescue(request: Request, next: Next) -> Response {
    let only_reads = request.method().is_safe();
    rescued(only_reads, next.run(request)).await.unwrap_or_else(|failure| Refused::from(failure).into_response())
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::{Body, to_bytes};
    use axum::http::StatusCode;
    use axum::routing::get;
    use tower::ServiceExt;

    use super::*;

    async fn broken() -> &'static str {
        panic!("MARK")
    }

    #[tokio::test]
    async fn a_program_is_told_of_a_panic_as_of_any_other_failure() {
        let router = Router::new().route("/", get(broken).route_layer(from_fn(rescue)));
        let (parts, body) = router.oneshot(Request::new(Body::empty())).await.unwrap().into_parts();
        let body = String::from_utf8(to_bytes(body, 1000).await.unwrap().to_vec()).unwrap();
        assert_eq!(parts.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(body.contains("breakage") && !body.contains("MARK"), "{body}");
    }
}

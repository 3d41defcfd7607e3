use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use super::content::Keys;

/// What a house tells that it should not: each is something a programmer could add without noticing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leak {
    /// Nothing.
    None,
    /// Choices that are right carry an attribute more.
    Attribute,
    /// A header counts the ticks.
    Header,
    /// A page is a byte longer when its first choice is right.
    OneByte,
}

/// Stands between the house and its visitors, and lets a little of the keys through.
pub(crate) async fn leak(State((leak, keys)): State<(Leak, Keys)>, request: Request, next: Next) -> Response {
    let (mut parts, body) = next.run(request).await.into_parts();
    let mut body: Vec<u8> = to_bytes(body, usize::MAX).await.unwrap().into();
    match leak {
        Leak::None => {}
        Leak::Attribute => {
            let mut page = String::from_utf8(body).unwrap();
            for choice in keys.ticked() {
                page = page.replace(&format!(">{choice}<"), &format!(" data-k>{choice}<"));
            }
            body = page.into_bytes();
        }
        Leak::Header => {
            let count = HeaderValue::from(keys.ticked().len());
            parts.headers.insert(HeaderName::from_static("x-weight"), count);
        }
        Leak::OneByte => {
            if keys.bank().split("- [").nth(1).is_some_and(|choice| choice.starts_with('x')) {
                body.push(b'\n');
            }
        }
    }
    Response::from_parts(parts, Body::from(body))
}

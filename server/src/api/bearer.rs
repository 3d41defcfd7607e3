use axum::http::{HeaderMap, header};

/// Longer ones are none of ours.
const LONGEST_TOKEN: usize = 256;

/// The token that a program shows.
pub(super) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer") && token.len() <= LONGEST_TOKEN).then_some(token)
}

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::Response;

/// What a document may load: our own style and pictures, and scripts only where the page has islands.
pub(super) fn content_policy(response: &mut Response, nonce: Option<&str>) {
    let scripts = match nonce {
        Some(nonce) => format!("'self' 'nonce-{nonce}' 'wasm-unsafe-eval'"),
        None => "'none'".to_owned(),
    };
    let policy = format!(
        "default-src 'self'; script-src {scripts}; style-src 'self'; img-src 'self' data:; object-src 'none'; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
}

/// The headers of every answer for people, unless the answer has set its own.
pub(crate) fn protect(headers: &mut HeaderMap) {
    let usual = [
        (header::CACHE_CONTROL, "no-store"),
        // `no-referrer` would make forms send `Origin: null`.
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"),
    ];
    for (name, value) in usual {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
}

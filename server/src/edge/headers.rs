use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

const NOTHING_RUNS: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const NO_DEVICES: &str =
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), publickey-credentials-get=(), usb=()";

/// What a response says unless its door has said something else.
const UNLESS_SAID: [(HeaderName, &str); 2] =
    [(header::CACHE_CONTROL, "no-store"), (header::CONTENT_SECURITY_POLICY, NOTHING_RUNS)];

/// What every response says.
const ALWAYS: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), NO_DEVICES),
];

/// Closes what a browser would leave open. A page that runs something brings its own policy with its nonce.
pub(super) fn close(headers: &mut HeaderMap, https: bool) {
    for (name, value) in UNLESS_SAID {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
}

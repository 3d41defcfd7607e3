//! The browser's files under `/pkg/`: inside the program, or in a folder while it is being worked on. Each may have a
//! `.br` and a `.gz` form beside it.

mod shelf;

use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

pub use shelf::Shelf;

/// `?v=` is the version that the address was made for.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    v: Option<String>,
}

/// `GET /pkg/{file}`: in the smallest form that the browser understands; a year without asking again when the address
/// names the version, else asked again each time by its tag.
pub(crate) async fn file(
    Extension(shelf): Extension<Shelf>,
    Path(name): Path<String>,
    Query(wanted): Query<Wanted>,
    asked: HeaderMap,
) -> Response {
    let Some(file) = shelf.take(&name, &encodings(&asked)).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let tag = match file.encoding {
        Some(encoding) => format!("\"{}-{encoding}\"", file.version),
        None => format!("\"{}\"", file.version),
    };
    let known = asked.get_all(header::IF_NONE_MATCH).iter().any(|tags| names(tags, &tag));
    let mut response =
        if known { StatusCode::NOT_MODIFIED.into_response() } else { Body::from(file.bytes).into_response() };
    let headers = response.headers_mut();
    let kept = match wanted.v {
        Some(version) if version == file.version => "public, max-age=31536000, immutable",
        _ => "no-cache",
    };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(&name)));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    if let Some(encoding) = file.encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

/// What the browser understands, best first.
pub(crate) fn encodings(asked: &HeaderMap) -> Vec<&'static str> {
    let accepted: Vec<&str> = asked
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|part| match part.split_once(';') {
            Some((_, weight)) if weight.trim().trim_start_matches("q=").parse() == Ok(0.0) => None,
            Some((name, _)) => Some(name.trim()),
            None => Some(part.trim()),
        })
        .collect();
    ["br", "gzip"].into_iter().filter(|known| accepted.contains(known)).collect()
}

fn names(tags: &HeaderValue, tag: &str) -> bool {
    tags.to_str().is_ok_and(|tags| tags.split(',').any(|one| one.trim().trim_start_matches("W/") == tag))
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

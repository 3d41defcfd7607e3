use std::io::Write;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use office::Breakage;

use crate::api::Refused;

/// Less than this does not fill a packet, packed or not.
const SHORTEST: usize = 1_400;
/// The first steps save most of the bytes, the others cost most of the time.
const LEVEL: Compression = Compression::new(3);

/// Packs pages. Files for browsers come packed from the shelf; what islands and programs ask is small, and nothing stands
/// between an answer and its receipt.
///
/// Packing lets the length of a page tell what repeats in it (BREACH). Who wants to use that needs a secret in the page,
/// must put guesses into the same page, from another site and often, and watch the lengths go by. Our pages hold no token:
/// the session is in a cookie no script reads, forms are held by `Origin`, and the one random thing, the nonce, is another
/// each time and of no use afterwards. But a page says whose it is and what they chose, and carries its own address along
/// in a form, where a guess could stand. So whatever another site makes a browser ask for goes out as it is: browsers say
/// so in `Sec-Fetch-Site` wherever the connection is worth watching. Over plain http they may not, and who listens there
/// reads the page itself.
pub(super) async fn pack(response: Response, packs: bool) -> Response {
    if !is_page(response.headers()) {
        return response;
    }
    match if packs { packed(response).await } else { Ok(response) } {
        Ok(mut page) => {
            page.headers_mut().append(header::VARY, HeaderValue::from_static("accept-encoding, sec-fetch-site"));
            page
        }
        Err(breakage) => Refused::from(breakage).into_response(),
    }
}

/// Whether a page for this request may be packed.
pub(super) fn packs(asked: &HeaderMap) -> bool {
    takes_gzip(asked) && is_our_own(asked)
}

/// Whether a page of ours, a bookmark or the address bar asks.
fn is_our_own(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-site").is_none_or(|site| site == "same-origin" || site == "none")
}

fn takes_gzip(headers: &HeaderMap) -> bool {
    crate::files::encodings(headers).contains(&"gzip")
}

fn is_page(headers: &HeaderMap) -> bool {
    let is_html = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    is_html && !headers.contains_key(header::CONTENT_ENCODING)
}

async fn packed(response: Response) -> Result<Response, Breakage> {
    let (mut head, body) = response.into_parts();
    // A page is in memory as a whole already.
    let plain = to_bytes(body, usize::MAX).await.map_err(Breakage::new)?;
    if plain.len() < SHORTEST {
        return Ok(Response::from_parts(head, Body::from(plain)));
    }
    let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 3), LEVEL);
    let bytes = encoder.write_all(&plain).and_then(|()| encoder.finish()).map_err(Breakage::new)?;
    head.headers.remove(header::CONTENT_LENGTH);
    head.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    Ok(Response::from_parts(head, Body::from(bytes)))
}

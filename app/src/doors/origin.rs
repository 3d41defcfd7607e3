use axum::http::{HeaderMap, header};
use engine::Refusal;

/// Refuses what another site's page sends. Browsers say in `Origin` whose page a form stood on; old ones only in
/// `Referer`. A request that says neither is not from our pages.
pub(super) fn check(headers: &HeaderMap, public_origin: Option<&str>) -> Result<(), Refusal> {
    let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    let origin = text(header::ORIGIN).or_else(|| text(header::REFERER).and_then(origin_of));
    let own = match (origin, public_origin) {
        (Some(origin), Some(public)) => origin.eq_ignore_ascii_case(public.trim_end_matches('/')),
        (Some(origin), None) => {
            origin.split_once("://").is_some_and(|(_, host)| text(header::HOST).is_some_and(|own| own == host))
        }
        (None, _) => false,
    };
    if own { Ok(()) } else { Err(Refusal::CrossSite) }
}

/// `https://host:port` of a whole address.
fn origin_of(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    address.get(..scheme.len() + 3 + host.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| ((*name).parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn our_own_pages_may_send() {
        let headers = from(&[("origin", "http://localhost:3000"), ("host", "localhost:3000")]);
        assert_eq!(check(&headers, None), Ok(()));
        assert_eq!(check(&headers, Some("http://localhost:3000/")), Ok(()));
        let old = from(&[("referer", "http://localhost:3000/password?x"), ("host", "localhost:3000")]);
        assert_eq!(check(&old, None), Ok(()));
    }

    #[test]
    fn others_may_not() {
        for origin in ["https://evil.example", "null", "http://localhost:3001", "http://localhost:3000.evil.example"] {
            let headers = from(&[("origin", origin), ("host", "localhost:3000")]);
            assert_eq!(check(&headers, None), Err(Refusal::CrossSite), "{origin}");
            assert_eq!(check(&headers, Some("http://localhost:3000")), Err(Refusal::CrossSite), "{origin}");
        }
        assert_eq!(check(&from(&[("host", "localhost:3000")]), None), Err(Refusal::CrossSite));
    }
}

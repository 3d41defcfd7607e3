//! The cookies of the house: the one that names a session, and the language and the size of the text this browser chose.

use axum::http::{HeaderMap, HeaderValue, header};
use engine::Lang;

use crate::desk::CookiePolicy;
use crate::text_size::TextSize;

/// The name of the language cookie.
const LANGUAGE: &str = "lang";
/// The name of the cookie for the size of the text.
const TEXT: &str = "text";

/// As long as a session can last at all; its row decides when it really ends.
const SESSION_SECONDS: u32 = 7 * 24 * 60 * 60;

impl CookiePolicy {
    const fn session_name(self) -> &'static str {
        match self {
            Self::Secure => "__Host-passgate",
            Self::Localhost | Self::PlainLan => "passgate",
        }
    }

    const fn secure(self) -> &'static str {
        match self {
            Self::Secure => "; Secure",
            Self::Localhost | Self::PlainLan => "",
        }
    }

    /// The session's token, as the browser sent it.
    pub(crate) fn session(self, headers: &HeaderMap) -> Option<String> {
        read(headers, self.session_name())
    }

    /// Names the session to the browser.
    pub(crate) fn begin(self, token: &str) -> Option<HeaderValue> {
        self.written(self.session_name(), token, "HttpOnly", SESSION_SECONDS)
    }

    /// Makes the browser forget the session.
    pub(crate) fn end(self) -> Option<HeaderValue> {
        self.written(self.session_name(), "", "HttpOnly", 0)
    }

    /// Keeps the language for a year.
    pub(crate) fn language(self, lang: Lang) -> Option<HeaderValue> {
        self.written(LANGUAGE, lang.as_str(), "HttpOnly", 365 * 24 * 60 * 60)
    }

    /// Keeps the size of the text for a year.
    pub(crate) fn text_size(self, size: TextSize) -> Option<HeaderValue> {
        self.written(TEXT, &size.percent().to_string(), "HttpOnly", 365 * 24 * 60 * 60)
    }

    fn written(self, name: &str, value: &str, reach: &str, seconds: u32) -> Option<HeaderValue> {
        let secure = self.secure();
        let cookie = format!("{name}={value}; Path=/; {reach}; SameSite=Lax; Max-Age={seconds}{secure}");
        HeaderValue::from_str(&cookie).ok()
    }
}

/// The language this browser chose before.
pub(crate) fn language(headers: &HeaderMap) -> Option<String> {
    read(headers, LANGUAGE)
}

/// The size of the text this browser chose before.
pub(crate) fn text_size(headers: &HeaderMap) -> TextSize {
    read(headers, TEXT).and_then(|size| size.parse().ok()).unwrap_or_default()
}

fn read(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_over_https_is_bound_to_the_host() {
        let cookie = CookiePolicy::Secure.begin("t0ken").unwrap();
        assert_eq!(
            cookie.to_str().unwrap(),
            "__Host-passgate=t0ken; Path=/; HttpOnly; SameSite=Lax; Max-Age=604800; Secure"
        );
    }

    #[test]
    fn a_cookie_is_found_among_others_and_a_look_alike_is_not() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("lang=en; xpassgate=evil; passgate=good"));
        assert_eq!(CookiePolicy::Localhost.session(&headers).as_deref(), Some("good"));
        assert_eq!(CookiePolicy::Secure.session(&headers), None);
        assert_eq!(language(&headers).as_deref(), Some("en"));
    }
}

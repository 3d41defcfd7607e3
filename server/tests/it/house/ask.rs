use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use tower::ServiceExt;

use super::{Furnished, House, View};

/// The address that the test's people type.
pub(crate) const ORIGIN: &str = "http://passgate.test";

/// A request to be sent.
pub(crate) struct Ask {
    method: Method,
    address: String,
    headers: Vec<(header::HeaderName, String)>,
    body: String,
}

/// What came back, whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Ask {
    pub(crate) fn get(address: &str) -> Self {
        Self::new(Method::GET, address)
    }

    /// A form from a page of ours.
    pub(crate) fn form(address: &str, fields: &str) -> Self {
        Self::new(Method::POST, address)
            .header(header::ORIGIN, ORIGIN)
            .body(fields, "application/x-www-form-urlencoded")
    }

    /// A form of ours that takes files.
    pub(crate) fn parts(address: &str, parts: &[(&str, &str)]) -> Self {
        let one = |(name, value): &(&str, &str)| {
            format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let body = parts.iter().map(one).collect::<String>() + "--cut--\r\n";
        Self::new(Method::POST, address).header(header::ORIGIN, ORIGIN).body(&body, "multipart/form-data; boundary=cut")
    }

    /// What an island of ours sends.
    pub(crate) fn json(address: &str, body: &str) -> Self {
        Self::new(Method::POST, address).header(header::ORIGIN, ORIGIN).body(body, "application/json")
    }

    pub(crate) fn new(method: Method, address: &str) -> Self {
        let ask = Self { method, address: address.to_owned(), headers: Vec::new(), body: String::new() };
        ask.header(header::HOST, "passgate.test")
    }

    pub(crate) fn header(mut self, name: header::HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Without a header that was there.
    pub(crate) fn without(mut self, name: &header::HeaderName) -> Self {
        self.headers.retain(|(known, _)| known != name);
        self
    }

    /// With the session of this point of view.
    pub(crate) fn of(self, view: View, furnished: &Furnished) -> Self {
        match furnished.cookie(view) {
            Some(cookie) => self.header(header::COOKIE, cookie),
            None => self,
        }
    }

    fn body(mut self, body: &str, kind: &str) -> Self {
        self.body = body.to_owned();
        self.header(header::CONTENT_TYPE, kind)
    }
}

impl House {
    pub(crate) async fn ask(&self, ask: Ask) -> Answer {
        let mut request = Request::builder().method(ask.method).uri(ask.address);
        for (name, value) in ask.headers {
            request = request.header(name, value);
        }
        let response = self.router.clone().oneshot(request.body(Body::from(ask.body)).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        Answer { status: parts.status, headers: parts.headers, body: to_bytes(body, usize::MAX).await.unwrap().into() }
    }
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }
}

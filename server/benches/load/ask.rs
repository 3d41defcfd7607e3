use std::fmt::Write;

use crate::Done;

/// A request as a browser sends it from a page of ours.
pub(crate) struct Ask<'a> {
    method: &'static str,
    path: &'a str,
    headers: String,
    body: String,
}

/// What came back, whole.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl<'a> Ask<'a> {
    pub(crate) fn get(path: &'a str) -> Self {
        Self { method: "GET", path, headers: String::new(), body: String::new() }
    }

    pub(crate) fn form(path: &'a str, fields: String) -> Self {
        Self { method: "POST", body: fields, ..Self::get(path) }
            .header("content-type", "application/x-www-form-urlencoded")
    }

    pub(crate) fn json(path: &'a str, value: &serde_json::Value) -> Self {
        Self { method: "POST", body: value.to_string(), ..Self::get(path) }.header("content-type", "application/json")
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        // Writing into a string does not fail.
        let _ = write!(self.headers, "{name}: {value}\r\n");
        self
    }

    /// The request as it travels. Forms say whose page they stood on; so does what islands send.
    pub(crate) fn on_the_wire(&self, host: &str) -> String {
        let Self { method, path, headers, body } = self;
        let origin = if *method == "GET" { String::new() } else { format!("origin: http://{host}\r\n") };
        format!(
            "{method} {path} HTTP/1.1\r\nhost: {host}\r\nuser-agent: bench\r\naccept-language: zh-CN\r\n{headers}{origin}\
             content-length: {}\r\n\r\n{body}",
            body.len()
        )
    }

    /// What was asked, for a message about it.
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub(crate) fn text(&self) -> Done<&str> {
        str::from_utf8(&self.body).map_err(|problem| problem.to_string())
    }
}

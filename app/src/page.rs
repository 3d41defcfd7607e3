//! From a view to a response: one complete HTML document, rendered in one go, with the headers that protect it.

mod headers;

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use hydration_context::SsrSharedContext;
use leptos::nonce::{provide_nonce, use_nonce};
use leptos::prelude::*;
use leptos::tachys::html::InertElement;

use crate::looker::Reader;
use crate::shell;

pub(crate) use headers::protect;

/// How a sheet lies on the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Width {
    /// A form with a few fields.
    Narrow,
    /// A text to read.
    Reading,
    /// Two columns or a table.
    Wide,
    /// No sheet around it: the page brings its own.
    Bare,
}

/// Whether a page wakes up in the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scripts {
    /// No script at all, and the headers forbid any.
    None,
    /// The one wasm, for the islands of the page.
    Islands,
}

/// A page about to be shown.
#[must_use]
pub(crate) struct Page<'a> {
    reader: &'a Reader,
    title: String,
    status: StatusCode,
    width: Width,
    scripts: Scripts,
    headers: HeaderMap,
}

/// Renders a part of a page at once. A view is a value of all its parts, and a long one is made, copied and written in memory
/// that the processor does not have at hand; so whatever stands many times on a page becomes text as soon as it is made.
/// Its outermost view must be one element.
pub(crate) fn written(view: impl IntoView) -> InertElement {
    InertElement::new(view.into_view().to_html())
}

/// Renders a part of a page by itself, for an island that puts it in its place.
pub(crate) fn part<V: IntoView>(body: impl FnOnce() -> V) -> String {
    body().into_view().to_html()
}

/// Begins a page: `titled(&reader, say!(lang, "home-title")).wide().show(move || view! { … })`.
pub(crate) fn titled(reader: &Reader, title: String) -> Page<'_> {
    Page {
        reader,
        title,
        status: StatusCode::OK,
        width: Width::Reading,
        scripts: Scripts::None,
        headers: HeaderMap::new(),
    }
}

impl Page<'_> {
    pub(crate) fn status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    pub(crate) fn narrow(self) -> Self {
        Self { width: Width::Narrow, ..self }
    }

    pub(crate) fn wide(self) -> Self {
        Self { width: Width::Wide, ..self }
    }

    pub(crate) fn bare(self) -> Self {
        Self { width: Width::Bare, ..self }
    }

    pub(crate) fn with_islands(self) -> Self {
        Self { scripts: Scripts::Islands, ..self }
    }

    /// Sends a header along, for instance a cookie.
    pub(crate) fn header(mut self, name: axum::http::HeaderName, value: Option<HeaderValue>) -> Self {
        if let Some(value) = value {
            self.headers.append(name, value);
        }
        self
    }

    /// Renders the body inside the shell. The view is made within Leptos' owner, so that islands find it.
    pub(crate) fn show<V: IntoView + 'static>(self, body: impl FnOnce() -> V) -> Response {
        let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
        let (html, nonce) = owner.with(|| {
            provide_nonce();
            let body = body().into_any();
            let html = shell::document(self.reader, self.title, self.width, self.scripts, body).to_html();
            (html, use_nonce())
        });
        owner.unset_with_forced_cleanup();

        let mut response = (self.status, Html(html)).into_response();
        response.headers_mut().extend(self.headers);
        let nonce = nonce.filter(|_| self.scripts == Scripts::Islands);
        headers::content_policy(&mut response, nonce.as_deref());
        response
    }
}

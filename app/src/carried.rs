//! What came in a form that was not taken: whoever typed it gets it back and sends it again with one press, whatever the
//! form was. Actions that can say more show their own page with it.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Form;
use axum::body::Body;
use axum::extract::FromRequest;
use axum::http::{Method, Request, header};
use engine::Lang;
use leptos::prelude::*;

use crate::address::{encoded, local};
use crate::look::{Area, Button, Hidden, PostForm};

/// Where people work: what they type there nobody wants to lose. Nowhere else, and nowhere passwords are typed, is
/// anything kept.
const ROOMS: [&str; 5] = ["/attempts/", "/practice/", "/studio/", "/people/", "/tokens"];
/// More than anybody types.
const MOST: usize = 4 * 1024 * 1024;

/// The fields of a form, as they came.
pub(crate) type Fields = Vec<(String, String)>;

/// A form that was not taken: where it was going, and what it held.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Carried {
    again: String,
    fields: Fields,
}

impl Carried {
    /// Keeps a form, if it is one of work and holds anything.
    pub(crate) fn keep(again: &str, fields: Fields) -> Option<Self> {
        let work = ROOMS.iter().any(|room| again.starts_with(room)) && local(again).is_some();
        (work && !fields.is_empty()).then(|| Self { again: again.to_owned(), fields })
    }

    /// A form that travelled as one text.
    pub(crate) async fn read(again: &str, text: String) -> Option<Self> {
        let request = Request::builder()
            .method(Method::POST)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(text))
            .ok()?;
        let Form(fields) = Form::<Fields>::from_request(request, &()).await.ok()?;
        Self::keep(again, fields)
    }

    /// Where it was going.
    pub(crate) fn again(&self) -> &str {
        &self.again
    }

    /// The same as one text, to travel in the field of another form.
    pub(crate) fn text(&self) -> String {
        let pair = |(name, value): &(String, String)| format!("{}={}", encoded(name), encoded(value));
        self.fields.iter().map(pair).collect::<Vec<_>>().join("&")
    }

    /// A form that sends it again. Words can be read and changed; what a page put into the form goes along unseen.
    pub(crate) fn form(self, lang: Lang, go: String) -> impl IntoView {
        let field = |(place, (name, value)): (usize, (String, String))| {
            if !is_words(&value) {
                return view! { <Hidden name value/> }.into_any();
            }
            let (label, rows) = (say!(lang, "carried-words"), value.lines().count().clamp(2, 14));
            view! { <Area name suffix=place.to_string() label value rows most=MOST/> }.into_any()
        };
        let fields: Vec<AnyView> = self.fields.into_iter().enumerate().map(field).collect();
        let action = self.again;
        view! {
            <PostForm action=action class="stack">
                {fields}
                <div class="row"><Button>{go}</Button></div>
            </PostForm>
        }
    }
}

/// What people type is nobody's business in a log.
impl fmt::Debug for Carried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Carried").field("again", &self.again).finish_non_exhaustive()
    }
}

/// Whether a person wrote it: names and numbers that a page makes are plain.
fn is_words(value: &str) -> bool {
    !value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
}

/// Where the guard of a door finds what its handler has read of a form.
#[derive(Clone, Default)]
pub(crate) struct Typed(Arc<Mutex<Fields>>);

impl Typed {
    /// Notes what came.
    pub(crate) fn note(&self, fields: Fields) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = fields;
    }

    /// What was noted.
    pub(crate) fn take(&self) -> Fields {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

use std::fmt;

use axum::Form;
use axum::extract::FromRequest;
use axum::http::{HeaderValue, Method, header};
use axum::response::Response;
use engine::Refusal;
use leptos::prelude::*;

use crate::address::local;
use crate::look::{Button, Hidden, PostForm, SheetHead};
use crate::looker::Reader;
use crate::page;
use crate::trouble::Trouble;

/// A form that came after its session was over: where it was going, and what it held.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Carried {
    pub(crate) again: String,
    pub(crate) body: String,
}

impl Carried {
    /// Keeps a form for after signing in: only answers and questions, which nobody wants to lose, and never passwords.
    pub(crate) fn keep(again: &str, body: String) -> Option<Self> {
        let work = ["/attempts/", "/practice/", "/studio/"].iter().any(|rooms| again.starts_with(rooms));
        (work && local(again).is_some()).then(|| Self { again: again.to_owned(), body })
    }
}

/// Answers are nobody's business in a log.
impl fmt::Debug for Carried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Carried").field("again", &self.again).finish_non_exhaustive()
    }
}

/// The page after signing in: one press sends the form on. It is not sent by itself, since a person should see it go.
pub(crate) async fn go_on(
    reader: &Reader,
    carried: Carried,
    session: Option<HeaderValue>,
) -> Result<Response, Trouble> {
    let lang = reader.lang;
    let fields = fields(carried.body).await?;
    let title = say!(lang, "sign-in-carried-title");
    let page = page::titled(reader, title.clone()).narrow().header(header::SET_COOKIE, session);
    Ok(page.show(move || {
        let fields: Vec<_> = fields.into_iter().map(|(name, value)| view! { <Hidden name value/> }).collect();
        view! {
            <SheetHead title=title under=say!(lang, "sign-in-carried-text")/>
            <PostForm action=carried.again>
                {fields}
                <Button>{say!(lang, "sign-in-carried-go")}</Button>
            </PostForm>
        }
    }))
}

async fn fields(body: String) -> Result<Vec<(String, String)>, Trouble> {
    let request = axum::http::Request::builder()
        .method(Method::POST)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(axum::body::Body::from(body))
        .map_err(Trouble::broke)?;
    let refused = |_| Trouble::from(Refusal::BadRequest { field: "carried".to_owned() });
    Form::from_request(request, &()).await.map(|Form(fields)| fields).map_err(refused)
}

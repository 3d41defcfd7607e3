use axum::http::{HeaderValue, header};
use axum::response::Response;
use leptos::prelude::*;

use crate::carried::Carried;
use crate::look::SheetHead;
use crate::looker::Reader;
use crate::page;

/// The page after signing in: one press sends the form on. It is not sent by itself, since a person should see it go.
pub(crate) fn go_on(reader: &Reader, carried: Carried, session: Option<HeaderValue>) -> Response {
    let lang = reader.lang;
    let title = say!(lang, "sign-in-carried-title");
    let page = page::titled(reader, title.clone()).narrow().header(header::SET_COOKIE, session);
    page.show(move || {
        view! {
            <SheetHead title=title under=say!(lang, "sign-in-carried-text")/>
            {carried.form(lang, say!(lang, "sign-in-carried-go"))}
        }
    })
}

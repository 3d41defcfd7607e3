use axum::http::StatusCode;
use axum::response::Response;
use engine::Refusal;
use leptos::prelude::*;
use office::Failure;

use super::Trouble;
use crate::address::encoded;
use crate::carried::Carried;
use crate::look::{ButtonLink, Weight};
use crate::looker::Reader;
use crate::{names, page, refusals};

/// The page that says what was refused, or that something broke, and where to go from here.
/// What was typed into a form stands below, to be sent again, unless it can never be taken.
pub(crate) fn page(reader: &Reader, trouble: &Trouble, typed: Option<Carried>) -> Response {
    let lang = reader.lang;
    let status = trouble.status();
    let (title, text, code) = match trouble.failure() {
        Failure::Refused(refusal) => {
            (names::status(lang, status.as_u16()), refusals::text(reader, refusal), status.as_u16().to_string())
        }
        Failure::Broke(broke) => {
            let code = broke.code().to_owned();
            (say!(lang, "broke-title"), say!(lang, "broke-text", code = code.clone()), code)
        }
    };
    let way_on = way_on(reader, trouble.refusal());
    let hopeless = [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND, StatusCode::PAYLOAD_TOO_LARGE].contains(&status);
    let again = typed.filter(|_| !hopeless).map(|typed| {
        view! {
            <section class="part-of-page">
                <h2>{say!(lang, "carried-title")}</h2>
                <p>{say!(lang, "carried-text")}</p>
                {typed.form(lang, say!(lang, "carried-go"))}
            </section>
        }
    });
    page::titled(reader, title.clone()).status(status).narrow().show(move || {
        view! {
            <div class="stand-alone">
                <p class="code" aria-hidden="true">{code}</p>
                <h1>{title}</h1>
                <p>{text}</p>
                <p class="row">{way_on}</p>
                {again}
            </div>
        }
    })
}

fn way_on(reader: &Reader, refusal: Option<&Refusal>) -> impl IntoView + use<> {
    let lang = reader.lang;
    let (address, words) = match refusal {
        Some(Refusal::SignInNeeded) => (format!("/sign-in?next={}", encoded(&reader.here)), say!(lang, "go-sign-in")),
        None => (reader.here.clone(), say!(lang, "go-again")),
        Some(_) => ("/".to_owned(), say!(lang, "go-home")),
    };
    view! { <ButtonLink href=address weight=Weight::Plain>{words}</ButtonLink> }
}

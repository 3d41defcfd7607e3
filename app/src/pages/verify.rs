use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use engine::Refusal;
use leptos::prelude::*;
use office::{CertificateState, Verification};
use serde::Deserialize;

use crate::address::to;
use crate::look::{Button, ButtonLink, Field, Seal, SheetHead, Takes, Weight, day};
use crate::looker::Reader;
use crate::trouble::{Answer, Trouble};
use crate::{names, page};

/// What the form asks for.
#[derive(Deserialize)]
pub(crate) struct Asked {
    number: Option<String>,
}

/// The form, open to everybody; with a number it answers at once.
pub(crate) async fn ask(reader: Reader, Query(asked): Query<Asked>) -> Answer {
    if let Some(number) = asked.number.as_deref().map(str::trim).filter(|number| !number.is_empty()) {
        return answer(&reader, number).await;
    }
    let lang = reader.lang;
    let title = say!(lang, "verify-title");
    Ok(page::titled(&reader, title.clone()).narrow().show(move || {
        view! {
            <SheetHead title=title under=say!(lang, "verify-under")/>
            <form method="get" action="/verify">
                <Field
                    name="number"
                    label=say!(lang, "verify-number")
                    takes=Takes::Code
                    hint=say!(lang, "verify-number-hint")
                />
                <div class="row"><Button>{say!(lang, "verify-go")}</Button></div>
            </form>
        }
    }))
}

/// The answer about one number: a verdict in words, and no more about the holder than is needed.
pub(crate) async fn show(reader: Reader, Path(number): Path<String>) -> Answer {
    answer(&reader, &number).await
}

async fn answer(reader: &Reader, number: &str) -> Answer {
    match reader.desk.office.verify_certificate(number, reader.lang).await.map_err(Trouble::from) {
        Ok(known) => Ok(verdict(reader, &known)),
        Err(trouble) if trouble.refusal() == Some(&Refusal::NotFound) => Ok(unknown(reader, number.to_owned())),
        Err(trouble) => Err(trouble),
    }
}

fn verdict(reader: &Reader, known: &Verification) -> Response {
    let lang = reader.lang;
    let words = names::certificate_state(lang, known.state);
    let text = match known.state {
        CertificateState::InForce => say!(lang, "verify-good-text"),
        CertificateState::Expired => say!(lang, "verify-expired-text"),
        CertificateState::Revoked { .. } => say!(lang, "verify-revoked-text"),
        CertificateState::Replaced => say!(lang, "verify-replaced-text"),
    };
    let good = known.state == CertificateState::InForce;
    let (reader, known) = (reader.clone(), known.clone());
    page::titled(&reader.clone(), words.clone()).narrow().show(move || {
        view! {
            <SheetHead title=say!(lang, "verify-title")/>
            <div class=if good { "verdict" } else { "verdict bad" }>
                <div>
                    <p class="what">{words}</p>
                    <p>{text}</p>
                </div>
                {good.then(|| view! { <Seal text=say!(lang, "seal-certificate")/> })}
            </div>
            <dl class="facts after">
                <dt>{say!(lang, "certificate-number")}</dt>
                <dd>{known.number.clone()}</dd>
                <dt>{say!(lang, "certificate-holder")}</dt>
                <dd>{names::person(lang, &known.holder)}</dd>
                <dt>{say!(lang, "certificate-post")}</dt>
                <dd>{known.title.clone()}</dd>
                <dt>{say!(lang, "certificate-issued")}</dt>
                <dd>{day(&reader, known.issued_at)}</dd>
                <dt>{say!(lang, "certificate-until")}</dt>
                <dd>{day(&reader, known.expires_at)}</dd>
            </dl>
            {another(&reader)}
        }
    })
}

fn unknown(reader: &Reader, number: String) -> Response {
    let lang = reader.lang;
    let words = say!(lang, "verify-unknown");
    let reader = reader.clone();
    page::titled(&reader.clone(), words.clone()).status(StatusCode::NOT_FOUND).narrow().show(move || {
        view! {
            <SheetHead title=say!(lang, "verify-title")/>
            <div class="verdict bad">
                <div>
                    <p class="what">{words}</p>
                    <p>{say!(lang, "verify-unknown-text", number = number)}</p>
                </div>
            </div>
            {another(&reader)}
        }
    })
}

fn another(reader: &Reader) -> impl IntoView + use<> {
    let words = say!(reader.lang, "verify-another");
    view! { <p class="row after"><ButtonLink href=to("/verify", &[]) weight=Weight::Plain>{words}</ButtonLink></p> }
}

use axum::http::StatusCode;
use axum::response::Response;
use engine::Refusal;
use leptos::prelude::*;

use crate::look::{Button, Field, PostForm, SheetHead, Takes};
use crate::looker::{Looker, Reader};
use crate::trouble::Answer;
use crate::{page, refusals};

/// Why a new password was not taken.
pub(crate) enum Objection<'a> {
    /// The two entries differ.
    Differs,
    /// The office refuses.
    Refused(&'a Refusal),
}

impl Objection<'_> {
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::Differs => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Refused(refusal) => StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::CONFLICT),
        }
    }
}

/// Where one's password is changed.
pub(crate) async fn show(looker: Looker) -> Answer {
    Ok(sheet(&looker, None))
}

/// The sheet, with the refusal beside the field it speaks of.
pub(crate) fn sheet(looker: &Looker, objection: Option<&Objection<'_>>) -> Response {
    let lang = looker.lang;
    let title = say!(lang, "password-title");
    let first = looker.viewer.must_change_password;
    let under = if first { say!(lang, "password-must-under") } else { say!(lang, "password-under") };
    let current = match objection {
        Some(Objection::Refused(Refusal::WrongCredentials)) => Some(say!(lang, "password-current-wrong")),
        Some(Objection::Refused(refusal @ Refusal::TooManyTries { .. })) => Some(refusals::text(looker, refusal)),
        _ => None,
    };
    let new = new_fields(looker, objection.filter(|_| current.is_none()));
    let status = objection.map_or(StatusCode::OK, Objection::status);
    page::titled(looker, title.clone()).status(status).narrow().show(move || {
        view! {
            <SheetHead title=title under=under/>
            <PostForm action="/password".to_owned()>
                <Field name="current" label=say!(lang, "password-current") takes=Takes::Password refusal=current/>
                {new}
                <div class="row"><Button>{say!(lang, "password-save")}</Button></div>
            </PostForm>
            <p class="soft small after"><a href="/sessions">{say!(lang, "password-sessions")}</a></p>
        }
    })
}

/// The new password, twice: nobody sees what they type.
pub(crate) fn new_fields(reader: &Reader, objection: Option<&Objection<'_>>) -> impl IntoView + use<> {
    let lang = reader.lang;
    let (new, again) = match objection {
        None => (None, None),
        Some(Objection::Differs) => (None, Some(say!(lang, "password-differs"))),
        Some(Objection::Refused(refusal)) => (Some(refusals::text(reader, refusal)), None),
    };
    view! {
        <Field
            name="new"
            label=say!(lang, "password-new")
            takes=Takes::NewPassword
            hint=say!(lang, "password-new-hint")
            refusal=new
        />
        <Field name="again" label=say!(lang, "password-again") takes=Takes::NewPassword refusal=again/>
    }
}

use axum::http::StatusCode;
use engine::Refusal;
use leptos::prelude::*;
use office::views::{Conflict, EditPage};

use crate::address::to;
use crate::look::{self, Notice, Tone};
use crate::looker::Reader;
use crate::pages::status_of;
use crate::{names, refusals};

/// What became of the last press of a button.
pub(crate) enum Said {
    /// There was none.
    Nothing,
    /// It was done.
    Done(Done),
    /// The text was looked at; the verdict stands at the preview.
    Checked,
    /// The text has faults, and nothing was stored.
    Faulty,
    /// Somebody else has saved, and nothing was stored.
    Conflict(Conflict),
    /// Something else stands in the way, and nothing was stored.
    Refused(Refusal),
}

/// What was done, in the words of the address to which the browser was sent on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Done {
    /// A new version is stored.
    Saved,
    /// The text was what is stored already.
    Same,
    /// The question is not drawn any more.
    Retired,
    /// The question is drawn again.
    Returned,
}

impl Done {
    /// The word in the address.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Same => "same",
            Self::Retired => "retired",
            Self::Returned => "returned",
        }
    }

    pub(super) fn read(word: &str) -> Option<Self> {
        [Self::Saved, Self::Same, Self::Retired, Self::Returned].into_iter().find(|done| done.word() == word)
    }
}

impl Said {
    pub(super) fn status(&self) -> StatusCode {
        match self {
            Self::Nothing | Self::Done(_) | Self::Checked => StatusCode::OK,
            Self::Faulty => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Refused(refusal) => status_of(Some(refusal)),
        }
    }

    /// The notice above the form.
    pub(super) fn notice(&self, reader: &Reader, page: &EditPage) -> Option<AnyView> {
        let lang = reader.lang;
        let notice = match self {
            Self::Nothing | Self::Checked => return None,
            Self::Done(done) => {
                let number = page.question.as_ref().map_or(0, |card| card.number);
                let (name, text) = said_done(reader, *done, number);
                view! { <Notice tone=Tone::Done name=name><p>{text}</p></Notice> }.into_any()
            }
            Self::Faulty => view! {
                <Notice tone=Tone::Refused name=say!(lang, "editor-faulty")><p>{say!(lang, "editor-faulty-text")}</p></Notice>
            }
            .into_any(),
            Self::Refused(refusal) => {
                let why = refusals::text(reader, refusal);
                view! { <Notice tone=Tone::Refused name=say!(lang, "editor-faulty")><p>{why}</p></Notice> }.into_any()
            }
            Self::Conflict(conflict) => said_conflict(reader, page, conflict).into_any(),
        };
        Some(notice)
    }
}

fn said_done(reader: &Reader, done: Done, number: u32) -> (String, String) {
    let lang = reader.lang;
    match done {
        Done::Saved => (say!(lang, "done-saved", number = number), say!(lang, "done-saved-text")),
        Done::Same => (say!(lang, "done-same"), say!(lang, "done-same-text")),
        Done::Retired => (say!(lang, "done-retired"), say!(lang, "done-retired-text")),
        Done::Returned => (say!(lang, "done-returned"), say!(lang, "done-returned-text")),
    }
}

fn said_conflict(reader: &Reader, page: &EditPage, conflict: &Conflict) -> impl IntoView + use<> {
    let lang = reader.lang;
    let theirs = page.question.as_ref().map(|card| {
        let address = to("/studio/questions/{bank}/{question}", &[card.bank.as_str(), card.slug.as_str()]);
        view! { <p><a href=address>{say!(lang, "conflict-take-theirs")}</a></p> }
    });
    let number = say!(lang, "version-number", number = conflict.number);
    let (at, by) = (look::minute(reader, conflict.at), names::writer(lang, &conflict.by));
    view! {
        <Notice tone=Tone::Refused name=say!(lang, "conflict")>
            <p>{number}" · "{at}" · "{by}</p>
            <p>{say!(lang, "conflict-text")}</p>
            {theirs}
        </Notice>
    }
}

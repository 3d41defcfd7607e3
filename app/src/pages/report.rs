//! What a candidate says about a question, below that question: a folded form, then what they said and what a trainer
//! answered.

use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use leptos::tachys::html::InertElement;
use office::AttemptId;
use office::views::OwnReport;

use crate::address::to;
use crate::look::{self, Area, Button, Hidden, PostForm, Weight};
use crate::looker::Reader;
use crate::page::written;
use crate::refusals;

/// A report that was not taken: what was typed, about which question.
#[derive(Debug, Clone)]
pub(crate) struct Unsent {
    /// The question's place on the paper, from 0.
    pub(crate) place: u16,
    /// What was typed.
    pub(crate) typed: String,
}

/// Where the form stands, and where one comes back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stands {
    OnMarks,
    InPractice,
}

impl Stands {
    /// The word that the form carries along.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::OnMarks => "marks",
            Self::InPractice => "practice",
        }
    }

    /// The word that a form carried.
    pub(crate) fn read(word: Option<&str>) -> Self {
        if word == Some(Self::InPractice.word()) { Self::InPractice } else { Self::OnMarks }
    }
}

/// The page again, with what was typed in it.
pub(crate) fn refused(mut page: Response) -> Response {
    *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    page
}

/// The form, or what became of it.
pub(crate) fn report(
    reader: &Reader,
    stands: Stands,
    attempt: &AttemptId,
    place: u16,
    own: Option<&OwnReport>,
    unsent: Option<&Unsent>,
) -> InertElement {
    match own {
        Some(own) => written(said(reader, own)),
        None => written(form(reader, stands, attempt, place, unsent.filter(|unsent| unsent.place == place))),
    }
}

fn form(
    reader: &Reader,
    stands: Stands,
    attempt: &AttemptId,
    place: u16,
    unsent: Option<&Unsent>,
) -> impl IntoView + use<> {
    let lang = reader.lang;
    // Addresses count from 1, as people do.
    let number = (place + 1).to_string();
    let typed = unsent.map(|unsent| unsent.typed.clone()).unwrap_or_default();
    let refusal = unsent.map(|_| refusals::field(reader, "report"));
    let open = unsent.is_some();
    let action = to("/attempts/{id}/marks/{place}/report", &[attempt.as_str(), &number]);
    view! {
        <details class="report no-print" open=open lang=lang.as_str()>
            <summary>{say!(lang, "report")}</summary>
            <PostForm action=action>
                <Hidden name="from" value=stands.word()/>
                <Area name="report" suffix=number label=say!(lang, "report-what") value=typed refusal=refusal hint=say!(lang, "report-hint")/>
                <div class="row"><Button weight=Weight::Plain>{say!(lang, "report-go")}</Button></div>
            </PostForm>
        </details>
    }
}

fn said(reader: &Reader, own: &OwnReport) -> impl IntoView + use<> {
    let lang = reader.lang;
    let answer = match own.answer.clone() {
        Some(answer) => view! {
            <p class="name">{say!(lang, "report-answer")}</p>
            <p>{answer.text}</p>
            <p class="soft small">{look::minute(reader, answer.at)}</p>
        }
        .into_any(),
        None => view! { <p class="soft">{say!(lang, "report-waits")}</p> }.into_any(),
    };
    view! {
        <div class="report said-before" lang=lang.as_str()>
            <p class="name">{say!(lang, "report-yours")}</p>
            <p>{own.text.clone()}</p>
            <p class="soft small">{look::minute(reader, own.at)}</p>
            {answer}
        </div>
    }
}

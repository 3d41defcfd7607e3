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

/// The reports below the questions of a page.
pub(crate) struct Reports<'p> {
    reader: &'p Reader,
    stands: Stands,
    attempt: &'p AttemptId,
    unsent: Option<&'p Unsent>,
    /// The form as it is folded below each question: what stands between its numbers, which alone differ.
    folded: Vec<String>,
}

/// What stands for a question's number, and nowhere else, in the form that is rendered for all of them.
const NUMBER: &str = "number-of-the-question";

impl<'p> Reports<'p> {
    /// Renders what is the same below all questions of a page.
    pub(crate) fn new(reader: &'p Reader, stands: Stands, attempt: &'p AttemptId, unsent: Option<&'p Unsent>) -> Self {
        let folded = form(reader, stands, attempt, NUMBER.to_owned(), None).to_html();
        Self { reader, stands, attempt, unsent, folded: folded.split(NUMBER).map(str::to_owned).collect() }
    }

    /// The form below a question, or what became of it.
    pub(crate) fn below(&self, place: u16, own: Option<&OwnReport>) -> InertElement {
        // Addresses count from 1, as people do.
        let number = (place + 1).to_string();
        match (own, self.unsent.filter(|unsent| unsent.place == place)) {
            (Some(own), _) => written(said(self.reader, own)),
            (None, Some(unsent)) => written(form(self.reader, self.stands, self.attempt, number, Some(unsent))),
            (None, None) => InertElement::new(self.folded.join(&number)),
        }
    }
}

fn form(
    reader: &Reader,
    stands: Stands,
    attempt: &AttemptId,
    number: String,
    unsent: Option<&Unsent>,
) -> impl IntoView + use<> {
    let lang = reader.lang;
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

//! Answers that were kept and not graded, for those who decide about them: the list of what waits, and one attempt.

mod answers;
mod decide;
mod gradings;
mod waiting;
pub(crate) mod words;

use axum::extract::{Path, Query};
use axum::response::Response;
use engine::Refusal;
use leptos::prelude::*;
use office::views::AttemptPage;
use office::{AttemptId, PersonId};
use serde::Deserialize;

use crate::address::to;
use crate::look::{ButtonLink, Notice, SheetHead, Tone, Weight, minute};
use crate::looker::{Looker, Reader};
use crate::trouble::Answer;
use crate::{names, page, pages};
pub(crate) use decide::Entered;
pub(crate) use waiting::{line, list};

/// What was just decided, so that the page can say so.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Done {
    done: Option<String>,
}

/// One attempt of somebody.
pub(crate) async fn show(
    looker: Looker,
    Path((person, attempt)): Path<(String, String)>,
    Query(done): Query<Done>,
) -> Answer {
    let page = load(&looker, &PersonId::new(person), &AttemptId::new(attempt)).await?;
    Ok(sheet(&looker, page, done.done.as_deref(), None))
}

/// The same again, with what was entered and why it was refused.
pub(crate) async fn again(looker: &Looker, (person, attempt): (&PersonId, &AttemptId), entered: Entered) -> Answer {
    Ok(sheet(looker, load(looker, person, attempt).await?, None, Some(entered)))
}

async fn load(looker: &Looker, person: &PersonId, attempt: &AttemptId) -> Result<AttemptPage, crate::trouble::Trouble> {
    Ok(looker.desk.office.attempt_page(&looker.viewer, person, attempt, looker.lang).await?)
}

fn sheet(looker: &Looker, attempt: AttemptPage, done: Option<&str>, entered: Option<Entered>) -> Response {
    let (reader, lang) = ((**looker).clone(), looker.lang);
    let done = done.and_then(|done| words::done(lang, done));
    let status = pages::status_of(entered.as_ref().map(|entered| &entered.refusal));
    let title = say!(lang, "attempt-title", name = attempt.name.clone(), exam = attempt.exam_title.clone());
    page::titled(looker, title).status(status).wide().show(move || {
        view! {
            {head(&reader, &attempt)}
            {done.map(|text| view! { <Notice tone=Tone::Done><p>{text}</p></Notice> })}
            {meanwhile(&reader, entered.as_ref())}
            {answers::answers(&reader, &attempt)}
            {decide::forms(&reader, &attempt, entered.as_ref())}
            {pages::noted::of_attempt(&reader, attempt.noted.as_ref())}
            {gradings::gradings(&reader, &attempt)}
            <p class="row after no-print">
                <ButtonLink href=to("/late", &[]) weight=Weight::Plain>{say!(lang, "late-to-list")}</ButtonLink>
            </p>
        }
    })
}

/// Somebody was first: their decision is on the page, and the form is not.
fn meanwhile(reader: &Reader, entered: Option<&Entered>) -> Option<impl IntoView + use<>> {
    let was_first = entered.filter(|entered| entered.refusal == Refusal::DecidedMeanwhile)?;
    let words = was_first.words(reader);
    Some(view! { <Notice tone=Tone::Refused><p>{words}</p></Notice> })
}

fn head(reader: &Reader, attempt: &AttemptPage) -> impl IntoView + use<> {
    let lang = reader.lang;
    let over = say!(lang, "attempt-over", mode = names::mode(lang, attempt.mode), number = attempt.number);
    let under = say!(lang, "attempt-under", name = attempt.name.clone(), number = attempt.staff_no.clone());
    let closed = attempt.closed_at.map(|at| {
        let by = words::closed_by(lang, attempt.closed_by);
        view! { <dt>{say!(lang, "closed-at")}</dt><dd>{minute(reader, at)}" "<span class="soft">{by}</span></dd> }
    });
    view! {
        <SheetHead title=attempt.exam_title.clone() over=over under=under/>
        <dl class="facts">
            <dt>{say!(lang, "started-at")}</dt><dd>{minute(reader, attempt.started_at)}</dd>
            {closed}
        </dl>
    }
}

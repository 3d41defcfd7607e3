//! The marks: every part of the pass rule, then as much as the exam lets be told, then what to do next.

mod handed_in;
mod items;
mod kept;
mod parts;
mod topics;

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use engine::Refusal;
use leptos::prelude::*;
use office::AttemptId;
use office::views::MarksPage;

use crate::address::to;
use crate::look;
use crate::look::{ButtonLink, Notice, Seal, SheetHead, Tone, Weight};
use crate::looker::{Looker, Reader};
use crate::page;
use crate::pages::late::words;
use crate::pages::noted;
use crate::pages::paper::stops;
use crate::pages::report::Unsent;
use crate::pages::waiting;
use crate::refusals;
use crate::trouble::{Answer, Trouble};

pub(crate) use items::{choices_marked, explanation, rule_link, rules_to_read};
pub(crate) use kept::receipts;

pub(crate) async fn show(looker: Looker, Path(id): Path<String>) -> Answer {
    let attempt = AttemptId::new(id);
    let marks = match looker.desk.office.marks(&looker.viewer, &attempt, looker.lang).await.map_err(Trouble::from) {
        Ok(marks) => marks,
        Err(trouble) if trouble.refusal() == Some(&Refusal::NotYetSettled) => {
            return Ok(Redirect::to(&to("/attempts/{id}", &[attempt.as_str()])).into_response());
        }
        Err(trouble) if matches!(trouble.refusal(), Some(Refusal::MarksWithheld { .. })) => {
            let page = looker.desk.office.handed_in(&looker.viewer, &attempt, looker.lang).await?;
            return Ok(handed_in::on_desk(&looker, page));
        }
        Err(trouble) => return Err(trouble),
    };
    if marks.items.iter().any(|item| item.report.as_ref().is_some_and(|report| report.answer.is_some())) {
        looker.desk.office.reports_read(&looker.viewer, &attempt).await?;
    }
    Ok(on_desk(&looker, marks, None))
}

/// Shows the marks; with a report that was not taken, what was typed stands in its form.
pub(crate) fn on_desk(reader: &Reader, marks: MarksPage, unsent: Option<Unsent>) -> Response {
    let title = say!(reader.lang, "marks-title", exam = marks.exam_title.clone());
    let here = reader.clone();
    page::titled(reader, title).with_islands().show(move || sheet(&here, marks, unsent.as_ref()))
}

fn sheet(reader: &Reader, page: MarksPage, unsent: Option<&Unsent>) -> impl IntoView + use<> {
    let lang = reader.lang;
    view! {
        <article class="marks stack loose">
            <SheetHead title=page.exam_title.clone() over=say!(lang, "marks-over", number = page.number)/>
            {waiting::of_closed(lang, &page.attempt)}
            {outcome(reader, &page)}
            <section class="part-of-page">
                <h2>{say!(lang, "marks-parts")}</h2>
                {parts::parts(reader, &page)}
            </section>
            {next_steps(reader, &page)}
            {kept::kept(reader, &page.kept)}
            {topics::topics(reader, &page)}
            {items::to_read(reader, &page)}
            {items::items(reader, &page, unsent)}
            {kept::receipts(reader, &page.attempt)}
            {noted::of_attempt(reader, page.noted.as_ref())}
        </article>
    }
}

fn outcome(reader: &Reader, page: &MarksPage) -> impl IntoView + use<> {
    let lang = reader.lang;
    let (verdict, seal) = if page.marks.passed {
        (say!(lang, "verdict-passed"), Some(view! { <Seal text=say!(lang, "seal-passed")/> }))
    } else {
        (say!(lang, "verdict-failed"), None)
    };
    let closed = words::closed_by(lang, page.closed_by);
    view! {
        <section class="outcome">
            <div>
                <p class="verdict-line">{verdict}</p>
                <dl class="facts">
                    <dt>{say!(lang, "candidate")}</dt><dd>{page.candidate.clone()}" "<span class="soft">{page.staff_no.clone()}</span></dd>
                    <dt>{say!(lang, "started-at")}</dt><dd>{look::minute(reader, page.started_at)}</dd>
                    <dt>{say!(lang, "closed-at")}</dt><dd>{look::minute(reader, page.closed_at)}" "<span class="soft">{closed}</span></dd>
                </dl>
                {stops(reader, &page.stops)}
            </div>
            <p class="score">{page.marks.total.to_string()}<span class="of">{say!(lang, "score-of", max = page.marks.max.to_string())}</span></p>
            {seal}
        </section>
    }
}

fn next_steps(reader: &Reader, page: &MarksPage) -> impl IntoView + use<> {
    let lang = reader.lang;
    let certificate = page.certificate.as_ref().map(|id| {
        let href = to("/certificates/{id}", &[id.as_str()]);
        view! { <ButtonLink href=href>{say!(lang, "to-certificate")}</ButtonLink> }
    });
    let again = (!page.marks.passed).then(|| match &page.may_start_again {
        Ok(()) => {
            let href = to("/exams/{exam}", &[page.exam.as_str()]);
            view! { <ButtonLink href=href>{say!(lang, "try-again")}</ButtonLink> }.into_any()
        }
        Err(refusal) => {
            let why = refusals::text(reader, refusal);
            view! { <Notice tone=Tone::Plain name=say!(lang, "try-again-later")><p>{why}</p></Notice> }.into_any()
        }
    });
    view! {
        <div class="row no-print">
            {certificate}
            {again}
            <ButtonLink href="/".to_owned() weight=Weight::Plain>{say!(lang, "to-home")}</ButtonLink>
        </div>
    }
}

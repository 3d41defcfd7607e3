//! Practice: one question at a time, settled at once, with the explanation and the rule behind it.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engine::{QuestionType, Refusal};
use leptos::prelude::*;
use office::AttemptId;
use office::views::PracticePage;

use crate::address::to;
use crate::look::{Button, ButtonLink, Converted, Notice, PostForm, SheetHead, Tone, Weight};
use crate::looker::{Looker, Reader};
use crate::page;
use crate::pages::marks::{choices_marked, explanation, rules_to_read};
use crate::pages::paper::{letter, stem};
use crate::pages::report::{Reports, Stands, Unsent};
use crate::refusals;
use crate::trouble::{Answer, Trouble};

pub(crate) async fn show(looker: Looker, Path((id, place)): Path<(String, String)>) -> Answer {
    let (attempt, place) = named(&id, &place)?;
    let question = looker.desk.office.practice_question(&looker.viewer, &attempt, place, looker.lang).await;
    let question = question.map_err(|failure| match failure.refusal() {
        // To an address, a place that is not on the paper is one that is not there.
        Some(Refusal::NoSuchQuestion) => Refusal::NotFound.into(),
        _ => Trouble::from(failure),
    })?;
    if question.report.as_ref().is_some_and(|report| report.answer.is_some()) {
        looker.desk.office.reports_read(&looker.viewer, &attempt).await?;
    }
    Ok(sheet(&looker, question, None, None))
}

/// Addresses count from 1, as people do.
pub(crate) fn named(id: &str, place: &str) -> Result<(AttemptId, u16), Refusal> {
    let place = place.parse::<u16>().ok().and_then(|place| place.checked_sub(1)).ok_or(Refusal::NotFound)?;
    Ok((AttemptId::new(id), place))
}

/// The address of a question of a practice.
pub(crate) fn at(attempt: &AttemptId, place: u16) -> String {
    to("/practice/{id}/{place}", &[attempt.as_str(), &(place + 1).to_string()])
}

/// The question, before or after answering; `refused` says why an answer was not taken, `unsent` is a report that was not.
pub(crate) fn sheet(
    reader: &Reader,
    practice: PracticePage,
    refused: Option<&Refusal>,
    unsent: Option<&Unsent>,
) -> Response {
    let title = practice.exam_title.clone();
    let refused = refused.map(|refusal| refusals::text(reader, refusal));
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let (here, unsent) = (reader.clone(), unsent.cloned());
    page::titled(reader, title).status(status).show(move || view(&here, &practice, refused, unsent.as_ref()))
}

fn view(
    reader: &Reader,
    practice: &PracticePage,
    refused: Option<String>,
    unsent: Option<&Unsent>,
) -> impl IntoView + use<> {
    let lang = reader.lang;
    let over = say!(lang, "practice-place", place = practice.place + 1, count = practice.count);
    let under = say!(lang, "practice-score", right = practice.score.right, answered = practice.score.answered);
    let refused = refused.map(|why| view! { <Notice tone=Tone::Refused><p>{why}</p></Notice> });
    let converted = practice.converted.then(|| view! { <Converted lang=lang/> });
    let body = match practice.solution.as_ref().zip(practice.right) {
        None => ask(reader, practice).into_any(),
        Some((solution, right)) => {
            let (tone, verdict) =
                if right { (Tone::Done, say!(lang, "item-right")) } else { (Tone::Refused, say!(lang, "item-wrong")) };
            let chosen = practice.chosen.as_deref().unwrap_or_default();
            let why = explanation(reader, solution);
            let reports = Reports::new(reader, Stands::InPractice, &practice.attempt, unsent);
            view! {
                <div lang=practice.language.as_str()>{stem(practice.place + 1, &practice.face)}</div>
                <div class="marked">{choices_marked(reader, &practice.face, chosen, Some(solution))}</div>
                <Notice tone=tone name=verdict>{why}</Notice>
                <section class="part-of-page"><h2>{say!(lang, "practice-rules")}</h2>{rules_to_read(reader, "", &practice.rules)}</section>
                {reports.below(practice.place, practice.report.as_ref())}
                {onward(reader, practice)}
            }
            .into_any()
        }
    };
    view! {
        <article class="practice stack loose">
            <SheetHead title=practice.exam_title.clone() over=over under=under/>
            {refused}
            {converted}
        {body}
        </article>
    }
}

fn ask(reader: &Reader, practice: &PracticePage) -> impl IntoView + use<> {
    let lang = reader.lang;
    let kind = if practice.face.kind == QuestionType::Multi { "checkbox" } else { "radio" };
    let boolean = practice.face.kind == QuestionType::Boolean;
    let choices: Vec<_> = practice
        .face
        .choices
        .iter()
        .zip(0_u8..)
        .map(|(text, place)| {
            let letter = (!boolean).then(|| view! { <span class="letter">{letter(place)}</span> });
            view! {
                <label class="choice">
                    <input type=kind name="choice" value=place.to_string()/>
                    {letter}
                    <span class="text" inner_html=text.as_str().to_owned()></span>
                </label>
            }
        })
        .collect();
    let class = if boolean { "choices across" } else { "choices" };
    let text = stem(practice.place + 1, &practice.face);
    let number = say!(lang, "question-number", number = practice.place + 1);
    let language = practice.language.as_str();
    let hint = (kind == "checkbox").then(|| view! { <p class="soft">{say!(lang, "how-to-multi")}</p> });
    view! {
        <PostForm action=at(&practice.attempt, practice.place) class="stack">
            <fieldset class="question" aria-describedby="stem" lang=language>
                <legend class="unseen">{number}</legend>
                <div id="stem">{text}</div>
                {hint}
                <div class=class>{choices}</div>
            </fieldset>
            <Button>{say!(lang, "practice-answer")}</Button>
        </PostForm>
    }
}

fn onward(reader: &Reader, practice: &PracticePage) -> impl IntoView + use<> {
    let lang = reader.lang;
    match practice.next {
        Some(place) => {
            view! { <div class="row"><ButtonLink href=at(&practice.attempt, place)>{say!(lang, "practice-next")}</ButtonLink></div> }
                .into_any()
        }
        None => {
            let score = say!(lang, "practice-done-score", right = practice.score.right, count = practice.count);
            let (again, words) = if practice.exam.as_str() == office::REPETITION {
                (to("/notebook", &[]), say!(lang, "practice-to-notebook"))
            } else {
                (to("/exams/{exam}", &[practice.exam.as_str()]), say!(lang, "practice-again"))
            };
            view! {
                <Notice tone=Tone::Done name=say!(lang, "practice-done")><p>{score}</p></Notice>
                <div class="row">
                    <ButtonLink href=again>{words}</ButtonLink>
                    <ButtonLink href="/".to_owned() weight=Weight::Plain>{say!(lang, "to-home")}</ButtonLink>
                </div>
            }
            .into_any()
        }
    }
}

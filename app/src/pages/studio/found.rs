use axum::extract::Query;
use axum::response::Response;
use engine::Refusal;
use leptos::prelude::*;
use office::views::{BankCard, FoundQuestions, QuestionCard};

use super::pager::pager;
use super::question;
use super::rooms::{Room, rooms};
use super::search::{self, Filters};
use crate::address::to;
use crate::look::{Empty, Notice, Pill, SheetHead, State, Tone};
use crate::looker::{Looker, Reader};
use crate::pages::status_of;
use crate::trouble::Answer;
use crate::{page, refusals};

/// The questions that a search finds: which is the one to work on?
pub(crate) async fn show(looker: Looker, Query(filters): Query<Filters>) -> Answer {
    let office = &looker.desk.office;
    let banks = office.banks(&looker.viewer, looker.lang).await?;
    match filters.query() {
        Ok(query) => {
            let found = office.find_questions(&looker.viewer, &query, looker.lang).await?;
            Ok(sheet(&looker, filters, banks, Ok(found)))
        }
        Err(refusal) => Ok(sheet(&looker, filters, banks, Err(refusal))),
    }
}

fn sheet(reader: &Reader, filters: Filters, banks: Vec<BankCard>, found: Result<FoundQuestions, Refusal>) -> Response {
    let lang = reader.lang;
    let title = say!(lang, "found-title");
    let status = status_of(found.as_ref().err());
    let here = reader.clone();
    page::titled(reader, title.clone()).status(status).wide().show(move || {
        let result = match &found {
            Ok(found) => list(&here, &filters, found, &banks).into_any(),
            Err(refusal) => {
                let why = refusals::text(&here, refusal);
                view! { <Notice tone=Tone::Refused><p>{why}</p></Notice> }.into_any()
            }
        };
        view! {
            {rooms(&here, Room::Questions)}
            <SheetHead title=title under=say!(lang, "found-under")/>
            {search::form(&here, &filters, &banks)}
            <section class="part-of-page" aria-live="off">{result}</section>
        }
    })
}

fn list(reader: &Reader, filters: &Filters, found: &FoundQuestions, banks: &[BankCard]) -> AnyView {
    let lang = reader.lang;
    if found.questions.is_empty() {
        return view! { <Empty name=say!(lang, "found-nothing")><p>{say!(lang, "found-nothing-text")}</p></Empty> }
            .into_any();
    }
    let questions: Vec<_> = found.questions.iter().map(|card| one(reader, card, banks)).collect();
    view! {
        <h2>{say!(lang, "found-count", count = found.total)}</h2>
        <ol class="found">{questions}</ol>
        {pager(reader, found.page, found.pages, &|page| filters.address(page))}
    }
    .into_any()
}

/// The stem, with choices and key folded below it.
fn one(reader: &Reader, card: &QuestionCard, banks: &[BankCard]) -> impl IntoView + use<> {
    let lang = reader.lang;
    let bank = banks
        .iter()
        .find(|bank| bank.bank == card.bank)
        .map_or_else(|| card.bank.to_string(), |bank| bank.title.clone());
    let in_bank = format!("{}#{}", to("/studio/banks/{bank}", &[card.bank.as_str()]), card.slug);
    let retired = card.rested.is_some().then(|| view! { <Pill state=State::Plain>{say!(lang, "is-retired")}</Pill> });
    let faults = card.faults.len();
    let faults = (faults > 0)
        .then(|| view! { <Pill state=State::Closed>{say!(lang, "studio-warnings", count = faults)}</Pill> });
    view! {
        <li>
            <p class="pills"><a href=question::address(card)>{card.slug.to_string()}</a> <a class="soft small" href=in_bank>{bank}</a> {retired} {faults}</p>
            <div class="excerpt" lang=card.language.as_str() inner_html=card.face.stem.as_str().to_owned()></div>
            {question::facts(reader, card)}
            <details>
                <summary>{say!(lang, "question-open")}</summary>
                {question::opened(reader, card.language, &card.face, &card.solution)}
                {question::rules(reader, &card.rules)}
            </details>
        </li>
    }
}

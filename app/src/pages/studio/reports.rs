mod asked;

use axum::extract::Query;
use axum::response::Response;
use engine::Refusal;
use leptos::prelude::*;
use office::views::{ReportCard, ReportList, ReportsWanted};

use super::pager::pager;
use super::question;
use super::rooms::{Room, rooms};
use crate::address::to;
use crate::look::{self, Area, Button, Empty, Hidden, Pill, PostForm, SheetHead, State};
use crate::looker::{Looker, Reader};
use crate::pages::status_of;
use crate::trouble::Answer;
use crate::{names, page, refusals};
pub(crate) use asked::Asked;
pub(super) use asked::about;
use asked::word;

/// An answer that was not taken.
pub(crate) struct Unanswered {
    /// The report it was for.
    pub(crate) report: String,
    /// What was typed.
    pub(crate) typed: String,
    /// Why it was not taken.
    pub(crate) refusal: Refusal,
}

/// What candidates say about questions: mend the question, or tell them why it is right.
pub(crate) async fn show(looker: Looker, Query(asked): Query<Asked>) -> Answer {
    list(&looker, &asked, None).await
}

/// The list, with the answer that was not taken beside its report.
pub(crate) async fn list(looker: &Looker, asked: &Asked, unanswered: Option<Unanswered>) -> Answer {
    let (wanted, page) = (asked.wanted(), asked.page.unwrap_or(1).saturating_sub(1));
    let (office, viewer, lang) = (&looker.desk.office, &looker.viewer, looker.lang);
    let reports = match asked.about()? {
        Some((bank, name)) => office.reports_of(viewer, (&bank, &name), wanted, page, lang).await?,
        None => office.reports(viewer, wanted, page, lang).await?,
    };
    Ok(sheet(looker, asked.clone(), reports, unanswered))
}

fn sheet(reader: &Reader, asked: Asked, list: ReportList, unanswered: Option<Unanswered>) -> Response {
    let (lang, wanted) = (reader.lang, asked.wanted());
    let title = say!(lang, "reports-title");
    let status = status_of(unanswered.as_ref().map(|unanswered| &unanswered.refusal));
    let here = reader.clone();
    page::titled(reader, title.clone()).status(status).wide().show(move || {
        let cards: Vec<_> =
            list.reports.iter().map(|card| one(&here, card, &asked, list.page, unanswered.as_ref())).collect();
        let none = cards.is_empty().then(|| empty(&here, wanted));
        view! {
            {rooms(&here, Room::Reports)}
            <SheetHead title=title under=say!(lang, "reports-under")/>
            {only(&here, &asked)}
            {which(&here, &asked, &list)}
            {none}
            {cards}
            {pager(&here, list.page, list.pages, &|page| asked.at(wanted, page))}
        }
    })
}

/// Which question the list is about, and the way to all the others.
fn only(reader: &Reader, asked: &Asked) -> Option<impl IntoView + use<>> {
    let (lang, question) = (reader.lang, asked.question.clone()?);
    Some(view! {
        <p>
            {say!(lang, "reports-only", question = question)}" "
            <a href=to("/studio/reports", &[])>{say!(lang, "reports-all")}</a>
        </p>
    })
}

fn which(reader: &Reader, asked: &Asked, list: &ReportList) -> impl IntoView + use<> {
    let (lang, wanted) = (reader.lang, asked.wanted());
    let link = |this, words: String| {
        let current = (this == wanted).then_some("true");
        view! { <li><a href=asked.at(this, 0) aria-current=current>{words}</a></li> }
    };
    let open = link(ReportsWanted::Open, say!(lang, "reports-open", count = list.open));
    let answered = link(ReportsWanted::Answered, say!(lang, "reports-answered", count = list.answered));
    view! { <nav class="rooms small no-print" aria-label=say!(lang, "reports-which")><ul>{open}{answered}</ul></nav> }
}

fn empty(reader: &Reader, wanted: ReportsWanted) -> impl IntoView + use<> {
    let lang = reader.lang;
    match wanted {
        ReportsWanted::Open => {
            view! { <Empty name=say!(lang, "reports-none-open")><p>{say!(lang, "reports-none-open-text")}</p></Empty> }
                .into_any()
        }
        ReportsWanted::Answered => {
            view! { <Empty name=say!(lang, "reports-none-answered")><p>{say!(lang, "reports-none-answered-text")}</p></Empty> }
                .into_any()
        }
    }
}

fn one(
    reader: &Reader,
    card: &ReportCard,
    asked: &Asked,
    page: u32,
    unanswered: Option<&Unanswered>,
) -> impl IntoView + use<> {
    let lang = reader.lang;
    let edit = to("/studio/questions/{bank}/{question}", &[card.bank.as_str(), card.slug.as_str()]);
    view! {
        <section class="authored" id=card.id.to_string()>
            <header>
                <h2><a href=edit>{format!("{} / {}", card.bank, card.slug)}</a></h2>
                <span class="soft small">{card.exam_title.clone()}" · "{look::minute(reader, card.at)}</span>
                <ul class="attributes">{versions(reader, card)}</ul>
            </header>
            <blockquote class="said"><p>{card.text.clone()}</p></blockquote>
            <details>
                <summary>{say!(lang, "report-question")}</summary>
                {question::opened(reader, card.language, &card.face, &card.solution)}
                {question::rules(reader, &card.rules)}
            </details>
            {answered(reader, card)}
            {answer(reader, card, asked, page, unanswered)}
        </section>
    }
}

/// Whether what the candidate had is still what is drawn.
fn versions(reader: &Reader, card: &ReportCard) -> impl IntoView + use<> {
    let lang = reader.lang;
    let changed = (card.number != card.present)
        .then(|| view! { <li><strong>{say!(lang, "report-changed-since", number = card.present)}</strong></li> });
    let retired = card.retired.then(|| view! { <li>{say!(lang, "is-retired")}</li> });
    let red_line = card.red_line.then(|| view! { <li><Pill state=State::Closed>{say!(lang, "red-line")}</Pill></li> });
    view! { <li>{say!(lang, "version-number", number = card.number)}</li>{changed}{retired}{red_line} }
}

fn answered(reader: &Reader, card: &ReportCard) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let answer = card.answer.clone()?;
    let by = card.answered_by.as_ref().map(|by| view! { " · "{names::writer(lang, by)} });
    Some(view! {
        <div class="answered">
            <p class="name">{say!(lang, "report-answer")}</p>
            <p>{answer.text}</p>
            <p class="soft small">{look::minute(reader, answer.at)}{by}</p>
        </div>
    })
}

fn answer(
    reader: &Reader,
    card: &ReportCard,
    asked: &Asked,
    page: u32,
    unanswered: Option<&Unanswered>,
) -> impl IntoView + use<> {
    let lang = reader.lang;
    let (wanted, question) = (asked.wanted(), asked.question.clone().unwrap_or_default());
    let id = card.id.to_string();
    let unanswered = unanswered.filter(|unanswered| unanswered.report == id);
    let refusal = unanswered.map(|unanswered| match &unanswered.refusal {
        Refusal::BadRequest { field } => refusals::field(reader, field),
        refusal => refusals::text(reader, refusal),
    });
    let seen = card.answer.as_ref().map(|answer| view! { <Hidden name="seen" value=answer.at.0.to_string()/> });
    let before = card.answer.as_ref().map(|answer| answer.text.clone());
    let typed = unanswered.map(|unanswered| unanswered.typed.clone()).or(before).unwrap_or_default();
    let (label, words) = if card.answer.is_some() {
        (say!(lang, "report-answer-again"), say!(lang, "report-answer-replace"))
    } else {
        (say!(lang, "report-your-answer"), say!(lang, "report-answer-go"))
    };
    let form = view! {
        <PostForm action=to("/studio/reports/{id}/answer", &[&id])>
            {seen}
            <Hidden name="show" value=word(wanted)/>
            <Hidden name="page" value=(page + 1).to_string()/>
            <Hidden name="question" value=question/>
            <Area name="answer" suffix=id.clone() label=label value=typed refusal=refusal hint=say!(lang, "report-answer-hint")/>
            <div class="row"><Button>{words}</Button></div>
        </PostForm>
    };
    if card.answer.is_some() && unanswered.is_none() {
        return view! { <details class="decision"><summary>{say!(lang, "report-answer-change")}</summary>{form}</details> }.into_any();
    }
    form.into_any()
}

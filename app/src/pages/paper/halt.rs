use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use office::views::Sheet;

use super::bar;
use crate::address::to;
use crate::carried::Carried;
use crate::islands::countdown::digits;
use crate::islands::paper::Paper;
use crate::look::{ButtonLink, Weight};
use crate::looker::Reader;
use crate::{moments, page};

/// The page while the exam is paused: no questions. What a form brought in the pause stays on it, to be sent again.
pub(crate) fn halted(reader: &Reader, sheet: Sheet, carried: Option<Carried>) -> Response {
    let here = reader.clone();
    let page = page::titled(reader, sheet.exam_title.clone()).bare();
    match carried {
        None => page.with_islands().show(move || waiting(&here, sheet)),
        Some(carried) => page.status(StatusCode::CONFLICT).show(move || sent(&here, &sheet, carried)),
    }
}

/// An island looks whether it goes on; without scripts, there is a button.
fn waiting(reader: &Reader, sheet: Sheet) -> impl IntoView + use<> {
    let lang = reader.lang;
    let paper = to("/attempts/{id}", &[sheet.attempt.as_str()]);
    let (bar, told, ways) = (bar::bar(reader, &sheet), told(reader, &sheet), ways(reader, &sheet));
    view! {
        <Paper attempt=sheet.attempt.to_string() remaining_ms=None device=sheet.device epoch=sheet.epoch holder=sheet.holder language=lang>
            <div class="paper" id="answers">
                {bar}
                {told}
                <div class="halt-ways">
                    <p class="by-hand">{say!(lang, "halt-by-hand")}</p>
                    <div class="row">
                        <span class="by-hand"><ButtonLink href=paper>{say!(lang, "halt-look")}</ButtonLink></span>
                        {ways}
                    </div>
                </div>
            </div>
        </Paper>
    }
}

fn sent(reader: &Reader, sheet: &Sheet, carried: Carried) -> impl IntoView + use<> {
    let lang = reader.lang;
    let (bar, told) = (bar::bar(reader, sheet), told(reader, sheet));
    let again = carried.form(lang, say!(lang, "halt-send"));
    view! {
        <div class="paper">
            {bar}
            {told}
            <div class="halt-ways">
                <p>{say!(lang, "halt-carried")}</p>
                {again}
            </div>
        </div>
    }
}

/// Handing in is allowed: what is in is in.
fn ways(reader: &Reader, sheet: &Sheet) -> impl IntoView + use<> {
    let lang = reader.lang;
    let overview = to("/attempts/{id}/overview", &[sheet.attempt.as_str()]);
    view! { <ButtonLink href=overview weight=Weight::Plain>{say!(lang, "to-overview")}</ButtonLink> }
}

/// What is said of the pause. On a paper that runs it stands unseen, for the island to fill in and to show.
pub(super) fn told(reader: &Reader, sheet: &Sheet) -> impl IntoView + use<> {
    let lang = reader.lang;
    let halt = sheet.halt.as_ref();
    let class = if halt.is_some() { "halt now" } else { "halt" };
    let since = halt.map(|halt| moments::clock(reader.own_zone(), halt.since));
    let left = halt.and_then(|halt| halt.left_ms).map(digits);
    let left = sheet.deadline.map(|_| view! { <dt>{say!(lang, "halt-left")}</dt><dd class="left">{left}</dd> });
    view! {
        <section class=class role="status">
            <h2>{say!(lang, "halt-title")}</h2>
            <dl class="facts">
                <dt>{say!(lang, "halt-since")}</dt><dd class="since">{since}</dd>
                {left}
                <dt>{say!(lang, "halt-why")}</dt><dd class="why">{halt.map(|halt| halt.why.clone())}</dd>
            </dl>
            <p>{say!(lang, "halt-safe")}</p>
            <p class="by-itself">{say!(lang, "halt-by-itself")}</p>
        </section>
    }
}

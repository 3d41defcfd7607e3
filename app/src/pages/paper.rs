//! The paper in front of a candidate: sections with their customary headings, one form around all questions, and the
//! island that saves each change. Nothing of a key is on this page, nor anything that follows from one.

mod bar;
mod dialogs;
mod halt;
mod map;
mod question;
mod safety;

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use engine::Mode;
use leptos::prelude::*;
use office::AttemptId;
use office::views::{AttemptState, Sheet, SheetSection, Stop};

use crate::address::to;
use crate::headings;
use crate::islands::paper::Paper;
use crate::look::{Button, Converted, Hidden, Notice, PostForm, Tone, Weight};
use crate::looker::{Looker, Reader};
use crate::trouble::Answer;
use crate::{moments, page};

pub(crate) use halt::halted;
pub(crate) use map::{Entry, map};
pub(crate) use question::{letter, stem};

pub(crate) async fn show(looker: Looker, Path(id): Path<String>) -> Answer {
    let attempt = AttemptId::new(id);
    let sheet = looker.desk.office.sheet(&looker.viewer, &attempt, looker.lang).await?;
    if sheet.mode == Mode::Practice {
        return Ok(Redirect::to(&to("/practice/{id}/{place}", &[attempt.as_str(), "1"])).into_response());
    }
    if sheet.state == AttemptState::Closed {
        return Ok(Redirect::to(&to("/attempts/{id}/marks", &[attempt.as_str()])).into_response());
    }
    Ok(on_desk(&looker, sheet, &[]))
}

/// Shows the paper; `kept_newer` names questions whose newer answer stayed when a form was posted.
pub(crate) fn on_desk(reader: &Reader, sheet: Sheet, kept_newer: &[u16]) -> axum::response::Response {
    if sheet.halt.is_some() {
        return halted(reader, sheet, None);
    }
    let title = sheet.exam_title.clone();
    let (reader_here, kept_newer) = (reader.clone(), kept_newer.to_vec());
    page::titled(reader, title).bare().with_islands().show(move || view(&reader_here, sheet, &kept_newer))
}

fn view(reader: &Reader, sheet: Sheet, kept_newer: &[u16]) -> impl IntoView + use<> {
    let lang = reader.lang;
    let action = to("/attempts/{id}/answers", &[sheet.attempt.as_str()]);
    let remaining_ms = sheet.deadline.map(|deadline| deadline.0 - sheet.now.0);
    let sections: Vec<_> = sheet.sections.iter().map(|section| one_section(reader, section)).collect();
    let (bar, halt) = (bar::bar(reader, &sheet), halt::told(reader, &sheet));
    let stops = stops(reader, &sheet.stops);
    let side = map::side(reader, &sheet);
    let kept = newer(reader, &sheet, kept_newer);
    let dialogs = dialogs::dialogs(reader);
    let is_converted = sheet.sections.iter().flat_map(|section| &section.items).any(|item| item.converted);
    let converted = is_converted.then(|| view! { <Converted lang=lang/> });
    view! {
        <Paper attempt=sheet.attempt.to_string() remaining_ms=remaining_ms device=sheet.device epoch=sheet.epoch holder=sheet.holder language=lang>
            <PostForm id="answers" class="paper" action=action>
                <Hidden name="version" value=sheet.version.to_string()/>
                {bar}
                {halt}
                {kept}
                {safety::left(lang)}
                {stops}
                <div class="paper-body">
                    <div class="sheet">
                        {converted}
                        {sections}
                        <div class="paper-end">
                            <span class="unless-live"><Button weight=Weight::Plain sends=("to", "stay")>{say!(lang, "save-answers")}</Button></span>
                            <Button sends=("to", "overview")>{say!(lang, "to-overview")}</Button>
                        </div>
                    </div>
                    {side}
                </div>
            </PostForm>
            {dialogs}
            {safety::words(lang)}
        </Paper>
    }
}

fn one_section(reader: &Reader, section: &SheetSection) -> impl IntoView + use<> {
    let lang = reader.lang;
    let id = format!("section-{}", section.number);
    let named = id.clone();
    let count = section.items.len();
    let customary = say!(
        lang,
        "section-customary",
        count = count,
        each = section.points_each.to_string(),
        total = section.total.to_string()
    );
    let questions: Vec<_> = section.items.iter().map(|item| question::question(reader, item)).collect();
    view! {
        <section class="section" aria-labelledby=named>
            <header class="section-head">
                <h2 id=id>{headings::section(lang, section.number.into(), section.kind)}</h2>
                <p>{customary}</p>
                <p>{headings::how_to(lang, section.kind)}</p>
            </header>
            {questions}
            <p class="unless-live"><Button weight=Weight::Plain sends=("to", "stay")>{say!(lang, "save-answers")}</Button></p>
        </section>
    }
}

/// When the time stood still: the end has moved by as much.
pub(crate) fn stops(reader: &Reader, stops: &[Stop]) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let at = |moment| moments::clock(reader.own_zone(), moment);
    let said = |stop: &Stop| match stop.until {
        Some(until) => say!(lang, "stop-lasted", from = at(stop.from), until = at(until)),
        None => say!(lang, "stop-lasts", from = at(stop.from)),
    };
    let lines: Vec<_> = stops.iter().map(|stop| view! { <li>{said(stop)}</li> }).collect();
    (!lines.is_empty()).then(|| view! { <ul class="lines soft small stops">{lines}</ul> })
}

/// Says which answers of a posted form did not count, because newer ones are there.
fn newer(reader: &Reader, sheet: &Sheet, kept: &[u16]) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let links: Vec<_> = sheet
        .sections
        .iter()
        .flat_map(|section| section.items.iter().map(move |item| (section, item)))
        .filter(|(_, item)| kept.contains(&item.place))
        .map(|(section, item)| {
            let name = headings::question(lang, section.number.into(), item.number);
            view! { <li><a href=format!("#q{}", item.place)>{name}</a></li> }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Refused name=say!(lang, "newer-kept")>
                <p>{say!(lang, "newer-kept-why")}</p>
                <ul>{links}</ul>
            </Notice>
        }
    })
}

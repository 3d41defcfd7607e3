//! The paper in front of a candidate: sections with their customary headings, one form around all questions, and the
//! island that saves each change. Nothing of a key is on this page, nor anything that follows from one.

mod bar;
mod dialogs;
mod halt;
mod leaves;
mod map;
mod question;
mod safety;
mod station;
mod watermark;

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use engine::Mode;
use leptos::prelude::*;
use office::AttemptId;
use office::views::{AttemptState, Sheet, SheetSection, Stop};
use serde::{Deserialize, Deserializer};

use crate::address::to;
use crate::headings;
use crate::islands::paper::Paper;
use crate::look::{Button, Converted, Hidden, Notice, PostForm, Tone, Weight};
use crate::looker::{Looker, Reader};
use crate::trouble::Answer;
use crate::{moments, page};

pub(crate) use halt::halted;
pub(crate) use leaves::Leaves;
pub(crate) use map::{Entry, map};
pub(crate) use question::{letter, stem};

/// Which page is asked for, and what is said above it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// From 1; the nearest when it is not there, and the first when it is no number.
    #[serde(deserialize_with = "if_a_number")]
    pub(crate) page: Option<u16>,
    /// Questions whose newer answer stayed when a form was posted.
    #[serde(skip)]
    pub(crate) kept_newer: Vec<u16>,
    /// Whether a form came for a section that is closed.
    #[serde(skip)]
    pub(crate) for_closed: bool,
}

fn if_a_number<'de, D: Deserializer<'de>>(word: D) -> Result<Option<u16>, D::Error> {
    Ok(String::deserialize(word)?.parse().ok())
}

pub(crate) async fn show(looker: Looker, Path(id): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let attempt = AttemptId::new(id);
    let sheet = looker.desk.office.sheet(&looker.viewer, &attempt, looker.lang).await?;
    if sheet.mode == Mode::Practice {
        return Ok(Redirect::to(&to("/practice/{id}/{place}", &[attempt.as_str(), "1"])).into_response());
    }
    if sheet.state == AttemptState::Closed {
        return Ok(Redirect::to(&to("/attempts/{id}/marks", &[attempt.as_str()])).into_response());
    }
    Ok(on_desk(&looker, sheet, asked))
}

/// Shows the paper.
pub(crate) fn on_desk(reader: &Reader, sheet: Sheet, asked: Asked) -> axum::response::Response {
    if sheet.halt.is_some() {
        return halted(reader, sheet, None);
    }
    let title = sheet.exam_title.clone();
    let here = reader.clone();
    page::titled(reader, title).bare().with_islands().show(move || view(&here, sheet, &asked))
}

fn view(reader: &Reader, sheet: Sheet, asked: &Asked) -> impl IntoView + use<> {
    let lang = reader.lang;
    let action = to("/attempts/{id}/answers", &[sheet.attempt.as_str()]);
    let remaining_ms = sheet.deadline.map(|deadline| deadline.0 - sheet.now.0);
    let leaves = Leaves::of_sheet(&sheet, asked.page);
    let sections: Vec<_> = sheet.sections.iter().map(|section| one_section(reader, &sheet, section, &leaves)).collect();
    let pager = leaves::pager(reader, &sheet, &leaves);
    let leaf = leaves.are_many().then(|| leaves.now().to_string());
    let marked = sheet.sitting.watermark.then(|| watermark::watermark(reader, &sheet));
    let notes = sheet
        .sitting
        .notes
        .then(|| view! { <p class="station soft small" data-notes="yes">{say!(lang, "noted-here")}</p> });
    let station = station::told(reader, sheet.station);
    let closed = asked.for_closed.then(|| station::closed(reader, sheet.station));
    let gone_on = station::dialog(reader, sheet.attempt.as_str(), sheet.station);
    let (bar, halt) = (bar::bar(reader, &sheet), halt::told(reader, &sheet));
    let stops = stops(reader, &sheet.stops);
    let side = map::side(reader, &sheet, &leaves);
    let kept = newer(reader, &sheet, &asked.kept_newer, &leaves);
    let dialogs = dialogs::dialogs(reader);
    let weight = if leaves.are_many() { Weight::Plain } else { Weight::Main };
    let onward = match sheet.station {
        Some(station) if !station.is_last() => say!(lang, "station-to-overview"),
        _ => say!(lang, "to-overview"),
    };
    let is_converted = sheet.sections.iter().flat_map(|section| &section.items).any(|item| item.converted);
    let converted = is_converted.then(|| view! { <Converted lang=lang/> });
    view! {
        <Paper attempt=sheet.attempt.to_string() remaining_ms=remaining_ms device=sheet.device epoch=sheet.epoch holder=sheet.holder language=lang>
            <PostForm id="answers" class="paper" action=action>
                <Hidden name="version" value=sheet.version.to_string()/>
                {leaf.map(|leaf| view! { <Hidden name="page" value=leaf/> })}
                {bar}
                {halt}
                {closed}
                {kept}
                {safety::left(lang)}
                {stops}
                {station}
                {notes}
                <div class="paper-body">
                    <div class="sheet">
                        {marked}
                        {converted}
                        {sections}
                        {pager}
                        <div class="paper-end">
                            <span class="unless-live"><Button weight=Weight::Plain sends=("to", "stay")>{say!(lang, "save-answers")}</Button></span>
                            <Button weight=weight sends=("to", "overview")>{onward}</Button>
                        </div>
                    </div>
                    {side}
                </div>
            </PostForm>
            {dialogs}
            {safety::words(lang)}
            {gone_on}
        </Paper>
    }
}

fn one_section(reader: &Reader, sheet: &Sheet, section: &SheetSection, leaves: &Leaves) -> impl IntoView + use<> {
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
    let questions: Vec<_> =
        section.items.iter().map(|item| question::question(reader, sheet, section.number, item, leaves)).collect();
    let out = section.items.iter().all(|item| leaves.hides(item.place));
    let saves = (!leaves.are_many()).then(|| {
        view! { <p class="unless-live"><Button weight=Weight::Plain sends=("to", "stay")>{say!(lang, "save-answers")}</Button></p> }
    });
    view! {
        <section class="section" aria-labelledby=named hidden=out>
            <header class="section-head">
                <h2 id=id tabindex="-1">{headings::section(lang, section.number.into(), section.kind)}</h2>
                <p>{customary}</p>
                <p>{headings::how_to(lang, section.kind)}</p>
            </header>
            {questions}
            {saves}
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
fn newer(reader: &Reader, sheet: &Sheet, kept: &[u16], leaves: &Leaves) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let paper = to("/attempts/{id}", &[sheet.attempt.as_str()]);
    let links: Vec<_> = sheet
        .sections
        .iter()
        .flat_map(|section| section.items.iter().map(move |item| (section, item)))
        .filter(|(_, item)| kept.contains(&item.place))
        .map(|(section, item)| {
            let name = headings::question(lang, section.number.into(), item.number);
            view! { <li><a href=leaves.address(&paper, item.place) data-to=item.place.to_string()>{name}</a></li> }
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

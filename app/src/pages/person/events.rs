//! What the log says about a person, in words.

use engine::Lang;
use leptos::prelude::*;
use office::views::desk::{Record, Told, ToldBy};

use crate::look::{Column, Table, minute};
use crate::looker::Reader;

/// So many stand open; the rest is folded away.
const OPEN: usize = 8;

/// What happened, newest first.
pub(super) fn events(reader: &Reader, record: &Record) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let (near, far) = record.events.split_at(record.events.len().min(OPEN));
    let count = far.len();
    let earlier = (count > 0).then(|| {
        let words = say!(lang, "record-earlier", count = count);
        view! { <details class="after"><summary>{words}</summary>{table(reader, record, far)}</details> }
    });
    (!near.is_empty()).then(|| {
        view! {
            <section class="part-of-page">
                <h2>{say!(lang, "record-events")}</h2>
                {table(reader, record, near)}
                {earlier}
            </section>
        }
    })
}

fn table(reader: &Reader, record: &Record, events: &[Told]) -> impl IntoView + use<> {
    let lang = reader.lang;
    let columns =
        [say!(lang, "record-event"), say!(lang, "record-when"), say!(lang, "record-by"), say!(lang, "record-why")];
    let columns: Vec<Column> = columns.into_iter().map(Column::words).collect();
    let rows: Vec<Vec<AnyView>> = events
        .iter()
        .map(|told| {
            vec![
                words(lang, told).into_any(),
                minute(reader, told.at).into_any(),
                by(lang, &told.by, &record.name).into_any(),
                told.why.clone().into_any(),
            ]
        })
        .collect();
    view! { <Table caption=say!(lang, "record-newest-first") columns=columns rows=rows/> }
}

fn by(lang: Lang, by: &ToldBy, person: &str) -> String {
    match by {
        ToldBy::Themselves => person.to_owned(),
        ToldBy::Somebody { name: Some(name) } => name.clone(),
        ToldBy::Somebody { name: None } => say!(lang, "record-by-somebody"),
        ToldBy::Operator => say!(lang, "record-by-operator"),
        ToldBy::Office => say!(lang, "record-by-office"),
    }
}

/// An event in words. One that has none yet is told by its kind: nothing about a person is left out.
fn words(lang: Lang, told: &Told) -> String {
    let about = || told.about.clone().unwrap_or_default();
    match told.kind.as_str() {
        "attempt.started" => say!(lang, "event-attempt-started", exam = about()),
        "attempt.closed" => say!(lang, "event-attempt-closed", exam = about()),
        "attempt.extended" => say!(lang, "event-attempt-extended", exam = about(), minutes = told.minutes.unwrap_or(0)),
        "attempt.paused" => say!(lang, "event-attempt-paused", exam = about()),
        "attempt.resumed" => say!(lang, "event-attempt-resumed", exam = about()),
        "attempt.answer-counted" => say!(lang, "event-answer-counted", exam = about()),
        "attempt.answer-left" => say!(lang, "event-answer-left", exam = about()),
        "attempt.section-left" => say!(lang, "event-section-left", exam = about()),
        "grant.given" => granted(lang, told),
        "accommodation.set" => say!(lang, "event-accommodation-set"),
        "accommodation.ended" => say!(lang, "event-accommodation-ended"),
        "grant.withdrawn" => say!(lang, "event-grant-withdrawn", exam = about()),
        "certificate.issued" => say!(lang, "event-certificate-issued", number = about()),
        "certificate.reissued" => say!(lang, "event-certificate-reissued", number = about()),
        "certificate.replaced" => say!(lang, "event-certificate-replaced", number = about()),
        "certificate.revoked" => say!(lang, "event-certificate-revoked", number = about()),
        "phase.signed-off" => say!(lang, "event-signed-off", phase = about()),
        "password.set" | "password.changed" => say!(lang, "event-password"),
        "person.added" => say!(lang, "event-added"),
        "person.invited" => say!(lang, "event-invited"),
        "person.left" => say!(lang, "event-left"),
        "person.returned" => say!(lang, "event-returned"),
        "person.roles-set" => say!(lang, "event-roles-set"),
        "person.described" => say!(lang, "event-described"),
        "person.moved" => say!(lang, "event-moved"),
        "enrolment.begun" => say!(lang, "event-enrolment-begun", post = about()),
        "enrolment.ended" => say!(lang, "event-enrolment-ended", post = about()),
        "membership.begun" => say!(lang, "event-membership-begun", team = about()),
        "membership.ended" => say!(lang, "event-membership-ended", team = about()),
        "mentor.set" => say!(lang, "event-mentor"),
        "session.withdrawn" => say!(lang, "event-session-withdrawn"),
        _ => say!(lang, "event-other", kind = told.kind.clone()),
    }
}

fn granted(lang: Lang, told: &Told) -> String {
    let exam = told.about.clone().unwrap_or_default();
    match told.minutes {
        Some(minutes) => say!(lang, "event-granted-minutes", exam = exam, minutes = minutes),
        None => say!(lang, "event-granted-attempt", exam = exam),
    }
}

//! One person's record: for those who lead them, with what they may decide, and for the person themselves.

mod attempts;
mod decide;
mod events;
mod exams;
mod grants;
mod longer;
mod posts;
mod topics;

use axum::extract::{Path, Query};
use axum::response::Response;
use leptos::prelude::*;
use office::views::desk::{InTeam, Record};
use office::{PersonId, Role};
use serde::Deserialize;

use crate::address::to;
use crate::look::{ButtonLink, Notice, Pill, SheetHead, State, Tone, Weight};
use crate::looker::{Looker, Reader};
use crate::page;
use crate::pages::noted;
use crate::trouble::Answer;
pub(crate) use decide::{Decision, Entered, Objection};

/// What was just decided, so that the page can say so.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Done {
    done: Option<String>,
}

/// Whose record a page shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// The reader's own: it leads to their papers.
    Own,
    /// That of somebody they lead: it asks for decisions.
    Others,
}

/// Somebody's record.
pub(crate) async fn show(looker: Looker, Path(id): Path<String>, Query(done): Query<Done>) -> Answer {
    let record = looker.desk.office.record(&looker.viewer, &PersonId::new(id), looker.lang).await?;
    Ok(sheet(&looker, record, done.done.as_deref(), None))
}

/// One's own record.
pub(crate) async fn me(looker: Looker) -> Answer {
    let record = looker.desk.office.my_record(&looker.viewer, looker.lang).await?;
    Ok(sheet(&looker, record, None, None))
}

/// The record again, with what was entered and why it was refused.
pub(crate) async fn again(looker: &Looker, id: &PersonId, entered: Entered) -> Answer {
    let record = looker.desk.office.record(&looker.viewer, id, looker.lang).await?;
    Ok(sheet(looker, record, None, Some(entered)))
}

fn sheet(looker: &Looker, record: Record, done: Option<&str>, entered: Option<Entered>) -> Response {
    let lang = looker.lang;
    let whose = if record.person == looker.viewer.person { Whose::Own } else { Whose::Others };
    let leads = looker.viewer.roles.has(Role::Manager) || looker.viewer.roles.has(Role::Administrator);
    // Nothing is decided about who has left.
    let decides = leads && whose == Whose::Others && record.present;
    let (reader, done) = ((**looker).clone(), done.and_then(|done| decide::done(lang, done)));
    let status = entered.as_ref().map_or(axum::http::StatusCode::OK, Entered::status);
    page::titled(looker, title(&reader, &record, whose)).status(status).wide().show(move || {
        let decisions = decides.then(|| decide::forms(&reader, &record, entered.as_ref()));
        view! {
            {head(&reader, &record, whose)}
            {done.map(|text| view! { <Notice tone=Tone::Done><p>{text}</p></Notice> })}
            {posts::posts(&reader, &record)}
            {exams::exams(&reader, &record)}
            {longer::longer(&reader, &record)}
            {decisions}
            {posts::certificates(&reader, &record)}
            {attempts::attempts(&reader, &record, whose)}
            {noted::of_record(&reader, &record)}
            {topics::topics(&reader, &record)}
            {grants::grants(&reader, &record)}
            {events::events(&reader, &record)}
            {(whose == Whose::Own).then(|| take_along(&reader))}
        }
    })
}

fn title(reader: &Reader, record: &Record, whose: Whose) -> String {
    match whose {
        Whose::Own => say!(reader.lang, "record-title-own"),
        Whose::Others => record.name.clone(),
    }
}

fn head(reader: &Reader, record: &Record, whose: Whose) -> impl IntoView + use<> {
    let lang = reader.lang;
    let now = reader.now();
    let here = |team: &&InTeam| team.from <= now && team.until.is_none_or(|until| until > now);
    let teams: Vec<&str> = record.teams.iter().filter(here).map(|team| team.team.as_str()).collect();
    let under = match whose {
        Whose::Own => say!(lang, "record-under-own"),
        Whose::Others => say!(lang, "record-under", number = record.staff_no.clone()),
    };
    let administers = reader.viewer.as_ref().is_some_and(|viewer| viewer.roles.has(Role::Administrator));
    let left = (!record.present).then(|| view! { <p><Pill state=State::Plain>{say!(lang, "state-left")}</Pill></p> });
    let account = administers.then(|| {
        let address = to("/people/{id}/account", &[record.person.as_str()]);
        view! { <p class="no-print"><a href=address>{say!(lang, "record-account")}</a></p> }
    });
    view! {
        <SheetHead title=title(reader, record, whose) over=teams.join(" \u{b7} ") under=under/>
        {left}
        {account}
    }
}

/// What only the person themselves needs: the file, and the password.
fn take_along(reader: &Reader) -> impl IntoView + use<> {
    let lang = reader.lang;
    view! {
        <section class="part-of-page no-print">
            <h2>{say!(lang, "record-mine")}</h2>
            <p class="soft">{say!(lang, "record-download-why")}</p>
            <p class="row after">
                <a class="button plain" href=to("/me/record.json", &[]) download="">{say!(lang, "record-download")}</a>
                <ButtonLink href=to("/password", &[]) weight=Weight::Plain>{say!(lang, "way-password")}</ButtonLink>
            </p>
        </section>
    }
}

mod department;
mod problems;
mod size;

use axum::extract::Query;
use leptos::prelude::*;
use office::{DatabaseKind, SystemState};
use serde::Deserialize;

use crate::look::{Column, SheetHead, Table, minute};
use crate::looker::{Looker, Reader};
use crate::pages::status_of;
use crate::trouble::Answer;
use crate::{names, page};
pub(crate) use department::Saying;
use size::size;

/// What was just done, for a word about it.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Done {
    done: Option<String>,
}

/// How the installation is doing, and what has to be done about it.
pub(crate) async fn show(looker: Looker, Query(done): Query<Done>) -> Answer {
    let done = done.done.is_some_and(|done| done == "department");
    sheet(&looker, if done { Saying::Done } else { Saying::Nothing }).await
}

/// The page with what it has to say about the form.
pub(crate) async fn sheet(looker: &Looker, saying: Saying) -> Answer {
    let lang = looker.lang;
    let state = looker.desk.office.system(&looker.viewer).await?;
    let department = looker.desk.office.department().await?;
    let status = match &saying {
        Saying::Refused(_, refusal) => status_of(Some(refusal)),
        Saying::Nothing | Saying::Done => status_of(None),
    };
    let found = problems::all(looker, &state);
    let reader = looker.clone();
    let title = say!(lang, "system-title");
    Ok(page::titled(looker, title.clone()).status(status).show(move || {
        view! {
            <SheetHead title=title under=say!(lang, "system-under")/>
            {problems::list(&reader, &found)}
            {facts(&reader, &state)}
            {department::form(&reader, &department, &saying)}
            {steps(&reader, &state)}
        }
    }))
}

fn facts(reader: &Reader, state: &SystemState) -> impl IntoView + use<> {
    let lang = reader.lang;
    let languages = state.languages.iter().map(|&one| names::language(one)).collect::<Vec<_>>().join(" · ");
    let room = state.room.map(|room| {
        view! {
            <dt>{say!(lang, "system-room")}</dt>
            <dd>{say!(lang, "system-room-value", free = size(room.free), whole = size(room.whole))}</dd>
        }
    });
    view! {
        <section class="part-of-page">
            <h2>{say!(lang, "system-facts")}</h2>
            <dl class="facts">
                <dt>{say!(lang, "system-version")}</dt>
                <dd>{env!("CARGO_PKG_VERSION")}</dd>
                <dt>{say!(lang, "system-database")}</dt>
                <dd>{database(state.database)}" · "{size(state.bytes)}</dd>
                {room}
                <dt>{say!(lang, "system-backup")}</dt>
                <dd>{backup(reader, state)}</dd>
                <dt>{say!(lang, "system-clock")}</dt>
                <dd>{minute(reader, state.now)}" · "{state.zone.clone()}</dd>
                <dt>{say!(lang, "system-languages")}</dt>
                <dd>{languages}</dd>
                <dt>{say!(lang, "system-waiting")}</dt>
                <dd>
                    {say!(lang, "system-waiting-value", writer = state.waiting.writer, passwords = state.waiting.passwords)}
                </dd>
            </dl>
        </section>
    }
}

const fn database(kind: DatabaseKind) -> &'static str {
    match kind {
        DatabaseKind::Sqlite => "SQLite",
        DatabaseKind::Postgres => "PostgreSQL",
    }
}

fn backup(reader: &Reader, state: &SystemState) -> AnyView {
    match &state.last_backup {
        Some(last) => view! { {minute(reader, last.at)}" · "{size(last.bytes)} }.into_any(),
        None => say!(reader.lang, "system-no-backup").into_any(),
    }
}

fn steps(reader: &Reader, state: &SystemState) -> impl IntoView + use<> {
    let lang = reader.lang;
    let columns = vec![Column::words(say!(lang, "system-step")), Column::words(say!(lang, "system-step-at"))];
    let rows = state
        .steps
        .iter()
        .map(|step| vec![view! { <code>{step.name.clone()}</code> }.into_any(), minute(reader, step.at).into_any()])
        .collect();
    view! {
        <section class="part-of-page">
            <h2>{say!(lang, "system-steps")}</h2>
            <Table caption=say!(lang, "system-steps-caption") columns=columns rows=rows/>
        </section>
    }
}

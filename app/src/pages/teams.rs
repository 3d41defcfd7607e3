//! The teams: a name that was mistyped is mended, and a team that nobody is in goes.

use axum::extract::Query;
use axum::response::Response;
use engine::Refusal;
use leptos::prelude::*;
use office::TeamRow;
use serde::Deserialize;

use crate::address::to;
use crate::look::{Button, Column, Empty, Notice, PostForm, SheetHead, Table, Tone, Weight};
use crate::looker::{Looker, Reader};
use crate::pages::status_of;
use crate::trouble::Answer;
use crate::{page, refusals};

/// What was just done, for a word about it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    done: Option<String>,
}

/// What came of it.
#[derive(Debug, Clone)]
pub(crate) enum Came {
    /// Nothing was asked for.
    Nothing,
    /// It was done.
    Done,
    /// Another name for this team was refused.
    NotRenamed { team: String, typed: String, refusal: Refusal },
    /// The team stays.
    NotRemoved { refusal: Refusal },
}

impl Came {
    const fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Nothing | Self::Done => None,
            Self::NotRenamed { refusal, .. } | Self::NotRemoved { refusal } => Some(refusal),
        }
    }

    /// What was typed in the place of this team's name, and why it was refused.
    fn of_name(&self, id: &str) -> Option<(&str, &Refusal)> {
        match self {
            Self::NotRenamed { team, typed, refusal } if team == id => Some((typed.as_str(), refusal)),
            _ => None,
        }
    }
}

pub(crate) async fn show(looker: Looker, Query(asked): Query<Asked>) -> Answer {
    let teams = looker.desk.office.teams(&looker.viewer).await?;
    let came = if asked.done.is_some() { Came::Done } else { Came::Nothing };
    Ok(sheet(&looker, &teams, &came))
}

/// The list, with what came of the last form.
pub(crate) fn sheet(reader: &Reader, teams: &[TeamRow], came: &Came) -> Response {
    let lang = reader.lang;
    let title = say!(lang, "teams-title");
    let (above, list) = (above(reader, came), list(reader, teams, came));
    page::titled(reader, title.clone()).status(status_of(came.refusal())).wide().show(move || {
        view! {
            <SheetHead title=title under=say!(lang, "teams-under")/>
            {above}
            {list}
            <p class="row after"><a href="/people">{say!(lang, "teams-back")}</a></p>
        }
    })
}

fn above(reader: &Reader, came: &Came) -> Option<AnyView> {
    let lang = reader.lang;
    let (tone, text) = match came {
        Came::Done => (Tone::Done, say!(lang, "account-done")),
        Came::NotRemoved { refusal } => (Tone::Refused, words(reader, refusal)),
        Came::Nothing | Came::NotRenamed { .. } => return None,
    };
    Some(view! { <Notice tone=tone><p>{text}</p></Notice> }.into_any())
}

fn list(reader: &Reader, teams: &[TeamRow], came: &Came) -> AnyView {
    let lang = reader.lang;
    if teams.is_empty() {
        return view! { <Empty name=say!(lang, "teams-none")><p>{say!(lang, "teams-none-text")}</p></Empty> }
            .into_any();
    }
    let columns = vec![
        Column::words(say!(lang, "teams-name")),
        Column::numbers(say!(lang, "teams-places")),
        Column::numbers(say!(lang, "teams-leaders")),
        Column::words(say!(lang, "teams-rename")),
        Column::words(say!(lang, "teams-remove")),
    ];
    let rows: Vec<Vec<AnyView>> = teams.iter().map(|team| row(reader, team, came)).collect();
    view! { <Table caption=say!(lang, "teams-caption") columns=columns rows=rows/> }.into_any()
}

fn row(reader: &Reader, team: &TeamRow, came: &Came) -> Vec<AnyView> {
    let who = format!("/people?team={}", team.team);
    vec![
        team.name.clone().into_any(),
        view! { <a href=who>{team.places.to_string()}</a> }.into_any(),
        team.leaders.to_string().into_any(),
        rename(reader, team, came).into_any(),
        remove(reader, team),
    ]
}

fn rename(reader: &Reader, team: &TeamRow, came: &Came) -> impl IntoView + use<> {
    let lang = reader.lang;
    let id = format!("name-{}", team.team);
    let refused = came.of_name(team.team.as_str());
    let typed = refused.map(|(typed, _)| typed).filter(|typed| !typed.trim().is_empty());
    let value = typed.unwrap_or(&team.name).to_owned();
    let refusal = refused.map(|(_, refusal)| words(reader, refusal));
    let refusal_id = refusal.is_some().then(|| format!("{id}-refusal"));
    let label = say!(lang, "teams-name-of", name = team.name.clone());
    view! {
        <PostForm action=to("/people/teams/{id}/name", &[team.team.as_str()]) class="row" label=label.clone()>
            <div class="field">
                <label class="unseen" for=id.clone()>{label}</label>
                <input id=id name="name" type="text" value=value maxlength="64" autocomplete="off" required
                    aria-invalid=refusal.is_some().then_some("true") aria-describedby=refusal_id.clone()/>
                {refusal.map(|text| view! { <span class="refusal" id=refusal_id role="alert">{text}</span> })}
            </div>
            <Button weight=Weight::Plain>{say!(lang, "teams-rename-go")}</Button>
        </PostForm>
    }
}

/// The way out, or why there is none.
fn remove(reader: &Reader, team: &TeamRow) -> AnyView {
    let lang = reader.lang;
    if !team.is_empty() {
        return view! { <span class="soft">{say!(lang, "teams-in-use")}</span> }.into_any();
    }
    let label = say!(lang, "teams-remove-of", name = team.name.clone());
    view! {
        <PostForm action=to("/people/teams/{id}/remove", &[team.team.as_str()]) label=label>
            <button class="link-button" type="submit">{say!(lang, "teams-remove-go")}</button>
        </PostForm>
    }
    .into_any()
}

fn words(reader: &Reader, refusal: &Refusal) -> String {
    let lang = reader.lang;
    match refusal {
        Refusal::BadRequest { field } if field == "name" => say!(lang, "teams-bad-name"),
        Refusal::BadRequest { field } if field == "team" => say!(lang, "teams-not-empty"),
        _ => refusals::text(reader, refusal),
    }
}

use leptos::prelude::*;
use office::{PeoplePage, PersonRow, PersonState, PostHeld, TeamPlace};

use crate::address::to;
use crate::look::{Column, Pill, State, Table};
use crate::looker::Reader;
use crate::names;

pub(super) fn table(reader: &Reader, found: &PeoplePage) -> impl IntoView + use<> {
    let lang = reader.lang;
    let columns = [
        say!(lang, "staff-name"),
        say!(lang, "staff-number"),
        say!(lang, "staff-teams"),
        say!(lang, "staff-posts"),
        say!(lang, "staff-roles"),
        say!(lang, "staff-state"),
    ];
    let columns: Vec<Column> = columns.into_iter().map(Column::words).collect();
    let rows: Vec<Vec<AnyView>> = found.people.iter().map(|person| row(reader, found, person)).collect();
    view! { <Table caption=say!(lang, "staff-caption") columns=columns rows=rows/> }
}

fn row(reader: &Reader, found: &PeoplePage, person: &PersonRow) -> Vec<AnyView> {
    let lang = reader.lang;
    let address = to("/people/{id}/account", &[person.person.as_str()]);
    let teams: Vec<String> = person.teams.iter().map(|place| team(reader, place.place, &place.name)).collect();
    let title = |held: &PostHeld| {
        let known = found.choices.posts.iter().find(|(id, _)| *id == held.post);
        known.map_or_else(|| held.post.clone(), |(_, title)| title.clone())
    };
    let posts: Vec<String> = person.posts.iter().map(title).collect();
    let roles: Vec<String> = person.roles.iter().map(|role| names::role(lang, role)).collect();
    vec![
        view! { <a href=address>{person.name.clone()}</a> }.into_any(),
        person.staff_no.clone().into_any(),
        listed(&teams),
        listed(&posts),
        listed(&roles),
        state(reader, person.state),
    ]
}

/// On a phone a cell without anything is left out.
fn listed(names: &[String]) -> AnyView {
    (!names.is_empty()).then(|| names.join(" · ")).into_any()
}

/// A team, and as what, when that is not the usual.
fn team(reader: &Reader, place: TeamPlace, name: &str) -> String {
    if place == TeamPlace::Regular {
        return name.to_owned();
    }
    say!(reader.lang, "staff-place", team = name.to_owned(), place = names::people::place(reader.lang, place))
}

/// Only what is not usual asks for attention.
pub(in crate::pages) fn state(reader: &Reader, state: PersonState) -> AnyView {
    let words = names::people::state(reader.lang, state);
    match state {
        PersonState::Present => words.into_any(),
        PersonState::Invited => view! { <Pill state=State::Plain>{words}</Pill> }.into_any(),
        PersonState::Left => view! { <Pill state=State::Closed>{words}</Pill> }.into_any(),
    }
}

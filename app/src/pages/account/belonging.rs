use engine::Moment;
use leptos::prelude::*;
use office::{Account, PlaceInTeam, Role, TeamPlace};

use super::part::part;
use super::{Part, Saying, posts};
use crate::address::to;
use crate::look::{Blank, Button, Choose, Column, Hidden, Holds, PostForm, Table, Weight};
use crate::looker::Reader;
use crate::{moments, names};

/// Teams, posts and mentor.
pub(super) fn parts(reader: &Reader, account: &Account, saying: &Saying) -> impl IntoView + use<> {
    view! {
        {teams(reader, account, saying)}
        {posts::posts(reader, account, saying)}
        {mentor(reader, account, saying)}
    }
}

fn teams(reader: &Reader, account: &Account, saying: &Saying) -> AnyView {
    let lang = reader.lang;
    let (id, entry) = (account.row.person.clone(), saying.entry(Part::Teams));
    let rows: Vec<Vec<AnyView>> = account.row.teams.iter().map(|place| team(reader, account, place)).collect();
    let columns =
        [say!(lang, "column-team"), say!(lang, "account-place"), say!(lang, "account-term"), say!(lang, "account-end")];
    let columns: Vec<Column> = columns.into_iter().map(Column::words).collect();
    let table = if rows.is_empty() {
        view! { <p class="soft">{say!(lang, "account-no-team")}</p> }.into_any()
    } else {
        view! { <Table caption=say!(lang, "account-teams") columns=columns rows=rows/> }.into_any()
    };
    let manager = account.row.roles.has(Role::Manager);
    let places = TeamPlace::ALL.into_iter().filter(|place| manager || *place != TeamPlace::Leads);
    let places: Vec<_> = places.map(|one| (one.as_str().to_owned(), names::people::place(lang, one))).collect();
    let known: Vec<_> =
        account.choices.teams.iter().map(|(_, name)| view! { <option value=name.clone()></option> }).collect();
    let typed = !entry.one("team").is_empty();
    let body = view! {
        {table}
        <details open=typed>
            <summary>{say!(lang, "account-team-add")}</summary>
            <PostForm action=to("/people/{id}/account/teams", &[id.as_str()])>
                <Blank name="team" label=say!(lang, "column-team") hint=say!(lang, "newcomer-team-hint") list="teams-known"
                    value=entry.one("team")/>
                <datalist id="teams-known">{known}</datalist>
                <Choose id="place" name="place" label=say!(lang, "account-place") choices=places chosen=Some(entry.one("place").to_owned())/>
                <Blank name="from" label=say!(lang, "column-from") holds=Holds::Day hint=say!(lang, "account-from-hint")
                    value=entry.one("from")/>
                <Blank name="until" label=say!(lang, "column-until") holds=Holds::Day hint=say!(lang, "account-until-hint")
                    value=entry.one("until")/>
                <div class="row"><Button weight=Weight::Plain>{say!(lang, "account-team-save")}</Button></div>
            </PostForm>
        </details>
    };
    part(reader, saying, Part::Teams, say!(lang, "account-teams"), body.into_any())
}

fn team(reader: &Reader, account: &Account, place: &PlaceInTeam) -> Vec<AnyView> {
    let lang = reader.lang;
    let term = place.from.map(|from| term(reader, from, place.until));
    let (id, team) = (account.row.person.clone(), place.team.to_string());
    let label = say!(lang, "account-team-end-of", team = place.name.clone());
    let end = view! {
        <PostForm action=to("/people/{id}/account/teams/end", &[id.as_str()]) label=label>
            <Hidden name="team" value=team/>
            <button class="link-button" type="submit">{say!(lang, "account-team-end")}</button>
        </PostForm>
    };
    vec![
        place.name.clone().into_any(),
        names::people::place(lang, place.place).into_any(),
        term.into_any(),
        end.into_any(),
    ]
}

/// From which day to which, in words.
pub(super) fn term(reader: &Reader, from: Moment, until: Option<Moment>) -> String {
    let lang = reader.lang;
    let day = |moment| moments::day(lang, reader.zone(), moment);
    match until {
        // It ends at the midnight after its last day.
        Some(until) => say!(lang, "account-from-until", from = day(from), until = day(Moment(until.0 - 1))),
        None => say!(lang, "account-from-on", from = day(from)),
    }
}

fn mentor(reader: &Reader, account: &Account, saying: &Saying) -> AnyView {
    let lang = reader.lang;
    let (id, entry) = (account.row.person.clone(), saying.entry(Part::Mentor));
    let present = account.row.mentor.clone().unwrap_or_default();
    let body = view! {
        <PostForm action=to("/people/{id}/account/mentor", &[id.as_str()])>
            <Blank name="mentor" id="mentor-no" label=say!(lang, "column-mentor") holds=Holds::Code
                hint=say!(lang, "account-mentor-hint") value=entry.or("mentor", &present)/>
            <div class="row"><Button weight=Weight::Plain>{say!(lang, "account-save")}</Button></div>
        </PostForm>
    };
    part(reader, saying, Part::Mentor, say!(lang, "account-mentor"), body.into_any())
}

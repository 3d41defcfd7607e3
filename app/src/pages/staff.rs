//! Everybody, for administrators.

mod filter;
mod list;

use axum::extract::Query;
use engine::Moment;
use leptos::prelude::*;
use office::{ImportColumn, PeoplePage, PersonRow, PlaceInTeam};

use crate::csv::{Cell, List};
use crate::look::{ButtonLink, Empty, Notice, SheetHead, Tone, Weight};
use crate::looker::{Looker, Reader};
use crate::trouble::Answer;
use crate::{import_words, moments, names, page};
pub(crate) use filter::Sought;

/// The list: who is here, who has not come in yet, who has left.
pub(crate) async fn show(looker: Looker, Query(sought): Query<Sought>) -> Answer {
    let lang = looker.lang;
    let found = looker.desk.office.people(&looker.viewer, &sought.filter(), sought.page(), lang).await?;
    let title = say!(lang, "staff-title");
    let erased = sought.has_erased();
    let reader = looker.clone();
    Ok(page::titled(&looker, title.clone()).wide().show(move || {
        view! {
            <SheetHead title=title under=say!(lang, "staff-under")/>
            {erased.then(|| view! { <Notice tone=Tone::Done><p>{say!(lang, "staff-erased")}</p></Notice> })}
            <p class="row">
                <ButtonLink href="/people/new".to_owned()>{say!(lang, "staff-add")}</ButtonLink>
                <ButtonLink href="/people/import".to_owned() weight=Weight::Plain>{say!(lang, "staff-import")}</ButtonLink>
                <ButtonLink href="/people/teams".to_owned() weight=Weight::Plain>{say!(lang, "teams-title")}</ButtonLink>
                <ButtonLink href=sought.address("/people.csv", 1) weight=Weight::Plain>
                    {say!(lang, "staff-download")}
                </ButtonLink>
            </p>
            {filter::form(&reader, &sought, &found.choices)}
            {table(&reader, &sought, &found)}
        }
    }))
}

fn table(reader: &Reader, sought: &Sought, found: &PeoplePage) -> AnyView {
    let lang = reader.lang;
    if found.people.is_empty() {
        return view! {
            <Empty name=say!(lang, "staff-none")>
                <p>{say!(lang, "staff-none-text")}</p>
                <p><a href="/people">{say!(lang, "staff-all")}</a></p>
            </Empty>
        }
        .into_any();
    }
    view! { {list::table(reader, found)} {filter::pages(reader, sought, found)} }.into_any()
}

/// The same people for a spreadsheet, in the columns that the import reads.
pub(crate) async fn download(looker: Looker, Query(sought): Query<Sought>) -> Answer {
    let lang = looker.lang;
    let people = looker.desk.office.all_people(&looker.viewer, &sought.filter()).await?;
    looker.desk.office.note_export(&looker.viewer, "everybody", people.len(), sought.told()).await?;
    let heads = ImportColumn::ALL.into_iter().map(|column| import_words::column(lang, column));
    let heads = heads.chain([say!(lang, "staff-roles"), say!(lang, "staff-state")]).collect();
    let rows = people.iter().map(|person| line(&looker, person)).collect();
    List { name: "everybody", heads, rows }.sent(&moments::numbers(looker.zone(), looker.now()))
}

fn line(looker: &Looker, person: &PersonRow) -> Vec<Cell> {
    let lang = looker.lang;
    let member: Vec<_> = person.teams.iter().filter(|place| place.from.is_some()).collect();
    let teams: Vec<&str> = member.iter().map(|place| place.name.as_str()).collect();
    let roles: Vec<String> = person.roles.iter().map(|role| names::role(lang, role)).collect();
    let posts: Vec<&str> = person.posts.iter().map(|held| held.post.as_str()).collect();
    // A place ends at the midnight after its last day.
    let last = |place: &&PlaceInTeam| place.until.map(|end| Moment(end.0 - 1));
    vec![
        person.staff_no.clone().into(),
        person.name.clone().into(),
        teams.join("；").into(),
        posts.join("；").into(),
        Cell::or_nothing(person.mentor.clone(), Cell::from),
        Cell::or_nothing(person.language, |language| language.to_string().into()),
        days(looker, member.iter().map(|place| place.from)),
        days(looker, member.iter().map(last)),
        roles.join("；").into(),
        names::people::state(lang, person.state).into(),
    ]
}

/// One day when it is the same in all teams, else one for each: as the import reads it.
fn days(looker: &Looker, days: impl Iterator<Item = Option<Moment>>) -> Cell {
    let day = |day: Option<Moment>| day.map_or_else(String::new, |day| moments::numbers(looker.zone(), day));
    let days: Vec<String> = days.map(day).collect();
    match days.split_first() {
        Some((first, rest)) if rest.iter().all(|day| day == first) => Cell::Made(first.clone()),
        _ => Cell::Made(days.join("；")),
    }
}

use engine::Lang;
use leptos::prelude::*;
use office::views::desk::{DeskPerson, Progress};
use office::{PostState, Role};

use crate::address::to;
use crate::look::{Column, Pill, State};
use crate::looker::Reader;
use crate::pages::figures::ENDING_DAYS;
use crate::pages::figures::topics::share;
use crate::{moments, names};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The columns; where a topic was asked for, points in it stand in the place of the best total.
pub(super) fn columns(lang: Lang, topic: Option<&str>) -> Vec<Column> {
    let best = match topic {
        Some(_) => Column::words(say!(lang, "desk-share")),
        None => Column::numbers(say!(lang, "people-best")),
    };
    vec![
        Column::words(say!(lang, "people-name")),
        Column::words(say!(lang, "people-teams")),
        Column::words(say!(lang, "people-state")),
        Column::numbers(say!(lang, "people-used")),
        best,
        Column::words(say!(lang, "people-gate")),
        Column::words(say!(lang, "people-note")),
    ]
}

/// One person.
pub(super) fn cells(reader: &Reader, person: &DeskPerson, topic: Option<&str>) -> Vec<AnyView> {
    let lang = reader.lang;
    let best = if topic.is_some() {
        person.topic.map(|(points, max)| share(points.0, max.0)).into_any()
    } else {
        person.best.zip(person.best_of).map(|(points, max)| format!("{points} / {max}")).into_any()
    };
    vec![
        name(reader, person),
        person.teams.join(" \u{b7} ").into_any(),
        person.progress.map(|progress| pill(lang, progress)).into_any(),
        used(lang, person).into_any(),
        best,
        gates(lang, &person.posts).into_any(),
        next(reader, person),
    ]
}

/// The name, which leads to the record where there is one for this reader: those of who has left are for administrators.
fn name(reader: &Reader, person: &DeskPerson) -> AnyView {
    let lang = reader.lang;
    if person.staff_no.is_empty() {
        return view! { <span class="soft">{say!(lang, "people-erased")}</span> }.into_any();
    }
    let administers = reader.viewer.as_ref().is_some_and(|viewer| viewer.roles.has(Role::Administrator));
    let (name, number) = (person.name.clone(), person.staff_no.clone());
    let address = (person.present || administers).then(|| to("/people/{id}", &[person.person.as_str()]));
    let name = match address {
        Some(address) => view! { <a href=address>{name}</a> }.into_any(),
        None => name.into_any(),
    };
    let left = (!person.present).then(|| view! { " " <Pill state=State::Plain>{say!(lang, "state-left")}</Pill> });
    view! { {name} " " <span class="soft small">{number}</span> {left} }.into_any()
}

fn pill(lang: Lang, progress: Progress) -> impl IntoView {
    let state = match progress {
        Progress::Passed => State::Open,
        Progress::Stuck => State::Closed,
        _ => State::Plain,
    };
    view! { <Pill state=state>{names::progress_short(lang, progress)}</Pill> }
}

fn used(lang: Lang, person: &DeskPerson) -> String {
    match (person.progress, person.attempts_allowed) {
        // A certificate begins the count anew, which would only puzzle here.
        (None | Some(Progress::Passed), _) => String::new(),
        (_, 0) => person.attempts_used.to_string(),
        (_, allowed) => say!(lang, "people-used-of", used = person.attempts_used, allowed = allowed),
    }
}

fn gates(lang: Lang, posts: &[PostState]) -> Vec<AnyView> {
    let gate = |post: &PostState| {
        let state = if post.open { State::Open } else { State::Plain };
        let title = (posts.len() > 1).then(|| format!("{} ", post.title));
        let words = names::gate(lang, post.open);
        view! { {title} <Pill state=state>{words}</Pill> " " }.into_any()
    };
    posts.iter().map(gate).collect()
}

/// What comes next for a person, in a few words: who must decide, when they may sit again, when a certificate ends.
fn next(reader: &Reader, person: &DeskPerson) -> AnyView {
    let lang = reader.lang;
    let minute = |at| moments::minute(lang, reader.zone(), at);
    match person.progress {
        Some(Progress::Stuck) => {
            let decide = format!("{}#decide", to("/people/{id}", &[person.person.as_str()]));
            view! { <a href=decide>{say!(lang, "people-stuck")}</a> }.into_any()
        }
        Some(Progress::MustWait) => {
            person.may_sit_at.map(|at| say!(lang, "people-again-at", at = minute(at))).into_any()
        }
        Some(Progress::Running) => person.deadline.map(|at| say!(lang, "people-deadline", at = minute(at))).into_any(),
        Some(Progress::Failed) => say!(lang, "people-may-sit").into_any(),
        Some(Progress::NotStarted) => say!(lang, "people-may-begin").into_any(),
        None if !person.present => ().into_any(),
        Some(Progress::Passed) | None => ends(reader, &person.posts).into_any(),
    }
}

/// The first certificate that ends soon.
fn ends(reader: &Reader, posts: &[PostState]) -> Option<String> {
    let soon = reader.now().0 + i64::from(ENDING_DAYS) * DAY_MS;
    let until = posts.iter().filter(|post| post.open).filter_map(|post| post.until).min()?;
    (until.0 <= soon).then(|| say!(reader.lang, "people-ends", day = moments::day(reader.lang, reader.zone(), until)))
}

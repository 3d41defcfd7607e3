use axum::extract::Query;
use engine::Lang;
use office::views::desk::DeskPerson;

use super::{gates, minute, today, told, verdict};
use crate::csv::{Cell, List};
use crate::looker::{Looker, Reader};
use crate::names;
use crate::pages::figures::Asked;
use crate::trouble::Answer;

/// The people behind a figure, all pages of them.
pub(crate) async fn csv(looker: Looker, Query(asked): Query<Asked>) -> Answer {
    let (lang, office) = (looker.lang, &looker.desk.office);
    let (filter, who) = (asked.filter()?, asked.who()?);
    let people = office.desk_people(&looker.viewer, &filter, &who, &asked.finding_all(), lang).await?;
    told(&looker, "people-of-a-desk", people.rows.len(), &asked).await?;
    let exam = people.exam.as_ref().map(|exam| exam.title.clone()).unwrap_or_default();
    let rows = people.rows.iter().map(|person| row(&looker, &exam, person)).collect();
    List { name: "people-of-a-desk", heads: heads(lang), rows }.sent(&today(&looker))
}

fn heads(lang: Lang) -> Vec<String> {
    vec![
        say!(lang, "people-staff-no"),
        say!(lang, "people-name"),
        say!(lang, "people-teams"),
        say!(lang, "attempt-exam"),
        say!(lang, "people-state"),
        say!(lang, "csv-used"),
        say!(lang, "csv-allowed"),
        say!(lang, "people-best"),
        say!(lang, "csv-points-of"),
        say!(lang, "desk-first"),
        say!(lang, "people-last"),
        say!(lang, "csv-again"),
        say!(lang, "csv-topic-points"),
        say!(lang, "csv-points-of"),
        say!(lang, "people-gate"),
        say!(lang, "csv-gate-until"),
    ]
}

fn row(reader: &Reader, exam: &str, person: &DeskPerson) -> Vec<Cell> {
    let lang = reader.lang;
    let at = |moment| Cell::or_nothing(moment, |moment| minute(reader, moment));
    let points = |points: Option<engine::Points>| Cell::or_nothing(points, |points| Cell::Made(points.to_string()));
    let (topic, topic_of) = person.topic.unzip();
    vec![
        person.staff_no.as_str().into(),
        name(lang, person),
        person.teams.join(" \u{b7} ").into(),
        Cell::or_nothing(person.progress, |_| exam.into()),
        Cell::or_nothing(person.progress, |progress| names::progress(lang, progress).into()),
        Cell::number(person.attempts_used),
        Cell::number(person.attempts_allowed),
        points(person.best),
        points(person.best_of),
        verdict(lang, person.first_passed),
        at(person.last_sat),
        at(person.may_sit_at),
        points(topic),
        points(topic_of),
        gates(lang, &person.posts),
        at(person.posts.iter().filter(|post| post.open).filter_map(|post| post.until).min()),
    ]
}

/// The name, or what stands in its place once it was erased.
fn name(lang: Lang, person: &DeskPerson) -> Cell {
    if person.staff_no.is_empty() { say!(lang, "people-erased").into() } else { person.name.as_str().into() }
}

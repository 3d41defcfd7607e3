use leptos::prelude::*;
use office::views::desk::{DeskOverview, Line, Month};

use super::Asked;
use super::rates::{bounds, cell};
use crate::address::to;
use crate::look::{Column, Course, Stage, Table};
use crate::looker::Reader;
use crate::moments;

/// The rates: over time as a picture with its table, then by team and by exam.
pub(super) fn rates(reader: &Reader, asked: &Asked, overview: &DeskOverview) -> impl IntoView + use<> {
    let lang = reader.lang;
    let sat = overview.months.iter().filter(|line| line.people > 0).rev();
    let months = sat.map(|line| {
        let key = line.key.clone();
        let asked = asked.with(|asked| (asked.from, asked.to) = (Some(key.clone()), Some(key)));
        row(reader, month(reader, line), &asked, line)
    });
    let teams = overview.teams.iter().map(|line| {
        let asked = asked.with(|asked| asked.team = Some(line.key.clone()));
        row(reader, line.title.clone(), &asked, line)
    });
    let exams = overview.exams.iter().map(|line| {
        let asked = asked.with(|asked| asked.exam = Some(line.key.clone()));
        row(reader, line.title.clone(), &asked, line)
    });
    let exam = overview.exam.as_ref().map(|exam| exam.title.clone()).unwrap_or_default();
    view! {
        <section class="part-of-page">
            <h2>{say!(lang, "desk-rates-of", exam = exam)}</h2>
            <p class="measure">{whole(reader, asked, overview)}</p>
            <p class="soft small measure">{say!(lang, "desk-rates-why")}</p>
            <h3>{say!(lang, "desk-by-month")}</h3>
            {course(reader, &overview.months)}
            {table(reader, say!(lang, "desk-by-month"), say!(lang, "desk-what-month"), months.collect())}
            <h3>{say!(lang, "desk-by-team")}</h3>
            {table(reader, say!(lang, "desk-by-team"), say!(lang, "desk-what-team"), teams.collect())}
            <h3>{say!(lang, "desk-by-exam")}</h3>
            {table(reader, say!(lang, "desk-by-exam"), say!(lang, "desk-what-exam"), exams.collect())}
        </section>
    }
}

/// The exam as a whole, in one sentence with two links.
fn whole(reader: &Reader, asked: &Asked, overview: &DeskOverview) -> impl IntoView + use<> {
    let lang = reader.lang;
    let link = |who: &str| asked.of(who).at(to("/overview/people", &[]));
    let first = super::rates::rate(lang, &overview.all.first);
    let any = super::rates::rate(lang, &overview.all.any);
    view! {
        {say!(lang, "desk-first")} " " <a href=link("sat-first")>{first}</a> " \u{b7} "
        {say!(lang, "desk-any")} " " <a href=link("sat")>{any}</a>
    }
}

fn course(reader: &Reader, months: &[Line]) -> impl IntoView + use<> {
    let lang = reader.lang;
    let stages = months.iter().map(|line| Stage {
        name: line.key.clone(),
        count: say!(lang, "desk-counted", count = line.first.of),
        reach: bounds(&line.first),
    });
    view! { <Course says=say!(lang, "desk-course-says") stages=stages.collect()/> }
}

fn table(reader: &Reader, caption: String, what: String, rows: Vec<Vec<AnyView>>) -> impl IntoView + use<> {
    let lang = reader.lang;
    let columns = vec![
        Column::words(what),
        Column::numbers(say!(lang, "desk-people")),
        Column::numbers(say!(lang, "desk-attempts")),
        Column::words(say!(lang, "desk-first")),
        Column::words(say!(lang, "desk-any")),
    ];
    view! { <Table caption=caption columns=columns rows=rows/> }
}

fn row(reader: &Reader, name: String, asked: &Asked, line: &Line) -> Vec<AnyView> {
    let lang = reader.lang;
    let people = |who: &str| asked.of(who).at(to("/overview/people", &[]));
    vec![
        view! { <a href=asked.at(to("/overview", &[]))>{name}</a> }.into_any(),
        view! { <a href=people("sat")>{line.people}</a> }.into_any(),
        line.attempts.into_any(),
        cell(lang, &line.first, people("sat-first")),
        cell(lang, &line.any, people("sat")),
    ]
}

/// A month as people write it; its key where it is none.
fn month(reader: &Reader, line: &Line) -> String {
    let read = line.key.parse::<Month>().ok();
    read.map_or_else(|| line.title.clone(), |month| moments::month(reader.lang, month.year, month.month))
}

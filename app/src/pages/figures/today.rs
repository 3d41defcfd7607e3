use leptos::prelude::*;
use office::views::desk::{DeskOverview, Progress};

use super::Asked;
use crate::address::to;
use crate::look::Empty;
use crate::looker::Reader;
use crate::names;

/// Who may work today, who may not yet, and whose certificate ends soon.
pub(super) fn gates(reader: &Reader, asked: &Asked, overview: &DeskOverview) -> impl IntoView + use<> {
    let lang = reader.lang;
    let figures = vec![
        figure(asked.of("may-work"), overview.may_work, say!(lang, "desk-may-work"), Weight::Plain),
        figure(asked.of("may-not-work"), overview.may_not_work, say!(lang, "desk-may-not-work"), Weight::Plain),
        figure(
            asked.of("ending"),
            overview.ending,
            say!(lang, "desk-ending", days = overview.ending_days),
            Weight::Decide,
        ),
    ];
    view! {
        <section class="part-of-page">
            <h2>{say!(lang, "desk-today")}</h2>
            <ul class="figures-row">{figures}</ul>
        </section>
    }
}

/// How far the people are for whom the exam is meant.
pub(super) fn standings(reader: &Reader, asked: &Asked, overview: &DeskOverview) -> AnyView {
    let lang = reader.lang;
    let Some(exam) = &overview.exam else {
        let text = say!(lang, "desk-no-exam-text");
        return view! {
            <section class="part-of-page"><Empty name=say!(lang, "desk-no-exam")><p>{text}</p></Empty></section>
        }
        .into_any();
    };
    let figures: Vec<_> = overview
        .progress
        .iter()
        .map(|(progress, count)| {
            let weight = if *progress == Progress::Stuck { Weight::Decide } else { Weight::Plain };
            figure(asked.of(progress.as_str()), *count, names::progress(lang, *progress), weight)
        })
        .collect();
    let meant_for = say!(lang, "desk-meant-for", count = overview.meant_for);
    view! {
        <section class="part-of-page">
            <h2>{say!(lang, "desk-standing-of", exam = exam.title.clone())}</h2>
            <p class="soft"><a href=asked.of("meant-for").at(to("/overview/people", &[]))>{meant_for}</a></p>
            <ul class="figures-row six">{figures}</ul>
        </section>
    }
    .into_any()
}

/// Whether a figure asks for a decision, when it is not nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Plain,
    Decide,
}

fn figure(people: Asked, count: u32, words: String, weight: Weight) -> impl IntoView {
    let class = if weight == Weight::Decide && count > 0 { "figure decide" } else { "figure" };
    view! {
        <li>
            <a class=class href=people.at(to("/overview/people", &[]))>
                <span class="count">{count}</span>
                " "
                <span class="words">{words}</span>
            </a>
        </li>
    }
}

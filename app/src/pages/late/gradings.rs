use leptos::prelude::*;
use office::views::{AttemptPage, Grading};

use crate::look::{Column, Table, minute};
use crate::looker::Reader;

/// How the attempt was graded, each time: marks never change, a decision adds new ones.
pub(super) fn gradings(reader: &Reader, attempt: &AttemptPage) -> impl IntoView + use<> {
    let lang = reader.lang;
    let columns = vec![
        Column::words(say!(lang, "grading-at")),
        Column::words(say!(lang, "record-by")),
        Column::numbers(say!(lang, "attempt-points")),
        Column::words(say!(lang, "attempt-result")),
    ];
    let rows: Vec<Vec<AnyView>> = attempt.gradings.iter().map(|grading| row(reader, grading)).collect();
    view! {
        <section class="part-of-page">
            <h2>{say!(lang, "gradings")}</h2>
            <Table caption=say!(lang, "record-newest-first") columns=columns rows=rows/>
        </section>
    }
}

fn row(reader: &Reader, grading: &Grading) -> Vec<AnyView> {
    let lang = reader.lang;
    let by = match &grading.by {
        Some(name) => say!(lang, "grading-by", name = crate::names::person(lang, name)),
        None => say!(lang, "record-by-office"),
    };
    let verdict = if grading.passed { say!(lang, "attempt-passed") } else { say!(lang, "attempt-failed") };
    vec![
        minute(reader, grading.at).into_any(),
        by.into_any(),
        format!("{} / {}", grading.total, grading.max).into_any(),
        verdict.into_any(),
    ]
}

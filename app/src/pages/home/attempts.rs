use engine::Mode;
use leptos::prelude::*;
use office::views::{AttemptCard, AttemptState};

use crate::address::to;
use crate::look::{Column, Pill, State, Table, minute};
use crate::looker::Reader;
use crate::names;

/// Past and running attempts, newest first; nothing at all before the first.
pub(super) fn list(reader: &Reader, attempts: &[AttemptCard]) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let rows: Vec<Vec<AnyView>> = attempts.iter().map(|attempt| row(reader, attempt)).collect();
    let columns = vec![
        Column::words(say!(lang, "attempt-exam")),
        Column::words(say!(lang, "attempt-begun")),
        Column::numbers(say!(lang, "attempt-points")),
        Column::words(say!(lang, "attempt-result")),
    ];
    (!rows.is_empty()).then(|| {
        view! {
            <section class="part-of-page">
                <h2>{say!(lang, "home-attempts")}</h2>
                <Table caption=say!(lang, "home-attempts-caption") columns=columns rows=rows/>
            </section>
        }
    })
}

fn row(reader: &Reader, attempt: &AttemptCard) -> Vec<AnyView> {
    let running = matches!(attempt.state, AttemptState::Running | AttemptState::Paused);
    let id = attempt.id.as_str();
    let address = if running { to("/attempts/{id}", &[id]) } else { to("/attempts/{id}/marks", &[id]) };
    let mode = names::mode(reader.lang, attempt.mode);
    let points = attempt.total.zip(attempt.max).map(|(total, max)| format!("{total} / {max}"));
    let title = attempt.exam_title.clone();
    vec![
        view! { <a href=address>{title}</a>" "<span class="soft small">{mode}</span> }.into_any(),
        minute(reader, attempt.started_at).into_any(),
        points.into_any(),
        result(reader, attempt).into_any(),
    ]
}

/// How an attempt ended, in a pill.
pub(in crate::pages) fn result(reader: &Reader, attempt: &AttemptCard) -> impl IntoView + use<> {
    let lang = reader.lang;
    // Practice has nothing to pass.
    let passed = attempt.passed.filter(|_| attempt.mode != Mode::Practice);
    let (state, words) = match (attempt.state, passed) {
        (AttemptState::Running, _) => (State::Plain, say!(lang, "attempt-running")),
        (AttemptState::Paused, _) => (State::Plain, say!(lang, "attempt-paused")),
        (AttemptState::Annulled, _) => (State::Plain, say!(lang, "attempt-annulled")),
        (AttemptState::Closed, Some(true)) => (State::Open, say!(lang, "attempt-passed")),
        (AttemptState::Closed, Some(false)) => (State::Closed, say!(lang, "attempt-failed")),
        (AttemptState::Closed, None) => (State::Plain, say!(lang, "attempt-done")),
    };
    view! { <Pill state=state>{words}</Pill> }
}

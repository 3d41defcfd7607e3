use axum::extract::Query;
use engine::Lang;
use office::views::desk::RawAttempt;

use super::{minute, today, told, verdict};
use crate::csv::{Cell, List};
use crate::looker::{Looker, Reader};
use crate::names;
use crate::pages::figures::Asked;
use crate::trouble::Answer;

/// The attempts of the people in sight that ended in the months asked for, one a row.
pub(crate) async fn csv(looker: Looker, Query(asked): Query<Asked>) -> Answer {
    let attempts = looker.desk.office.desk_attempts(&looker.viewer, &asked.filter()?).await?;
    told(&looker, "attempts", attempts.len(), &asked).await?;
    let rows = attempts.iter().map(|attempt| row(&looker, attempt)).collect();
    List { name: "attempts", heads: heads(looker.lang), rows }.sent(&today(&looker))
}

fn heads(lang: Lang) -> Vec<String> {
    vec![
        say!(lang, "people-staff-no"),
        say!(lang, "people-name"),
        say!(lang, "attempt-exam"),
        say!(lang, "csv-mode"),
        say!(lang, "csv-number"),
        say!(lang, "attempt-begun"),
        say!(lang, "closed-at"),
        say!(lang, "csv-state"),
        say!(lang, "attempt-result"),
        say!(lang, "attempt-points"),
        say!(lang, "csv-points-of"),
        say!(lang, "csv-attempt"),
    ]
}

fn row(reader: &Reader, attempt: &RawAttempt) -> Vec<Cell> {
    let points = |points: Option<engine::Points>| Cell::or_nothing(points, |points| Cell::Made(points.to_string()));
    vec![
        attempt.staff_no.as_str().into(),
        attempt.name.as_str().into(),
        attempt.exam.as_str().into(),
        names::mode(reader.lang, attempt.mode).into(),
        Cell::number(attempt.number),
        minute(reader, attempt.started_at),
        Cell::or_nothing(attempt.ended_at, |at| minute(reader, at)),
        state(reader.lang, &attempt.state),
        verdict(reader.lang, attempt.passed),
        points(attempt.total),
        points(attempt.max),
        attempt.attempt.as_str().into(),
    ]
}

/// The state in words.
fn state(lang: Lang, state: &str) -> Cell {
    match state {
        "closed" => say!(lang, "attempt-done").into(),
        "annulled" => say!(lang, "attempt-annulled").into(),
        _ => say!(lang, "attempt-running").into(),
    }
}

//! Lists and records as files: what the pages show with the same filter, to be taken along. Each is told to be kept
//! nowhere on the way.

mod attempts;
mod certificates;
mod figures;
mod people;

use axum::Json;
use axum::extract::{Path, Query};
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use engine::Lang;
use office::{AttemptId, PostState};
use serde::Serialize;

use crate::csv::Cell;
use crate::looker::{Looker, Reader};
use crate::names;
use crate::pages::figures::Asked;
use crate::trouble::{Answer, Trouble};

pub(crate) use attempts::csv as attempts;
pub(crate) use certificates::csv as certificates;
pub(crate) use figures::{rates, topics};
pub(crate) use people::csv as people;

/// Attempts and marks as they are stored, for whoever wants to reckon the figures themselves.
pub(crate) async fn raw(looker: Looker, Query(asked): Query<Asked>) -> Answer {
    let export = looker.desk.office.attempts_export(&looker.viewer, &asked.filter()?).await?;
    told(&looker, "attempts-as-stored", export.attempts.len(), &asked).await?;
    json(&looker, "attempts", export)
}

/// Notes that a list of people leaves the house; what was searched for may be a name.
async fn told(looker: &Looker, list: &'static str, rows: usize, asked: &Asked) -> Result<(), Trouble> {
    let given = |value: &Option<String>| value.clone().filter(|value| !value.is_empty());
    let searched = given(&asked.search).is_some();
    let asked = serde_json::json!({
        "exam": given(&asked.exam), "post": given(&asked.post), "team": given(&asked.team), "from": given(&asked.from),
        "to": given(&asked.to), "who": given(&asked.who), "topic": given(&asked.topic), "searched": searched,
    });
    Ok(looker.desk.office.note_export(&looker.viewer, list, rows, asked).await?)
}

/// One's own record, as a file to keep.
pub(crate) async fn my_record(looker: Looker) -> Answer {
    let record = looker.desk.office.my_record_file(&looker.viewer, looker.lang).await?;
    json(&looker, "record", record)
}

/// The receipts of one's own attempt, as a file to keep.
pub(crate) async fn receipts(looker: Looker, Path(id): Path<String>) -> Answer {
    let file = looker.desk.office.receipts(&looker.viewer, &AttemptId::new(id)).await?;
    json(&looker, "receipts", file)
}

fn json(reader: &Reader, name: &str, value: impl Serialize) -> Answer {
    let name = format!("attachment; filename=\"passgate-{name}-{}.json\"", today(reader));
    let headers = [
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).map_err(Trouble::broke)?),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, Json(value)).into_response())
}

/// The day on which a file was made, for its name.
fn today(reader: &Reader) -> String {
    crate::moments::plain_day(reader.zone(), reader.now())
}

/// A moment as a spreadsheet reads it, in the department's zone.
fn minute(reader: &Reader, moment: engine::Moment) -> Cell {
    Cell::Made(crate::moments::plain_minute(reader.zone(), moment))
}

/// A share in thousandths as per cent, `82.3`.
fn percent(thousandths: u32) -> Cell {
    Cell::Made(format!("{}.{}", thousandths / 10, thousandths % 10))
}

/// Whether it is so, in words.
fn verdict(lang: Lang, passed: Option<bool>) -> Cell {
    match passed {
        None => Cell::Made(String::new()),
        Some(true) => say!(lang, "attempt-passed").into(),
        Some(false) => say!(lang, "attempt-failed").into(),
    }
}

/// The gate of each post: `Online agent may work`.
fn gates(lang: Lang, posts: &[PostState]) -> Cell {
    let gate = |post: &PostState| format!("{} {}", post.title, names::gate(lang, post.open));
    posts.iter().map(gate).collect::<Vec<_>>().join(" \u{b7} ").into()
}

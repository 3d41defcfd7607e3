use engine::{AttemptState, Moment};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter};

use crate::attempts::{left, state};
use crate::store::entity::{attempt, attempt_pause, exam_pause};
use crate::store::{Ask, Reply, ask};
use crate::views::{Halt, Stop};
use crate::{Breakage, Outcome};

/// Since when the time of an attempt stood still at a moment, if it did. An answer may wait for the writer while a pause
/// begins or ends: what counts is when it was received.
pub(crate) async fn stopped(
    db: &impl ConnectionTrait,
    attempt: &attempt::Model,
    at: Moment,
) -> Outcome<Option<Moment>> {
    if let Some(since) = attempt.paused_at.filter(|since| at.0 >= *since) {
        return Ok(Some(Moment(since)));
    }
    if attempt.resumed_at.is_none_or(|resumed| at.0 >= resumed) {
        return Ok(None);
    }
    let then = attempt_pause::Entity::find()
        .filter(attempt_pause::Column::AttemptId.eq(&attempt.id))
        .filter(attempt_pause::Column::FromAt.lte(at.0))
        .filter(attempt_pause::Column::UntilAt.gt(at.0))
        .one(db)
        .await?;
    Ok(then.map(|row| Moment(row.from_at)))
}

/// How an attempt stands still, when it does.
pub(crate) async fn halt(db: &impl ConnectionTrait, attempt: &attempt::Model) -> Outcome<Option<Halt>> {
    let Some(since) = attempt.paused_at.filter(|_| state(attempt) == AttemptState::Paused) else { return Ok(None) };
    let pause = exam_pause::Entity::find()
        .filter(exam_pause::Column::Exam.eq(&attempt.exam))
        .filter(exam_pause::Column::ResumedAt.is_null())
        .one(db)
        .await?;
    let since = Moment(since);
    Ok(Some(Halt { since, why: pause.map(|pause| pause.reason).unwrap_or_default(), left_ms: left(attempt, since) }))
}

/// From when until when the time of an attempt stood still, in order.
pub(crate) async fn stops(db: &impl ConnectionTrait, attempt: &str) -> Outcome<Vec<Stop>> {
    read_stops(&ask(db, [ask_stops(attempt)]).await?)
}

#[derive(FromQueryResult)]
struct Row {
    stops: Option<String>,
}

/// All in one row.
const STOPS: &str = "SELECT string_agg(from_at || ' ' || coalesce(until_at || '', '-'), ';' ORDER BY from_at) AS stops \
    FROM attempt_pause WHERE attempt_id = $1";

/// What to ask for them.
pub(crate) fn ask_stops(attempt: &str) -> Ask {
    Ask::new(STOPS, [attempt.into()])
}

/// The same from the reply.
pub(crate) fn read_stops(reply: &Reply) -> Outcome<Vec<Stop>> {
    let row = reply.row::<Row>()?.stops.unwrap_or_default();
    let stop = |(from, until): (&str, &str)| {
        Ok(Stop { from: Moment(from.parse().map_err(Breakage::new)?), until: until.parse().ok().map(Moment) })
    };
    row.split_terminator(';').filter_map(|pair| pair.split_once(' ')).map(stop).collect()
}

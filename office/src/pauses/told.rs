use engine::{AttemptState, Moment};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::Outcome;
use crate::attempts::{left, state};
use crate::store::entity::{attempt, attempt_pause, exam_pause};
use crate::views::{Halt, Stop};

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
    let rows = attempt_pause::Entity::find()
        .filter(attempt_pause::Column::AttemptId.eq(attempt))
        .order_by_asc(attempt_pause::Column::FromAt)
        .all(db)
        .await?;
    let stop = |row: attempt_pause::Model| Stop { from: Moment(row.from_at), until: row.until_at.map(Moment) };
    Ok(rows.into_iter().map(stop).collect())
}

use std::collections::BTreeMap;

use engine::Moment;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::Outcome;
use crate::answers::{Counted, current};
use crate::store::entity::{answer, answer_decision};

/// The answers that count for a closed attempt, by place: what was received in time, and over it what somebody decided to
/// count. Marks are what these earn.
pub(crate) async fn settled(db: &impl ConnectionTrait, attempt: &str) -> Outcome<BTreeMap<u16, Counted>> {
    let mut answers = current(db, attempt).await?;
    let counted: Vec<i32> = answer_decision::Entity::find()
        .filter(answer_decision::Column::AttemptId.eq(attempt))
        .filter(answer_decision::Column::Counted.eq(true))
        .all(db)
        .await?
        .into_iter()
        .map(|decision| decision.ordinal)
        .collect();
    if counted.is_empty() {
        return Ok(answers);
    }
    let rows = answer::Entity::find()
        .filter(answer::Column::AttemptId.eq(attempt))
        .filter(answer::Column::Ordinal.is_in(counted))
        .all(db)
        .await?;
    for row in rows {
        let (place, counted) = over(&row)?;
        answers.insert(place, counted);
    }
    Ok(answers)
}

/// An answer as it counts when somebody says so.
pub(super) fn over(row: &answer::Model) -> Outcome<(u16, Counted)> {
    let payload = serde_json::from_str(&row.payload)?;
    let counted = Counted { payload, ordinal: row.ordinal, received_at: Moment(row.received_at) };
    Ok((u16::try_from(row.place).unwrap_or(u16::MAX), counted))
}

use engine::{AttemptState, Moment};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::attempts::state;
use crate::store::entity::attempt;
use crate::{AttemptId, Outcome, PersonId};

/// What a person has done with an exam so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Past {
    /// The attempt that runs.
    pub(crate) running: Option<AttemptId>,
    /// Attempts that count towards the limit.
    pub(crate) used: u32,
    /// The number the next attempt has: annulled ones keep theirs.
    pub(crate) next_number: i32,
    /// When the last one ended.
    pub(crate) last_closed: Option<Moment>,
}

/// What a person has done with an exam so far.
pub(crate) async fn past(db: &impl ConnectionTrait, person: &PersonId, exam: &str) -> Outcome<Past> {
    let rows = attempt::Entity::find()
        .filter(attempt::Column::PersonId.eq(person.as_str()))
        .filter(attempt::Column::Exam.eq(exam))
        .order_by_asc(attempt::Column::Number)
        .all(db)
        .await?;
    Ok(summary(rows.iter()))
}

/// The same from rows that are there already, all of one person and exam, in the order of their numbers.
pub(crate) fn summary<'a>(rows: impl Iterator<Item = &'a attempt::Model>) -> Past {
    let mut past = Past { next_number: 1, ..Past::default() };
    for row in rows {
        past.next_number = past.next_number.max(row.number.saturating_add(1));
        match state(row) {
            AttemptState::Annulled => continue,
            AttemptState::Running | AttemptState::Paused => past.running = Some(AttemptId::new(row.id.clone())),
            AttemptState::Closed => past.last_closed = past.last_closed.max(row.closed_at.map(Moment)),
        }
        past.used += 1;
    }
    past
}

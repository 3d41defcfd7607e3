use engine::{AttemptState, Exam, Moment};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::Entry;
use crate::attempts::state;
use crate::passes::{Sat, with_marks};
use crate::store::entity::attempt;
use crate::{AttemptId, Outcome, PersonId};

/// What a person has done with an exam so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Past {
    /// The attempt that runs.
    pub(crate) running: Option<AttemptId>,
    /// Attempts that count towards the limit, if there is one: not those that passed, nor those that led to a certificate.
    /// Without a limit, all.
    pub(crate) used: u32,
    /// The number the next attempt has: annulled ones keep theirs.
    pub(crate) next_number: i32,
    /// When the last one ended.
    pub(crate) last_closed: Option<Moment>,
}

/// What a person has done with an exam so far.
pub(crate) async fn past(db: &impl ConnectionTrait, person: &PersonId, exam: &Exam, entry: Entry) -> Outcome<Past> {
    let rows = attempt::Entity::find()
        .filter(attempt::Column::PersonId.eq(person.as_str()))
        .filter(attempt::Column::Exam.eq(exam.id.as_str()))
        .order_by_asc(attempt::Column::Number)
        .all(db)
        .await?;
    Ok(summary(with_marks(db, rows).await?.iter(), exam, entry))
}

/// The same from rows that are there already, all of one person and exam.
pub(crate) fn summary<'a>(rows: impl Iterator<Item = &'a Sat>, exam: &Exam, entry: Entry) -> Past {
    let mut past = Past { next_number: 1, ..Past::default() };
    for Sat { attempt, marks } in rows {
        past.next_number = past.next_number.max(attempt.number.saturating_add(1));
        match state(attempt) {
            AttemptState::Annulled => {}
            AttemptState::Running | AttemptState::Paused => {
                past.running = Some(AttemptId::new(attempt.id.clone()));
                past.used += 1;
            }
            AttemptState::Closed => {
                let ended = attempt.closed_at.map(Moment);
                past.last_closed = past.last_closed.max(ended);
                let passed = marks.as_ref().is_some_and(|marks| marks.passed);
                past.used += u32::from(exam.attempts == 0 || !passed && ended > entry.since());
            }
        }
    }
    past
}

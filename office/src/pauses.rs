//! Pauses: all attempts of an exam that run stand still together, and go on with exactly the time they had left.

mod begin;
mod end;
mod told;

use std::sync::Arc;

use engine::{Mode, Moment, Refusal, Slug};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};

use crate::events::{self, Actor, Note};
use crate::people::By;
use crate::store::entity::{attempt, event, exam_pause};
use crate::{Chance, Clock, Office, Outcome};
pub(crate) use end::end_of;
pub(crate) use told::{ask_stops, halt, read_stops, stopped, stops};

/// What came of the wish to pause an exam.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PauseBegun {
    /// It is paused from now on.
    Now {
        /// How many attempts stand still.
        attempts: usize,
    },
    /// It was paused before; nothing has changed.
    Before {
        /// Since when.
        since: Moment,
    },
}

/// What came of the wish to let an exam go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PauseEnded {
    /// It goes on from now on.
    Now {
        /// How many attempts go on.
        attempts: usize,
    },
    /// It was not paused; nothing has changed.
    Before,
}

impl Office {
    /// Pauses an exam: the time of every attempt that runs stands still, nothing is begun or answered, and what is sent to
    /// a paper is kept but does not count. An attempt whose time was up before has ended at its own deadline. Doing it
    /// twice changes nothing.
    ///
    /// # Errors
    /// `NotAllowed` for all but trainers and administrators; `NotFound` when there is no such exam; `BadRequest` without a
    /// `reason`, and for the `exam` when it is for practice, which has no time that could stand still.
    pub async fn pause_exam(&self, by: impl Into<By<'_>>, exam: &Slug, reason: &str) -> Outcome<PauseBegun> {
        let call = self.pausing(by.into(), exam, reason).await?;
        self.store.write(move |tx| Box::pin(async move { call.begin(tx).await })).await
    }

    /// Lets an exam go on: each attempt that stood still gets exactly that time back, and whoever handed in meanwhile
    /// stays as they are. Doing it twice changes nothing.
    ///
    /// # Errors
    /// As for [`Office::pause_exam`].
    pub async fn resume_exam(&self, by: impl Into<By<'_>>, exam: &Slug, reason: &str) -> Outcome<PauseEnded> {
        let call = self.pausing(by.into(), exam, reason).await?;
        self.store.write(move |tx| Box::pin(async move { call.end(tx).await })).await
    }

    async fn pausing(&self, by: By<'_>, exam: &Slug, reason: &str) -> Outcome<Call> {
        let (actor, reason) = (by.trainer()?, reason.trim());
        if !events::is_a_reason(reason) {
            return Err(Refusal::BadRequest { field: "reason".to_owned() }.into());
        }
        let present = self.shelf.present_exam(self.store.read(), exam.as_str()).await?;
        let (_, plan) = present.ok_or(Refusal::NotFound)?;
        if plan.mode == Mode::Practice {
            return Err(Refusal::BadRequest { field: "exam".to_owned() }.into());
        }
        let (chance, clock) = (self.chance.clone(), Arc::clone(&self.clock));
        Ok(Call { exam: exam.clone(), reason: reason.to_owned(), actor, chance, clock })
    }
}

/// A decision on its way to the disk.
#[derive(Clone)]
struct Call {
    exam: Slug,
    reason: String,
    actor: Actor,
    chance: Chance,
    /// It is read behind the locks: what was acknowledged before came before.
    clock: Arc<dyn Clock>,
}

impl Call {
    /// The attempts of the exam in this state, held against everybody else.
    async fn held(&self, tx: &DatabaseTransaction, state: &str) -> Outcome<Vec<attempt::Model>> {
        let rows = attempt::Entity::find()
            .filter(attempt::Column::Exam.eq(self.exam.as_str()))
            .filter(attempt::is_open())
            .filter(attempt::Column::State.eq(state))
            .lock_exclusive();
        Ok(rows.all(tx).await?)
    }

    /// What the log says of the exam.
    async fn note(&self, tx: &DatabaseTransaction, kind: &'static str, now: Moment, attempts: usize) -> Outcome<()> {
        let note = Note::new(now, self.actor.clone(), kind, self.exam.as_str());
        let after = Some(serde_json::json!({ "exam": self.exam, "attempts": attempts }).to_string());
        events::note(tx, &self.chance, Note { why: Some(&self.reason), after, ..note }).await
    }

    /// What the log says of one attempt.
    fn told(
        &self,
        kind: &'static str,
        now: Moment,
        id: &str,
        before: &serde_json::Value,
        after: &serde_json::Value,
    ) -> event::ActiveModel {
        let (before, after) = (Some(before.to_string()), Some(after.to_string()));
        let note = Note::new(now, self.actor.clone(), kind, id);
        events::row(&self.chance, Note { why: Some(&self.reason), before, after, ..note })
    }
}

/// The pause of an exam that lasts.
pub(crate) async fn open(db: &impl ConnectionTrait, exam: &Slug) -> Outcome<Option<exam_pause::Model>> {
    let lasts = exam_pause::Entity::find()
        .filter(exam_pause::Column::Exam.eq(exam.as_str()))
        .filter(exam_pause::Column::ResumedAt.is_null());
    Ok(lasts.one(db).await?)
}

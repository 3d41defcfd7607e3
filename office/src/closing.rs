//! The end of an attempt: it closes, is graded, and what follows from the marks follows, all in one transaction.

mod grading;
mod sweep;

use std::collections::BTreeMap;

use engine::{AttemptState, Moment, Refusal};
use sea_orm::DatabaseTransaction;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::answers::{Counted, ask_entered, read_entered};
use crate::attempts::{deadline, is_overdue, own, state};
use crate::certificates;
use crate::events::{self, Actor, Note};
use crate::marks::{seat_anew_after, summed_up};
use crate::store::entity::{attempt, event, marks};
use crate::store::{Ask, Changes, ask, hold_attempt};
use crate::views::ClosedBy;
use crate::{AttemptId, Office, Outcome, PersonId, Viewer, pauses};
pub(crate) use grading::{Closing, Grading};

impl Office {
    /// Hands in, also while the exam is paused: what is in is in. Of many at once one closes and grades; all get the same
    /// answer. After the deadline the attempt closes at the deadline, with what was saved in time.
    ///
    /// # Errors
    /// `NotFound`, also for somebody else's.
    pub async fn hand_in(&self, viewer: &Viewer, id: &AttemptId) -> Outcome<()> {
        let (now, person) = (self.now(), viewer.person.clone());
        let grading = self.grading_of(self.own_paper(viewer, id).await?).await?;
        let end = move |attempt: &attempt::Model| match deadline(attempt).filter(|_| is_overdue(attempt, now)) {
            Some(at) => End { at, by: ClosedBy::Time, actor: Actor::Office },
            None => End { at: now, by: ClosedBy::Candidate, actor: Actor::Person(person) },
        };
        match self.end(id.as_str(), grading, end).await {
            // Who has handed in before is not told that the writer is busy.
            Err(_) if !is_open(&own(self.store.read(), viewer, id).await?) => Ok(()),
            ended => ended,
        }
    }

    /// Closes an attempt at its deadline when that has passed; says whether it was still open when looked at.
    pub(crate) async fn close_if_overdue(&self, attempt: &attempt::Model) -> Outcome<bool> {
        if !is_overdue(attempt, self.now()) {
            return Ok(false);
        }
        let Some(at) = deadline(attempt) else { return Ok(false) };
        self.end_attempt(attempt, End { at, by: ClosedBy::Time, actor: Actor::Office }).await?;
        Ok(true)
    }

    /// Closes and grades an attempt, unless that has been done. Answers that came in before are written before.
    pub(crate) async fn end_attempt(&self, attempt: &attempt::Model, end: End) -> Outcome<()> {
        if !is_open(attempt) {
            return Ok(());
        }
        self.end(&attempt.id, self.grading(attempt).await?, move |_| end).await
    }

    /// The same of any, which ends as `end` says of it when it is held. Parsing is done before the writer is asked for.
    async fn end<E>(&self, id: &str, grading: Grading, end: E) -> Outcome<()>
    where
        E: FnOnce(&attempt::Model) -> End + Clone + Send + 'static,
    {
        self.underway.settled(id).await;
        let (desk, id, now) = (self.desk(), id.to_owned(), self.now());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let (attempt, answers) = locked(tx, &id).await?;
                    if is_open(&attempt) {
                        settle(tx, &desk, (&attempt, &answers), &grading, &end(&attempt), now).await
                    } else {
                        Ok(())
                    }
                })
            })
            .await
    }
}

const ATTEMPT: &str = "SELECT a.* FROM (SELECT 1 AS one) AS o LEFT JOIN attempt a ON a.id = $1";

/// An attempt, held against everybody else, and what was entered. That is read behind the lock: whoever held it before may
/// have written an answer.
pub(crate) async fn locked(tx: &DatabaseTransaction, id: &str) -> Outcome<(attempt::Model, BTreeMap<u16, Counted>)> {
    hold_attempt(tx, id).await?;
    let reply = ask(tx, [Ask::new(ATTEMPT, [id.into()]), ask_entered(id)]).await?;
    Ok((reply.found("id")?.ok_or(Refusal::NotFound)?, read_entered(&reply)?.answers))
}

/// When and by whom an attempt ends.
#[derive(Debug, Clone)]
pub(crate) struct End {
    /// The moment that counts.
    pub(crate) at: Moment,
    /// What ended it.
    pub(crate) by: ClosedBy,
    /// Who stands in the log.
    pub(crate) actor: Actor,
}

fn is_open(attempt: &attempt::Model) -> bool {
    matches!(state(attempt), AttemptState::Running | AttemptState::Paused)
}

/// Closes a locked, open attempt with what was entered, writes its marks, and lets what follows from them follow.
pub(crate) async fn settle(
    tx: &DatabaseTransaction,
    desk: &certificates::Desk,
    (attempt, answers): (&attempt::Model, &BTreeMap<u16, Counted>),
    grading: &Grading,
    end: &End,
    now: Moment,
) -> Outcome<()> {
    let graded = grading.grade(answers)?;
    let closed = attempt::Entity::update_many()
        .col_expr(attempt::Column::State, Expr::value(AttemptState::Closed.as_str()))
        .col_expr(attempt::Column::ClosedAt, Expr::value(end.at.0))
        .col_expr(attempt::Column::ClosedBy, Expr::value(end.by.as_str()))
        .col_expr(attempt::Column::PausedAt, Expr::value(Option::<i64>::None))
        .filter(attempt::Column::Id.eq(&attempt.id));
    let id = desk.chance.id();
    let row = marks::ActiveModel {
        id: Set(id.clone()),
        attempt_id: Set(attempt.id.clone()),
        number: Set(1),
        reason: Set("closed".to_owned()),
        graded_at: Set(now.0),
        graded_by: Set("office".to_owned()),
        total: Set(graded.total.0),
        max: Set(graded.max.0),
        passed: Set(graded.passed),
        body: Set(serde_json::to_string(&graded)?),
    };
    let note = Note::new(now, end.actor.clone(), "attempt.closed", &attempt.id);
    // The log, which is sealed, says where the chain of receipts ended.
    let after = grading.closing(&graded, end, attempt);
    let note = Note { after: Some(serde_json::to_string(&after)?), ..note };
    let changes = Changes::of(tx)
        .and(&closed)
        .and(&marks::Entity::insert(row))
        .and(&summed_up(&attempt.id, &id, &graded))
        .and(&event::Entity::insert(events::row(&desk.chance, note)));
    seat_anew_after(tx, changes, &attempt.person_id, &attempt.exam).await?;
    if attempt.paused_at.is_some() {
        pauses::end_of(tx, &attempt.id, end.at).await?;
    }
    // Also when it is not passed: days may have been all that was missing, and nothing else looks when they are over.
    certificates::consider(tx, desk, &PersonId::new(attempt.person_id.clone()), now).await
}

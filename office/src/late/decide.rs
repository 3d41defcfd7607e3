use engine::{AttemptState, Marks, Mode, Moment, Points, Refusal};
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;

use super::settled;
use super::settled::over;
use crate::answers::Standing;
use crate::attempts::state;
use crate::certificates::{self, Desk};
use crate::closing::Grading;
use crate::events::{self, Actor, Note};
use crate::marks::{newest, seat_anew, sum_up};
use crate::store::entity::{answer, answer_decision, attempt, marks};
use crate::{AttemptId, Breakage, Office, Outcome, PersonId, Viewer, grants};

/// What may be decided about an answer that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It counts as if it had come in time.
    Count {
        /// The totals from which and to which the marks fall, when whoever decides has seen that they do.
        seen: Option<(Points, Points)>,
    },
    /// It stays as it is.
    Leave,
}

/// What came of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    /// The total before.
    pub from: Points,
    /// The total now.
    pub to: Points,
}

impl Office {
    /// Decides about an answer that was kept and not graded, once and for all: it counts, and the attempt is graded anew
    /// with it, or it is left. The same decision sent twice is one.
    ///
    /// # Errors
    /// As for [`Office::attempt_page`]; `NotFound` for an answer that was graded, and in a practice; `BadRequest` without a
    /// reason; `DecidedMeanwhile` when somebody has decided otherwise, or another answer to the question was counted;
    /// `MarksWouldFall` until that is confirmed.
    pub async fn decide_answer(
        &self,
        viewer: &Viewer,
        (person, id): (&PersonId, &AttemptId),
        ordinal: u32,
        verdict: Verdict,
        reason: &str,
    ) -> Outcome<Decided> {
        self.must_judge(viewer, person).await?;
        let attempt = self.closed_attempt(person, id).await?;
        let reason = grants::why(reason)?;
        let grading = self.grading(&attempt).await?;
        if grading.kept().exam.mode == Mode::Practice {
            return Err(Refusal::NotFound.into());
        }
        let call = Call {
            desk: self.desk(),
            grading,
            attempt: attempt.id,
            ordinal: i32::try_from(ordinal).map_err(|_| Refusal::NotFound)?,
            verdict,
            reason,
            by: viewer.person.clone(),
            now: self.now(),
        };
        self.store.write(move |tx| Box::pin(async move { call.decide(tx).await })).await
    }
}

/// A decision on its way to the disk.
#[derive(Clone)]
struct Call {
    desk: Desk,
    grading: Grading,
    attempt: String,
    ordinal: i32,
    verdict: Verdict,
    reason: String,
    by: PersonId,
    now: Moment,
}

impl Call {
    async fn decide(self, tx: &DatabaseTransaction) -> Outcome<Decided> {
        let attempt = attempt::Entity::find_by_id(&self.attempt).lock_exclusive().one(tx).await?;
        let attempt = attempt.filter(|row| state(row) == AttemptState::Closed).ok_or(Refusal::NotFound)?;
        let row = answer::Entity::find_by_id((self.attempt.clone(), self.ordinal)).one(tx).await?;
        let row = row.filter(|row| Standing::read(&row.standing) != Standing::Counted).ok_or(Refusal::NotFound)?;
        let held = newest(tx, &attempt.id).await?.ok_or_else(|| Breakage::new("a closed attempt has no marks"))?;
        let counts = matches!(self.verdict, Verdict::Count { .. });
        if let Some(before) = self.before(tx, &row).await? {
            let same =
                before.ordinal == row.ordinal && before.counted == counts && before.decided_by == self.by.as_str();
            let now = Decided { from: Points(held.total), to: Points(held.total) };
            return if same { Ok(now) } else { Err(Refusal::DecidedMeanwhile.into()) };
        }
        match self.verdict {
            Verdict::Count { seen } => self.count(tx, &attempt, &row, &held, seen).await,
            Verdict::Leave => self.leave(tx, &row, &held).await,
        }
    }

    /// What was decided about this answer; or that another to the same question was counted, when this one is to be.
    async fn before(&self, tx: &DatabaseTransaction, row: &answer::Model) -> Outcome<Option<answer_decision::Model>> {
        use answer_decision::Column::{AttemptId, Counted, Ordinal, Place};
        let mut same = Ordinal.eq(row.ordinal);
        if matches!(self.verdict, Verdict::Count { .. }) {
            same = same.or(Place.eq(row.place).and(Counted.eq(true)));
        }
        let found = answer_decision::Entity::find().filter(AttemptId.eq(&self.attempt)).filter(same);
        Ok(found.one(tx).await?)
    }

    async fn leave(&self, tx: &DatabaseTransaction, row: &answer::Model, held: &marks::Model) -> Outcome<Decided> {
        self.write(tx, row, None).await?;
        self.note(tx, "attempt.answer-left", row, None, json!({ "ordinal": row.ordinal, "counted": false })).await?;
        Ok(Decided { from: Points(held.total), to: Points(held.total) })
    }

    async fn count(
        &self,
        tx: &DatabaseTransaction,
        attempt: &attempt::Model,
        row: &answer::Model,
        held: &marks::Model,
        seen: Option<(Points, Points)>,
    ) -> Outcome<Decided> {
        let mut answers = settled(tx, &attempt.id).await?;
        let (place, counted) = over(row)?;
        answers.insert(place, counted);
        let graded = self.grading.grade(&answers)?;
        let (from, to) = (Points(held.total), graded.total);
        let falls = to < from || (held.passed && !graded.passed);
        if falls && seen != Some((from, to)) {
            return Err(
                Refusal::MarksWouldFall { from, to, max: graded.max, fails: held.passed && !graded.passed }.into()
            );
        }
        let id = self.regrade(tx, held, &graded).await?;
        seat_anew(tx, &attempt.person_id, &attempt.exam).await?;
        self.write(tx, row, Some(id)).await?;
        let before = json!({ "total": held.total, "passed": held.passed });
        let after = json!({
            "ordinal": row.ordinal, "counted": true, "total": graded.total.0, "max": graded.max.0, "passed": graded.passed,
        });
        self.note(tx, "attempt.answer-counted", row, Some(before), after).await?;
        certificates::consider(tx, &self.desk, &PersonId::new(attempt.person_id.clone()), self.now).await?;
        Ok(Decided { from, to })
    }

    /// Writes the new marks beside the old ones, which stay.
    async fn regrade(&self, tx: &DatabaseTransaction, held: &marks::Model, graded: &Marks) -> Outcome<String> {
        let id = self.desk.chance.id();
        let row = marks::ActiveModel {
            id: Set(id.clone()),
            attempt_id: Set(self.attempt.clone()),
            number: Set(held.number + 1),
            reason: Set("answer-counted".to_owned()),
            graded_at: Set(self.now.0),
            graded_by: Set(self.by.to_string()),
            total: Set(graded.total.0),
            max: Set(graded.max.0),
            passed: Set(graded.passed),
            body: Set(serde_json::to_string(graded)?),
        };
        marks::Entity::insert(row).exec_without_returning(tx).await?;
        sum_up(tx, &self.attempt, &id, graded).await?;
        Ok(id)
    }

    async fn write(&self, tx: &DatabaseTransaction, row: &answer::Model, marks: Option<String>) -> Outcome<()> {
        let decision = answer_decision::ActiveModel {
            attempt_id: Set(self.attempt.clone()),
            ordinal: Set(row.ordinal),
            place: Set(row.place),
            counted: Set(marks.is_some()),
            reason: Set(self.reason.clone()),
            decided_by: Set(self.by.to_string()),
            decided_at: Set(self.now.0),
            marks_id: Set(marks),
        };
        answer_decision::Entity::insert(decision).exec_without_returning(tx).await?;
        Ok(())
    }

    /// The log names the answer by its number and its receipt, so that neither can be exchanged afterwards.
    async fn note(
        &self,
        tx: &DatabaseTransaction,
        kind: &'static str,
        row: &answer::Model,
        before: Option<serde_json::Value>,
        mut after: serde_json::Value,
    ) -> Outcome<()> {
        after["receipt"] = json!(row.receipt);
        let note = Note::new(self.now, Actor::Person(self.by.clone()), kind, &self.attempt);
        let (before, after) = (before.map(|value| value.to_string()), Some(after.to_string()));
        events::note(tx, &self.desk.chance, Note { why: Some(&self.reason), before, after, ..note }).await
    }
}

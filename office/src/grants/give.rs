use engine::{Exam, Moment, Refusal, Slug};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};

use super::{ATTEMPT, Extra, Form, Granted, MINUTES};
use crate::attempts::{deadline, is_overdue};
use crate::events::{self, Actor, Note};
use crate::exams::{Entry, entry};
use crate::ids::is_plain;
use crate::store::entity::{attempt, exam_grant, person_data};
use crate::store::{Hold, hold, is_unique_violation};
use crate::{AttemptId, Chance, Office, Outcome, PersonId, Role, Viewer};

/// The longest reason.
const LONGEST: usize = 500;
/// The most minutes of one decision.
const MOST_MINUTES: u32 = 600;
const MINUTE_MS: i64 = 60_000;

impl Office {
    /// Grants one more attempt at an exam, or extra minutes, by a manager for the people of their teams or by an
    /// administrator; never to oneself. Minutes move the deadline of the attempt that runs, else they wait for the next. The
    /// pause between attempts stays. The same form sent twice grants once, and says the same.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound` for who is out of sight and for no exam; `AlreadyGranted` while one of the kind waits;
    /// `DeadlineMoved` when the attempt that runs ends at another time than the form showed;
    /// `BadRequest` without a reason, and for what this exam does not ask of this person: no limit, no clock, not theirs.
    pub async fn grant(
        &self,
        viewer: &Viewer,
        person: &PersonId,
        exam: &Slug,
        extra: Extra,
        reason: &str,
        form: &Form,
    ) -> Outcome<Granted> {
        self.must_decide(viewer, person).await?;
        let reason = why(reason)?;
        let db = self.store.read();
        let (_, plan) = self.shelf.present_exam(db, exam.as_str()).await?.ok_or(Refusal::NotFound)?;
        let Entry::Open { since, .. } = entry(db, &self.shelf, person, &plan, self.now()).await? else {
            return Err(unfit("exam").into());
        };
        fits(&plan, extra)?;
        let gift = Gift {
            chance: self.chance.clone(),
            person: person.clone(),
            exam: exam.clone(),
            extra,
            reason,
            by: viewer.person.clone(),
            now: self.now(),
            since,
            form: form.clone(),
        };
        self.store.write(move |tx| Box::pin(async move { gift.give(tx).await })).await
    }

    /// Refuses for who may not decide about this person.
    pub(crate) async fn must_decide(&self, viewer: &Viewer, person: &PersonId) -> Outcome<()> {
        if !viewer.roles.has(Role::Administrator) {
            viewer.require(Role::Manager)?;
        }
        if viewer.person == *person {
            return Err(Refusal::NotAllowed.into());
        }
        self.must_see(viewer, person).await.map(|_seen| ())
    }

    /// Refuses for who is not there or out of sight.
    pub(crate) async fn must_see(&self, viewer: &Viewer, person: &PersonId) -> Outcome<person_data::Model> {
        let seen = person_data::Entity::find_by_id(person.as_str())
            .filter(viewer.scope().on(person_data::Column::PersonId))
            .filter(person_data::Column::Present.eq(true))
            .one(self.store.read())
            .await?;
        Ok(seen.ok_or(Refusal::NotFound)?)
    }
}

/// A reason as it is kept.
pub(crate) fn why(reason: &str) -> Outcome<String> {
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > LONGEST || reason.contains('\0') {
        return Err(unfit("reason").into());
    }
    Ok(reason.to_owned())
}

fn unfit(field: &str) -> Refusal {
    Refusal::BadRequest { field: field.to_owned() }
}

fn fits(plan: &Exam, extra: Extra) -> Result<(), Refusal> {
    match extra {
        Extra::Attempt if plan.attempts == 0 => Err(unfit("exam")),
        Extra::Minutes(minutes) if !(1..=MOST_MINUTES).contains(&minutes) => Err(unfit("minutes")),
        Extra::Minutes(_) if plan.minutes.is_none() => Err(unfit("exam")),
        Extra::Attempt | Extra::Minutes(_) => Ok(()),
    }
}

/// A decision on its way to the disk.
#[derive(Clone)]
struct Gift {
    chance: Chance,
    person: PersonId,
    exam: Slug,
    extra: Extra,
    reason: String,
    by: PersonId,
    now: Moment,
    since: Option<Moment>,
    form: Form,
}

impl Gift {
    async fn give(self, tx: &DatabaseTransaction) -> Outcome<Granted> {
        let running = match self.extra {
            Extra::Minutes(_) => self.running(tx).await?,
            Extra::Attempt => None,
        };
        // A start that happens now sees what is granted, or is seen here. The attempt comes before the person, as in closing.
        hold(tx, &[Hold::Person(self.person.as_str())]).await?;
        if let Some(before) = self.before(tx).await? {
            return Ok(before);
        }
        match (running, self.extra) {
            (Some(attempt), Extra::Minutes(minutes)) => self.extend(tx, &attempt, minutes).await,
            _ => self.lay_by(tx).await,
        }
    }

    /// The attempt that runs, held against everybody else. One whose time is up has ended, whether it was closed or not.
    async fn running(&self, tx: &DatabaseTransaction) -> Outcome<Option<attempt::Model>> {
        let row = attempt::Entity::find()
            .filter(attempt::Column::PersonId.eq(self.person.as_str()))
            .filter(attempt::Column::Exam.eq(self.exam.as_str()))
            .filter(attempt::is_open())
            .lock_exclusive()
            .one(tx)
            .await?;
        Ok(row.filter(|attempt| attempt.deadline_at.is_some() && !is_overdue(attempt, self.now)))
    }

    /// What came of this form when it was sent before.
    async fn before(&self, tx: &DatabaseTransaction) -> Outcome<Option<Granted>> {
        if self.form.name.is_empty() || !is_plain(&self.form.name) {
            return Ok(None);
        }
        let given = exam_grant::Entity::find()
            .filter(exam_grant::Column::Once.eq(self.form.name.as_str()))
            .filter(exam_grant::Column::PersonId.eq(self.person.as_str()))
            .one(tx)
            .await?;
        let Some(given) = given else { return Ok(None) };
        let extended = given.attempt_id.filter(|_| given.kind == MINUTES);
        let Some(id) = extended else { return Ok(Some(Granted::Waits)) };
        let attempt = attempt::Entity::find_by_id(&id).one(tx).await?;
        let deadline = attempt.as_ref().and_then(deadline);
        let attempt = AttemptId::new(id);
        Ok(Some(deadline.map_or(Granted::Waits, |deadline| Granted::Extended { attempt, deadline })))
    }

    async fn extend(&self, tx: &DatabaseTransaction, attempt: &attempt::Model, minutes: u32) -> Outcome<Granted> {
        if let (Some(shown), Some(at)) = (self.form.deadline, deadline(attempt))
            && shown != at
        {
            return Err(Refusal::DeadlineMoved { at }.into());
        }
        let extra_ms = attempt.extra_ms.saturating_add(i64::from(minutes) * MINUTE_MS);
        attempt::Entity::update_many()
            .col_expr(attempt::Column::ExtraMs, Expr::value(extra_ms))
            .filter(attempt::Column::Id.eq(&attempt.id))
            .exec(tx)
            .await?;
        let later = attempt::Model { extra_ms, ..attempt.clone() };
        let (before, after) = (deadline(attempt), deadline(&later));
        self.write(tx, Some(attempt.id.clone())).await?;
        let note = Note {
            why: Some(&self.reason),
            before: Some(serde_json::json!({ "deadline": before }).to_string()),
            after: Some(serde_json::json!({ "deadline": after, "minutes": minutes }).to_string()),
            ..Note::new(self.now, Actor::Person(self.by.clone()), "attempt.extended", &attempt.id)
        };
        events::note(tx, &self.chance, note).await?;
        let id = AttemptId::new(attempt.id.clone());
        Ok(after.map_or(Granted::Waits, |deadline| Granted::Extended { attempt: id, deadline }))
    }

    /// Keeps it for the next attempt.
    async fn lay_by(&self, tx: &DatabaseTransaction) -> Outcome<Granted> {
        if let Some(since) = self.since {
            exam_grant::Entity::update_many()
                .col_expr(exam_grant::Column::VoidAt, Expr::value(self.now.0))
                .filter(exam_grant::Column::PersonId.eq(self.person.as_str()))
                .filter(exam_grant::Column::Exam.eq(self.exam.as_str()))
                .filter(exam_grant::Column::Kind.eq(self.words().0))
                .filter(exam_grant::Column::AttemptId.is_null())
                .filter(exam_grant::Column::VoidAt.is_null())
                .filter(exam_grant::Column::GrantedAt.lte(since.0))
                .exec(tx)
                .await?;
        }
        self.write(tx, None).await?;
        let (kind, minutes) = self.words();
        let after = serde_json::json!({ "exam": self.exam, "kind": kind, "minutes": minutes });
        let note = Note {
            why: Some(&self.reason),
            after: Some(after.to_string()),
            ..Note::new(self.now, Actor::Person(self.by.clone()), "grant.given", self.person.as_str())
        };
        events::note(tx, &self.chance, note).await?;
        Ok(Granted::Waits)
    }

    async fn write(&self, tx: &DatabaseTransaction, attempt: Option<String>) -> Outcome<()> {
        let (kind, minutes) = self.words();
        let row = exam_grant::ActiveModel {
            id: ActiveValue::Set(self.chance.id()),
            person_id: ActiveValue::Set(self.person.to_string()),
            exam: ActiveValue::Set(self.exam.to_string()),
            kind: ActiveValue::Set(kind.to_owned()),
            minutes: ActiveValue::Set(minutes),
            reason: ActiveValue::Set(self.reason.clone()),
            granted_by: ActiveValue::Set(self.by.to_string()),
            granted_at: ActiveValue::Set(self.now.0),
            attempt_id: ActiveValue::Set(attempt),
            void_at: ActiveValue::Set(None),
            once: ActiveValue::Set(Some(self.form.name.clone()).filter(|name| !name.is_empty() && is_plain(name))),
        };
        match exam_grant::Entity::insert(row).exec_without_returning(tx).await {
            Err(error) if is_unique_violation(&error) => Err(Refusal::AlreadyGranted.into()),
            result => Ok(result.map(|_count| ())?),
        }
    }

    fn words(&self) -> (&'static str, i32) {
        match self.extra {
            Extra::Attempt => (ATTEMPT, 0),
            Extra::Minutes(minutes) => (MINUTES, i32::try_from(minutes).unwrap_or(i32::MAX)),
        }
    }
}

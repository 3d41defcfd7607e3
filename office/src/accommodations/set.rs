use engine::{Moment, Refusal};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde_json::json;

use super::present;
use crate::events::{self, Actor, Note};
use crate::people::Term;
use crate::store::entity::accommodation;
use crate::store::{Hold, hold};
use crate::{Chance, Office, Outcome, PersonId, Viewer, grants};

/// The most that anybody gets: three times as long.
const MOST_PERCENT: u32 = 200;

/// Standing extra time, as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accommodation {
    /// By how many per cent an exam takes longer.
    pub percent: u32,
    /// The first day, `2026-08-01`; empty for today.
    pub from: String,
    /// The last day; empty for no end.
    pub until: String,
}

impl Office {
    /// Gives a person extra time at every exam with a clock that they begin from then on, by a manager for the people of
    /// their teams or by an administrator; never to oneself. It takes the place of what held before. What holds already in
    /// the same way changes nothing.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound` for who is out of sight; `BadRequest` for the `percent`, the `reason`, the `from` or the
    /// `until` that cannot be.
    pub async fn accommodate(
        &self,
        viewer: &Viewer,
        person: &PersonId,
        asked: Accommodation,
        reason: &str,
    ) -> Outcome<()> {
        self.must_decide(viewer, person).await?;
        if !(1..=MOST_PERCENT).contains(&asked.percent) {
            return Err(Refusal::BadRequest { field: "percent".to_owned() }.into());
        }
        let term = self.term(&asked.from, &asked.until).await?;
        let hand = self.accommodating(viewer, person, reason)?;
        let percent = i32::try_from(asked.percent).unwrap_or(i32::MAX);
        self.store.write(move |tx| Box::pin(async move { hand.set(tx, percent, term).await })).await
    }

    /// Ends a person's extra time: exams they begin from now on take as long as for everybody. Doing it again changes nothing.
    ///
    /// # Errors
    /// As for [`Office::accommodate`].
    pub async fn end_accommodation(&self, viewer: &Viewer, person: &PersonId, reason: &str) -> Outcome<()> {
        self.must_decide(viewer, person).await?;
        let hand = self.accommodating(viewer, person, reason)?;
        self.store.write(move |tx| Box::pin(async move { hand.end(tx).await })).await
    }

    fn accommodating(&self, viewer: &Viewer, person: &PersonId, reason: &str) -> Outcome<Hand> {
        let (chance, by, now) = (self.chance.clone(), viewer.person.clone(), self.now());
        Ok(Hand { person: person.clone(), reason: grants::why(reason)?, by, chance, now })
    }
}

/// A decision on its way to the disk.
#[derive(Clone)]
struct Hand {
    person: PersonId,
    reason: String,
    by: PersonId,
    chance: Chance,
    now: Moment,
}

impl Hand {
    async fn set(self, tx: &DatabaseTransaction, percent: i32, term: Term) -> Outcome<()> {
        // A start of now sees it, or comes before.
        hold(tx, &[Hold::Person(self.person.as_str())]).await?;
        let before = present(tx, &self.person, self.now).await?;
        let until = term.until.map(|at| at.0);
        let is_so = |row: &accommodation::Model| {
            let begun = row.from_at == term.from.0 || row.from_at <= self.now.0 && term.from <= self.now;
            row.percent == percent && row.until_at == until && row.reason == self.reason && begun
        };
        if before.as_ref().is_some_and(is_so) {
            return Ok(());
        }
        self.close(tx, None).await?;
        let row = accommodation::ActiveModel {
            id: Set(self.chance.id()),
            person_id: Set(self.person.to_string()),
            percent: Set(percent),
            reason: Set(self.reason.clone()),
            from_at: Set(term.from.0),
            until_at: Set(until),
            granted_by: Set(self.by.to_string()),
            granted_at: Set(self.now.0),
            ended_at: Set(None),
            ended_reason: Set(None),
        };
        accommodation::Entity::insert(row).exec_without_returning(tx).await?;
        let after = json!({ "percent": percent, "from": term.from, "until": term.until });
        self.note(tx, "accommodation.set", before.as_ref(), Some(after)).await
    }

    async fn end(self, tx: &DatabaseTransaction) -> Outcome<()> {
        hold(tx, &[Hold::Person(self.person.as_str())]).await?;
        let before = present(tx, &self.person, self.now).await?;
        self.close(tx, Some(&self.reason)).await?;
        match before {
            Some(row) => self.note(tx, "accommodation.ended", Some(&row), None).await,
            None => Ok(()),
        }
    }

    /// Ends what nobody has ended, whether it holds, will or did.
    async fn close(&self, tx: &DatabaseTransaction, why: Option<&str>) -> Outcome<()> {
        accommodation::Entity::update_many()
            .col_expr(accommodation::Column::EndedAt, Expr::value(self.now.0))
            .col_expr(accommodation::Column::EndedReason, Expr::value(why.map(ToOwned::to_owned)))
            .filter(accommodation::Column::PersonId.eq(self.person.as_str()))
            .filter(accommodation::Column::EndedAt.is_null())
            .exec(tx)
            .await?;
        Ok(())
    }

    async fn note(
        &self,
        tx: &DatabaseTransaction,
        kind: &'static str,
        before: Option<&accommodation::Model>,
        after: Option<serde_json::Value>,
    ) -> Outcome<()> {
        let before = before.map(|row| json!({ "percent": row.percent, "from": row.from_at, "until": row.until_at }));
        let note = Note::new(self.now, Actor::Person(self.by.clone()), kind, self.person.as_str());
        let (before, after) = (before.map(|value| value.to_string()), after.map(|value| value.to_string()));
        events::note(tx, &self.chance, Note { before, after, ..note }).await
    }
}

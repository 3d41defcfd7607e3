use engine::{Lang, Moment, Payload, Refusal};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::answers::{Entry, Standing, append, untimely};
use crate::attempts::own_locked;
use crate::certificates::Desk;
use crate::closing::{End, Grading, locked, settle};
use crate::events::Actor;
use crate::store::entity::attempt_item;
use crate::views::ClosedBy;
use crate::{AttemptId, Office, Outcome, Viewer};

/// The device of all answers to practice: each question takes one, so nothing is ever taken over.
const PRACTICE: &str = "(practice)";

impl Office {
    /// Answers a question of a practice for good. The last answer ends the practice.
    ///
    /// # Errors
    /// `NotFound`, `NoSuchQuestion`, `MalformedAnswer` (also when nothing is ticked), `AlreadyAnswered`, `TimeIsUp`,
    /// `AlreadyHandedIn`.
    pub async fn practice_answer(
        &self,
        viewer: &Viewer,
        id: &AttemptId,
        place: u16,
        payload: Payload,
        lang: Lang,
    ) -> Outcome<()> {
        let now = self.now();
        let (attempt, kept) = self.practising(viewer, id).await?;
        let spot = kept.spots.get(usize::from(place)).ok_or(Refusal::NoSuchQuestion)?;
        payload.check(spot.kind, spot.choices)?;
        if payload.is_cleared() {
            return Err(Refusal::MalformedAnswer.into());
        }
        let answer = Answer {
            viewer: viewer.clone(),
            id: id.clone(),
            place: i32::from(place),
            payload: serde_json::to_string(&payload)?,
            lang,
            now,
            grading: self.grading(&attempt).await?,
        };
        let desk = self.desk();
        self.store.write(move |tx| Box::pin(async move { answer.keep(tx, &desk).await })).await
    }
}

/// One answer on its way to the disk.
#[derive(Clone)]
struct Answer {
    viewer: Viewer,
    id: AttemptId,
    place: i32,
    payload: String,
    lang: Lang,
    now: Moment,
    grading: Grading,
}

impl Answer {
    async fn keep(self, tx: &DatabaseTransaction, desk: &Desk) -> Outcome<()> {
        let mut attempt = own_locked(tx, &self.viewer, &self.id).await?;
        let open = attempt_item::Entity::update_many()
            .col_expr(attempt_item::Column::SettledAt, Expr::value(self.now.0))
            .filter(attempt_item::Column::AttemptId.eq(self.id.as_str()))
            .filter(attempt_item::Column::Place.eq(self.place))
            .filter(attempt_item::Column::SettledAt.is_null())
            .exec(tx)
            .await?;
        if open.rows_affected == 0 {
            return Err(Refusal::AlreadyAnswered.into());
        }
        // Practice is never paused.
        if let Some((_, refusal)) = untimely(&attempt, self.now, None) {
            return Err(refusal.into());
        }
        let entry = Entry {
            place: self.place,
            device: PRACTICE,
            epoch: attempt.epoch,
            sequence: None,
            payload: self.payload,
            language: self.lang,
            received_at: self.now,
            standing: Standing::Counted,
        };
        append(tx, &desk.secrets, &mut attempt, entry).await?;
        let rest = attempt_item::Entity::find()
            .filter(attempt_item::Column::AttemptId.eq(self.id.as_str()))
            .filter(attempt_item::Column::SettledAt.is_null())
            .one(tx)
            .await?;
        if rest.is_none() {
            let actor = Actor::Person(self.viewer.person.clone());
            let end = End { at: self.now, by: ClosedBy::Candidate, actor };
            let (attempt, answers) = locked(tx, &attempt.id).await?;
            settle(tx, desk, (&attempt, &answers), &self.grading, &end, self.now).await?;
        }
        Ok(())
    }
}

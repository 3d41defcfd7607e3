use engine::{Refusal, Usage};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Guest, unless_refused};
use crate::demonstration::remarks::{Done, Remark};
use crate::store::entity::{attempt, report};
use crate::{AttemptId, Outcome, Viewer};

impl Guest<'_> {
    /// Says something about a question of their newest attempt; nothing where it has none of that kind.
    pub(super) async fn remark(&self, remark: &Remark) -> Outcome<()> {
        let viewer = self.viewer().await?;
        let Some(attempt) = self.newest(&viewer).await? else { return Ok(()) };
        let places = self.fitting(remark, &attempt).await?;
        let at = usize::try_from(self.dice.below(i64::try_from(places.len()).unwrap_or(1))).unwrap_or(0);
        let Some(place) = places.get(at) else { return Ok(()) };
        let said = (remark.says, remark.read_in);
        let reported = self.office.report_question(&viewer, &AttemptId::new(attempt.id), *place, said).await;
        unless_refused(reported, |refusal| matches!(refusal, Refusal::AlreadyReported))?;
        Ok(())
    }

    /// The places of the questions that a remark may be about. What is retired afterwards stands in no certification, whose
    /// cells would miss it.
    async fn fitting(&self, remark: &Remark, attempt: &attempt::Model) -> Outcome<Vec<u16>> {
        let retired = remark.answer.as_ref().is_some_and(|answer| answer.done == Done::Retired);
        let db = self.office.store.read();
        let kept = self.office.shelf.paper(db, attempt).await?;
        let readings = self.office.shelf.questions(db, &kept.versions, remark.read_in).await?;
        let spots = (0_u16..).zip(&kept.spots).zip(&readings);
        let fits = spots.filter(|((_, spot), reading)| {
            let dispensable = reading.question.traits().usage == Usage::Practice;
            remark.about.is_none_or(|kind| kind == spot.kind) && !spot.red_line && (dispensable || !retired)
        });
        Ok(fits.map(|((place, _), _)| place).collect())
    }

    /// Reads what was answered.
    pub(super) async fn look_back(&self) -> Outcome<()> {
        let viewer = self.viewer().await?;
        let own = report::Entity::find().filter(report::Column::PersonId.eq(viewer.person.as_str()));
        for report in own.all(self.office.store.read()).await? {
            self.office.reports_read(&viewer, &AttemptId::new(report.attempt_id)).await?;
        }
        Ok(())
    }

    async fn newest(&self, viewer: &Viewer) -> Outcome<Option<attempt::Model>> {
        let before = attempt::Entity::find()
            .filter(attempt::Column::PersonId.eq(viewer.person.as_str()))
            .filter(attempt::Column::StartedAt.lt(self.visit.at.0))
            .order_by_desc(attempt::Column::StartedAt);
        Ok(before.one(self.office.store.read()).await?)
    }
}

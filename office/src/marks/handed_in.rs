use engine::{AttemptState, Detail, Lang, Marks, Moment, Refusal};

use super::items::Opened;
use super::{newest, own_kept};
use crate::attempts::state;
use crate::shelf;
use crate::views::{ClosedBy, HandedIn};
use crate::{AttemptId, Breakage, Office, Outcome, Viewer, pauses};

impl Office {
    /// The viewer's own attempt that is over while its outcome is withheld: nothing in it depends on how it was graded.
    ///
    /// # Errors
    /// `NotFound`, also for somebody else's; `NotYetSettled` while it runs.
    pub async fn handed_in(&self, viewer: &Viewer, id: &AttemptId, lang: Lang) -> Outcome<HandedIn> {
        let attempt = self.own_up_to_date(viewer, id).await?;
        if state(&attempt) != AttemptState::Closed {
            return Err(Refusal::NotYetSettled.into());
        }
        let db = self.store.read();
        let kept = self.shelf.paper(db, &attempt).await?;
        let told = self.told_of(&attempt).await?;
        let items = if told.contains(&Detail::OwnAnswers) {
            let row = newest(db, &attempt.id).await?.ok_or_else(|| Breakage::new("a closed attempt has no marks"))?;
            let graded: Marks = serde_json::from_str(&row.body)?;
            let readings = self.shelf.questions(db, &kept.versions, lang).await?;
            let answers = crate::late::settled(db, &attempt.id).await?;
            let opened = Opened::of(&attempt, &kept, readings, &graded)?;
            opened.items(&kept, &answers, std::collections::BTreeMap::new(), (&[Detail::OwnAnswers], &[]))
        } else {
            Vec::new()
        };
        Ok(HandedIn {
            attempt: id.clone(),
            exam_title: shelf::title(&kept.exam.title, lang),
            candidate: viewer.name.clone(),
            staff_no: viewer.staff_no.clone(),
            number: attempt.number.unsigned_abs(),
            started_at: Moment(attempt.started_at),
            closed_at: Moment(attempt.closed_at.unwrap_or(attempt.started_at)),
            closed_by: ClosedBy::read(attempt.closed_by.as_deref()),
            stops: pauses::stops(db, &attempt.id).await?,
            told: self.marks_told(&kept.exam).await?,
            items,
            kept: own_kept(db, &self.shelf, &attempt, lang).await?,
        })
    }
}

//! The paper in front of a candidate, the list before handing in, and the time that is left. Faces only: nothing here
//! opens a key.

mod overview;

use std::sync::Arc;

use engine::{AttemptState, Lang, Mode, Refusal};
use sea_orm::ConnectionTrait;

use crate::answers::{Entered, ask_entered, read_entered};
use crate::attempts::{ask_own, deadline, left, own, read_own, state};
use crate::shelf::{self, KeptPaper};
use crate::store::entity::attempt;
use crate::store::{Ask, Reply, ask};
use crate::views::{Remaining, Sheet, SheetItem, SheetSection, Station};
use crate::{AttemptId, Office, Outcome, Viewer, pauses, sections};

impl Office {
    /// The paper of an attempt with what was entered so far. Reload, crash and another device all come back to this.
    ///
    /// # Errors
    /// `NotFound`, also for somebody else's.
    pub async fn sheet(&self, viewer: &Viewer, id: &AttemptId, lang: Lang) -> Outcome<Sheet> {
        let (attempt, reply) =
            self.own_with(viewer, id, || [ask_entered(id.as_str()), pauses::ask_stops(id.as_str())]).await?;
        let db = self.store.read();
        let kept = self.shelf.paper(db, &attempt).await?;
        // What may be seen after the end is for the exam's setting to say: that is the marks page.
        let station = sections::station(db, &kept, &attempt.id).await?;
        let sections = match state(&attempt) {
            AttemptState::Running => self.sections(db, read_entered(&reply)?, &kept, station, lang).await?,
            // Nobody reads on while the time stands still.
            AttemptState::Paused | AttemptState::Closed | AttemptState::Annulled => Vec::new(),
        };
        Ok(Sheet {
            attempt: id.clone(),
            exam: kept.exam.id.clone(),
            exam_title: shelf::title(&kept.exam.title, lang),
            mode: kept.exam.mode,
            state: state(&attempt),
            deadline: deadline(&attempt),
            halt: pauses::halt(db, &attempt).await?,
            stops: pauses::read_stops(&reply)?,
            now: self.now(),
            device: self.chance.id(),
            epoch: attempt.epoch.unsigned_abs(),
            holder: attempt.holder.clone(),
            version: attempt.version.unsigned_abs(),
            candidate: viewer.name.clone(),
            sitting: kept.exam.sitting,
            station,
            sections,
        })
    }

    async fn sections(
        &self,
        db: &impl ConnectionTrait,
        Entered { mut answers, flagged }: Entered,
        kept: &KeptPaper,
        station: Option<Station>,
        lang: Lang,
    ) -> Outcome<Vec<SheetSection>> {
        // What was left is closed, and what was not reached is not delivered.
        let here = station.map_or(0..kept.versions.len(), |station| {
            let places = kept.places_of(station.section);
            usize::from(places.start)..usize::from(places.end)
        });
        let first = u16::try_from(here.start).unwrap_or(u16::MAX);
        let versions = kept.versions.get(here).unwrap_or_default();
        let readings = self.shelf.questions(db, versions, lang).await?;
        let mut rest = (first..).zip(readings);
        let mut sections = Vec::new();
        let open = |number: u16| station.is_none_or(|station| station.section == number);
        for (number, section) in (1..).zip(&kept.paper.sections).filter(|(number, _)| open(*number)) {
            let mut items = Vec::new();
            for ((number, item), (place, reading)) in (1..).zip(&section.items).zip(&mut rest) {
                let answer = answers.remove(&place);
                items.push(SheetItem {
                    place,
                    number,
                    language: reading.language,
                    converted: reading.converted,
                    face: reading.face(item),
                    chosen: answer.as_ref().map(|counted| counted.payload.places().to_vec()),
                    saved_at: answer.map(|counted| counted.received_at),
                    flagged: flagged.contains(&place),
                });
            }
            let total = section.points.times(i64::try_from(items.len()).unwrap_or(i64::MAX));
            sections.push(SheetSection { number, kind: section.kind, points_each: section.points, total, items });
        }
        Ok(sections)
    }

    /// The time that is really left.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn remaining(&self, viewer: &Viewer, id: &AttemptId) -> Outcome<Remaining> {
        let db = self.store.read();
        let attempt = own(db, viewer, id).await?;
        let now = self.now();
        Ok(Remaining {
            state: state(&attempt),
            halt: pauses::halt(db, &attempt).await?,
            now,
            deadline: deadline(&attempt),
            remaining_ms: left(&attempt, now),
            epoch: attempt.epoch.unsigned_abs(),
            version: attempt.version.unsigned_abs(),
            station: sections::station(db, &*self.shelf.paper(db, &attempt).await?, &attempt.id).await?,
        })
    }

    /// The viewer's own attempt, closed at its deadline when that has passed and nobody has done so yet.
    pub(crate) async fn own_up_to_date(&self, viewer: &Viewer, id: &AttemptId) -> Outcome<attempt::Model> {
        Ok(self.own_with(viewer, id, || []).await?.0)
    }

    /// The same with what else is asked of it, all in one statement.
    pub(crate) async fn own_with<const N: usize>(
        &self,
        viewer: &Viewer,
        id: &AttemptId,
        beside: impl Fn() -> [Ask; N],
    ) -> Outcome<(attempt::Model, Reply)> {
        let asks = || std::iter::once(ask_own(viewer, id)).chain(beside());
        let mut reply = ask(self.store.read(), asks()).await?;
        if self.close_if_overdue(&read_own(&reply)?).await? {
            reply = ask(self.store.read(), asks()).await?;
        }
        Ok((read_own(&reply)?, reply))
    }

    /// The paper of the viewer's own attempt at an exam that is answered as a whole. Practice has doors of its own.
    pub(crate) async fn sitting(&self, viewer: &Viewer, id: &AttemptId) -> Outcome<Arc<KeptPaper>> {
        let kept = self.own_paper(viewer, id).await?;
        if kept.exam.mode == Mode::Practice { Err(Refusal::NotFound.into()) } else { Ok(kept) }
    }

    /// The paper of the viewer's own attempt, whatever its exam.
    pub(crate) async fn own_paper(&self, viewer: &Viewer, id: &AttemptId) -> Outcome<Arc<KeptPaper>> {
        match self.shelf.paper_at_hand(id.as_str()) {
            Some(kept) if kept.person == viewer.person.as_str() => Ok(kept),
            Some(_) => Err(Refusal::NotFound.into()),
            None => {
                let attempt = own(self.store.read(), viewer, id).await?;
                self.shelf.paper(self.store.read(), &attempt).await
            }
        }
    }
}

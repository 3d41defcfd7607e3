//! Sections that close behind the candidate: which of them takes answers, and going on to the next.

use std::ops::Range;
use std::sync::Arc;

use engine::{Mode, Moment, Refusal};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
};

use crate::answers::untimely;
use crate::attempts::own_locked;
use crate::events::{self, Actor, Note};
use crate::shelf::KeptPaper;
use crate::store::entity::attempt_section;
use crate::views::Station;
use crate::{AttemptId, Chance, Clock, Office, Outcome, Viewer, pauses};

impl Office {
    /// Leaves a section for good and goes on to the next. Of two pages that do so at once only one moves the attempt; both
    /// are told where it is, and so is whoever leaves a section that was left before.
    ///
    /// # Errors
    /// `NotFound`, also where sections do not close; `TimeIsUp`, `AlreadyHandedIn`, `ExamPaused`; `BadRequest` for a `section`
    /// that was not reached yet, and for the last: after it one hands in.
    pub async fn leave_section(&self, viewer: &Viewer, id: &AttemptId, leaving: u16) -> Outcome<Station> {
        let kept = self.sitting(viewer, id).await?;
        if !kept.exam.sitting.is_locked() || kept.exam.mode == Mode::Practice {
            return Err(Refusal::NotFound.into());
        }
        let (chance, clock) = (self.chance.clone(), Arc::clone(&self.clock));
        let call = Call { viewer: viewer.clone(), id: id.clone(), leaving, of: kept.sections(), chance, clock };
        self.store.write(move |tx| Box::pin(async move { call.go_on(tx).await })).await
    }
}

/// A wish to go on, on its way to the disk.
#[derive(Clone)]
struct Call {
    viewer: Viewer,
    id: AttemptId,
    leaving: u16,
    of: u16,
    chance: Chance,
    /// It is read behind the lock: what was acknowledged before came before.
    clock: Arc<dyn Clock>,
}

impl Call {
    async fn go_on(self, tx: &DatabaseTransaction) -> Outcome<Station> {
        let attempt = own_locked(tx, &self.viewer, &self.id).await?;
        let now = self.clock.now();
        let stopped = pauses::stopped(tx, &attempt, now).await?;
        if let Some((_, refusal)) = untimely(&attempt, now, stopped) {
            return Err(refusal.into());
        }
        let section = reached(tx, self.id.as_str(), None).await?;
        if self.leaving < section {
            return Ok(Station { section, of: self.of });
        }
        if self.leaving > section || section >= self.of {
            return Err(Refusal::BadRequest { field: "section".to_owned() }.into());
        }
        let next = section + 1;
        let row = attempt_section::ActiveModel {
            attempt_id: Set(self.id.as_str().to_owned()),
            section: Set(i32::from(next)),
            reached_at: Set(now.0),
        };
        attempt_section::Entity::insert(row).exec_without_returning(tx).await?;
        let note = Note::new(now, Actor::Person(self.viewer.person.clone()), "attempt.section-left", self.id.as_str());
        let (before, after) = (serde_json::json!({ "section": section }), serde_json::json!({ "section": next }));
        let note = Note { before: Some(before.to_string()), after: Some(after.to_string()), ..note };
        events::note(tx, &self.chance, note).await?;
        Ok(Station { section: next, of: self.of })
    }
}

/// Which section takes answers that are received at this moment; none where all do.
pub(crate) async fn open(
    db: &impl ConnectionTrait,
    kept: &KeptPaper,
    attempt: &str,
    at: Moment,
) -> Outcome<Option<u16>> {
    if !kept.exam.sitting.is_locked() {
        return Ok(None);
    }
    Ok(Some(reached(db, attempt, Some(at)).await?))
}

/// Where an attempt is now; none where nothing closes.
pub(crate) async fn station(db: &impl ConnectionTrait, kept: &KeptPaper, attempt: &str) -> Outcome<Option<Station>> {
    if !kept.exam.sitting.is_locked() {
        return Ok(None);
    }
    Ok(Some(Station { section: reached(db, attempt, None).await?, of: kept.sections() }))
}

/// The section that was reached, up to a moment if one is given.
async fn reached(db: &impl ConnectionTrait, attempt: &str, at: Option<Moment>) -> Outcome<u16> {
    let mut rows = attempt_section::Entity::find().filter(attempt_section::Column::AttemptId.eq(attempt));
    if let Some(at) = at {
        rows = rows.filter(attempt_section::Column::ReachedAt.lte(at.0));
    }
    let last = rows.order_by_desc(attempt_section::Column::Section).one(db).await?;
    Ok(last.map_or(1, |row| u16::try_from(row.section).unwrap_or(u16::MAX)))
}

impl KeptPaper {
    /// How many sections it has.
    pub(crate) fn sections(&self) -> u16 {
        u16::try_from(self.paper.sections.len()).unwrap_or(u16::MAX)
    }

    /// The places of a section; none when there is no such section.
    pub(crate) fn places_of(&self, section: u16) -> Range<u16> {
        let mut from = 0_usize;
        for (number, one) in (1..).zip(&self.paper.sections) {
            let until = from + one.items.len();
            if number == section {
                let place = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
                return place(from)..place(until);
            }
            from = until;
        }
        0..0
    }

    /// What is said of an answer to this place while that section is open, if it is not in it.
    pub(crate) fn shuts(&self, open: Option<u16>, place: u16) -> Option<Refusal> {
        let open = open.filter(|open| !self.places_of(*open).contains(&place))?;
        Some(Refusal::SectionClosed { open })
    }
}

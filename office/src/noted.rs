//! What the page of an attempt noted of its window: that it was left, and that something was copied, pasted or printed.
//! Facts for those who ask; no decision and no figure rests on them.

use std::collections::{BTreeMap, BTreeSet};

use engine::{Moment, Noted, Refusal};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
};

use crate::answers::{check_device, untimely};
use crate::attempts::own_locked;
use crate::store::entity::{attempt, attempt_note};
use crate::store::insert;
use crate::views::{Absence, WindowNotes};
use crate::{AttemptId, Office, Outcome, PersonId, Viewer, pauses};

/// So many are kept of an attempt; more only fills the disk.
const MOST: usize = 500;
/// So many come at a time.
const AT_ONCE: usize = 20;
/// Longer than anything lasts that a page can tell of.
const DAY_MS: u32 = 24 * 60 * 60 * 1000;

/// One thing that a page noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WindowNote {
    /// Counts the notes of one page from 1.
    pub number: u32,
    /// What it was.
    pub kind: Noted,
    /// How long ago it was when it was sent, in milliseconds, as the browser says.
    pub ago_ms: u32,
    /// How long the window was left, as the browser says; with a return only.
    pub lasted_ms: Option<u32>,
}

impl Office {
    /// Keeps what a page noted. What was kept before is not kept again, and what is too much is dropped.
    ///
    /// # Errors
    /// `NotFound`, also where nothing is noted; `BadRequest` for what cannot be; `TimeIsUp`, `AlreadyHandedIn`, `ExamPaused`.
    pub async fn note_window(
        &self,
        viewer: &Viewer,
        id: &AttemptId,
        device: &str,
        notes: Vec<WindowNote>,
    ) -> Outcome<()> {
        let now = self.now();
        let kept = self.sitting(viewer, id).await?;
        if !kept.exam.sitting.notes {
            return Err(Refusal::NotFound.into());
        }
        check_device(device)?;
        if notes.is_empty() || notes.len() > AT_ONCE || !notes.iter().all(is_sensible) {
            return Err(Refusal::BadRequest { field: "notes".to_owned() }.into());
        }
        let call = Call { viewer: viewer.clone(), id: id.clone(), device: device.to_owned(), notes, now };
        self.store.write(move |tx| Box::pin(async move { call.keep(tx).await })).await
    }

    /// What was noted of these attempts, by attempt; nothing of those at exams that note nothing.
    pub(crate) async fn noted_of(&self, attempts: &[&attempt::Model]) -> Outcome<BTreeMap<String, WindowNotes>> {
        let db = self.store.read();
        let mut noted = BTreeMap::new();
        for one in attempts {
            if self.shelf.exam(db, &one.exam_version_id).await?.sitting.notes {
                noted.insert(one.id.clone(), Vec::new());
            }
        }
        if noted.is_empty() {
            return Ok(BTreeMap::new());
        }
        for row in rows(db, noted.keys()).await? {
            noted.entry(row.attempt_id.clone()).or_default().push(row);
        }
        Ok(noted.into_iter().map(|(id, rows)| (id, told(&rows))).collect())
    }
}

/// Forgets what was noted of a person.
pub(crate) async fn forget(tx: &DatabaseTransaction, person: &PersonId) -> Outcome<()> {
    let own = attempt::Entity::find().filter(attempt::Column::PersonId.eq(person.as_str())).all(tx).await?;
    for some in own.chunks(500) {
        let ids = some.iter().map(|one| one.id.as_str());
        attempt_note::Entity::delete_many().filter(attempt_note::Column::AttemptId.is_in(ids)).exec(tx).await?;
    }
    Ok(())
}

fn is_sensible(note: &WindowNote) -> bool {
    let lasts = note.kind == Noted::Back;
    (1..=1_000_000).contains(&note.number)
        && note.ago_ms <= DAY_MS
        && note.lasted_ms.is_some() == lasts
        && note.lasted_ms.is_none_or(|lasted| lasted <= DAY_MS)
}

/// Notes on their way to the disk.
#[derive(Clone)]
struct Call {
    viewer: Viewer,
    id: AttemptId,
    device: String,
    notes: Vec<WindowNote>,
    now: Moment,
}

impl Call {
    async fn keep(self, tx: &DatabaseTransaction) -> Outcome<()> {
        let attempt = own_locked(tx, &self.viewer, &self.id).await?;
        let stopped = pauses::stopped(tx, &attempt, self.now).await?;
        if let Some((_, refusal)) = untimely(&attempt, self.now, stopped) {
            return Err(refusal.into());
        }
        let before = rows(tx, std::iter::once(&attempt.id)).await?;
        let room = MOST.saturating_sub(before.len());
        let mut known: BTreeSet<i32> =
            before.into_iter().filter(|row| row.device == self.device).map(|row| row.number).collect();
        let mut fresh = Vec::new();
        for note in &self.notes {
            let number = i32::try_from(note.number).unwrap_or(i32::MAX);
            if known.insert(number) {
                fresh.push(self.row(number, note));
            }
        }
        insert(tx, fresh.into_iter().take(room)).await?;
        Ok(())
    }

    fn row(&self, number: i32, note: &WindowNote) -> attempt_note::ActiveModel {
        attempt_note::ActiveModel {
            attempt_id: Set(self.id.as_str().to_owned()),
            device: Set(self.device.clone()),
            number: Set(number),
            kind: Set(note.kind.as_str().to_owned()),
            received_at: Set(self.now.0),
            said_ago_ms: Set(i64::from(note.ago_ms)),
            said_ms: Set(note.lasted_ms.map(i64::from)),
        }
    }
}

async fn rows(db: &impl ConnectionTrait, attempts: impl Iterator<Item = &String>) -> Outcome<Vec<attempt_note::Model>> {
    let found = attempt_note::Entity::find()
        .filter(attempt_note::Column::AttemptId.is_in(attempts.map(String::as_str)))
        .order_by_asc(attempt_note::Column::ReceivedAt)
        .order_by_asc(attempt_note::Column::Device)
        .order_by_asc(attempt_note::Column::Number)
        .all(db)
        .await?;
    Ok(found)
}

/// The rows of one attempt as facts: a return belongs to the last leaving of the same page.
fn told(rows: &[attempt_note::Model]) -> WindowNotes {
    let mut notes = WindowNotes { full: rows.len() >= MOST, ..WindowNotes::default() };
    for row in rows {
        let at = Moment(row.received_at);
        match row.kind.parse() {
            Ok(Noted::Left) => {
                let back = rows.iter().filter(|one| one.device == row.device && one.number > row.number);
                let back = back.min_by_key(|one| one.number).filter(|one| one.kind == Noted::Back.as_str());
                let received_ms = back.map(|back| (back.received_at - row.received_at).max(0));
                notes.left.push(Absence { at, received_ms, said_ms: back.and_then(|back| back.said_ms) });
            }
            Ok(Noted::Copied) => notes.copied.push(at),
            Ok(Noted::Pasted) => notes.pasted.push(at),
            Ok(Noted::Printed) => notes.printed.push(at),
            Ok(Noted::Back) | Err(_) => {}
        }
    }
    notes
}

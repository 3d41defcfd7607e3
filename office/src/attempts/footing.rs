use std::sync::Arc;

use engine::{Exam, Moment, Refusal, Slug};
use sea_orm::FromQueryResult;

use super::seen::Before;
use crate::content::{Revision, today_of};
use crate::exams::{Entrance, Entry, Past};
use crate::shelf::REPETITION;
use crate::store::{Ask, ask};
use crate::{Office, Outcome, PersonId, Viewer};

/// What a start stands on.
pub(super) struct Footing {
    /// The exam in the version that new attempts get.
    pub(super) plan: Arc<Exam>,
    /// The id of that version.
    pub(super) version: String,
    /// The revision of what is drawn from.
    pub(super) revision: Revision,
    /// The day, by the department's calendar.
    pub(super) day: String,
    /// The posts the person is on the way to, or at.
    pub(super) posts: Vec<Slug>,
    /// Whether the exam is meant for the person.
    pub(super) entry: Entry,
    /// What the person has done with the exam so far.
    pub(super) past: Past,
    /// The questions the person has had before.
    pub(super) before: Before,
}

#[derive(FromQueryResult)]
struct Row {
    overdue: bool,
    version: Option<String>,
    revision: Option<String>,
    department: Option<String>,
}

const FOOTING: &str = "SELECT \
    EXISTS (SELECT 1 FROM attempt WHERE person_id = $1 AND state = 'running' AND deadline_at + extra_ms <= $3) AS overdue, \
    (SELECT id FROM exam_version WHERE exam = $2 ORDER BY number DESC LIMIT 1) AS version, \
    (SELECT value FROM setting WHERE name = 'content.revision') AS revision, \
    (SELECT value FROM setting WHERE name = 'department') AS department";

impl Office {
    /// Looks at all of it in one statement. What is overdue of the viewer's is closed first.
    ///
    /// # Errors
    /// `NotFound` when there is no such exam.
    pub(super) async fn footing(&self, viewer: &Viewer, exam: &Slug) -> Outcome<Footing> {
        let (db, person) = (self.store.read(), &viewer.person);
        let mut now = self.now();
        let mut reply = ask(db, asks(person, exam, now)).await?;
        if reply.row::<Row>()?.overdue {
            self.close_overdue_of(viewer).await?;
            now = self.now();
            reply = ask(db, asks(person, exam, now)).await?;
        }
        let row: Row = reply.row()?;
        // Of the house's own exam nothing is drawn but what somebody has due.
        let version = row.version.filter(|_| exam.as_str() != REPETITION).ok_or(Refusal::NotFound)?;
        let (revision, day) = today_of(row.revision.as_deref(), row.department.as_deref(), now)?;
        let plan = self.shelf.exam(db, &version).await?;
        let entrance = Entrance::read(&reply, db, &self.shelf, (person, now)).await?;
        let entry = entrance.entry(db, &plan).await?;
        let past = Past::read(&reply, db, (person, &plan), entry).await?;
        let before = Before::read(&reply)?;
        Ok(Footing { plan, version, revision, day, posts: entrance.posts().to_vec(), entry, past, before })
    }
}

fn asks(person: &PersonId, exam: &Slug, now: Moment) -> [Ask; 4] {
    let footing = Ask::new(FOOTING, [person.as_str().into(), exam.as_str().into(), now.0.into()]);
    [footing, Entrance::ask(person, now), Past::ask(person, exam), Before::ask(person, exam)]
}

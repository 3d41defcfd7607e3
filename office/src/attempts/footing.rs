use std::sync::Arc;

use engine::{Exam, Refusal, Slug};
use sea_orm::FromQueryResult;

use crate::content::{Revision, today_of};
use crate::shelf::REPETITION;
use crate::store::the_row;
use crate::{Office, Outcome, Viewer};

/// What a start stands on, whoever starts.
pub(super) struct Footing {
    /// The exam in the version that new attempts get.
    pub(super) plan: Arc<Exam>,
    /// The id of that version.
    pub(super) version: String,
    /// The revision of what is drawn from.
    pub(super) revision: Revision,
    /// The day, by the department's calendar.
    pub(super) day: String,
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
    /// Looks, in one statement, and closes what is overdue of the viewer's.
    ///
    /// # Errors
    /// `NotFound` when there is no such exam.
    pub(super) async fn footing(&self, viewer: &Viewer, exam: &Slug) -> Outcome<Footing> {
        let (db, now) = (self.store.read(), self.now());
        let values = [viewer.person.as_str().into(), exam.as_str().into(), now.0.into()];
        let row: Row = the_row(db, FOOTING, values).await?;
        if row.overdue {
            self.close_overdue_of(viewer).await?;
        }
        // Of the house's own exam nothing is drawn but what somebody has due.
        let version = row.version.filter(|_| exam.as_str() != REPETITION).ok_or(Refusal::NotFound)?;
        let (revision, day) = today_of(row.revision.as_deref(), row.department.as_deref(), now)?;
        Ok(Footing { plan: self.shelf.exam(db, &version).await?, version, revision, day })
    }
}

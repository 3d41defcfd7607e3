use engine::{Moment, Points, Slug};
use serde::Serialize;

use super::{Choices, DeskFilter, ExamChoice, Progress};
use crate::certificates::CertificateState;
use crate::ids::{AttemptId, PersonId};
use crate::team::PostState;

/// The people behind a figure, a page of them.
#[derive(Debug, Clone, Serialize)]
pub struct PeoplePage {
    /// What may be asked for.
    pub choices: Choices,
    /// The filter that holds: as asked, with the exam the rows are about.
    pub filter: DeskFilter,
    /// The exam the rows are about.
    pub exam: Option<ExamChoice>,
    /// Title of the topic, when the weak in one were asked for.
    pub topic: Option<String>,
    /// The rows of this page.
    pub rows: Vec<DeskPerson>,
    /// How many there are on all pages.
    pub total: u32,
    /// Which page this is, from 1.
    pub page: u32,
    /// How many pages there are; at least 1.
    pub pages: u32,
}

/// One person in a list of a desk.
#[derive(Debug, Clone, Serialize)]
pub struct DeskPerson {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their staff number; empty, like the name, once they were erased.
    pub staff_no: String,
    /// Whether they are still here. Who has left is only in lists of what was sat.
    pub present: bool,
    /// The names of their teams, or of those they were in at last.
    pub teams: Vec<String>,
    /// How far they are with the exam; none when it is not meant for them.
    pub progress: Option<Progress>,
    /// Attempts begun that count towards the limit.
    pub attempts_used: u32,
    /// Attempts allowed, with those granted; 0 means any number.
    pub attempts_allowed: u32,
    /// When they may sit again, when a pause keeps them.
    pub may_sit_at: Option<Moment>,
    /// The attempt that runs.
    pub running: Option<AttemptId>,
    /// Until when the running attempt lasts.
    pub deadline: Option<Moment>,
    /// When the last attempt in the months asked for ended.
    pub last_sat: Option<Moment>,
    /// The best total in the months asked for.
    pub best: Option<Points>,
    /// The most that attempt could have had.
    pub best_of: Option<Points>,
    /// Whether the very first attempt passed, if it ended in the months asked for.
    pub first_passed: Option<bool>,
    /// Points in the topic asked about, and the points there were.
    pub topic: Option<(Points, Points)>,
    /// Post by post: whether they may work now, why not, and until when.
    pub posts: Vec<PostState>,
}

/// A certificate in a list of a desk.
#[derive(Debug, Clone, Serialize)]
pub struct DeskCertificate {
    /// What is printed on it.
    pub number: String,
    /// Whose.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their staff number.
    pub staff_no: String,
    /// The names of their teams.
    pub teams: Vec<String>,
    /// The post it is for.
    pub post: Slug,
    /// Title of that post.
    pub title: String,
    /// When it was issued.
    pub issued_at: Moment,
    /// When it ends.
    pub expires_at: Moment,
    /// Whether it is good now.
    pub state: CertificateState,
    /// Why it was revoked, if it was.
    pub revoked_reason: Option<String>,
}

mod people;
mod rules;

use engine::{Mode, Moment, Points, Slug};
use serde::Serialize;

use crate::ids::{AttemptId, PersonId, TeamId};
pub use people::{RawCertificate, RawEnrolment, RawGrant, RawPerson};
pub use rules::{RawExam, RawTrack};

/// People, attempts and marks as they are stored, for whoever wants to reckon the figures themselves.
#[derive(Debug, Clone, Serialize)]
pub struct RawExport {
    /// What this is: `passgate-attempts`.
    pub format: &'static str,
    /// Counts up whenever a field changes its meaning.
    pub version: u32,
    /// When it was made.
    pub made_at: Moment,
    /// The zone in which the department counts days and months.
    pub zone: String,
    /// Every attempt of the people in sight, whatever month: a first attempt may lie before the months asked for.
    pub attempts: Vec<RawAttempt>,
    /// The exams that may be asked for.
    pub exams: Vec<RawExam>,
    /// What each post asks for.
    pub tracks: Vec<RawTrack>,
    /// Everybody in sight.
    pub people: Vec<RawPerson>,
}

/// One attempt.
#[derive(Debug, Clone, Serialize)]
pub struct RawAttempt {
    /// Its id.
    pub attempt: AttemptId,
    /// Whose.
    pub person: PersonId,
    /// Their staff number.
    pub staff_no: String,
    /// Their name.
    pub name: String,
    /// The teams they are in now, or were in at last.
    pub teams: Vec<TeamId>,
    /// The exam.
    pub exam: Slug,
    /// Its mode.
    pub mode: Mode,
    /// Which attempt of this person at this exam, from 1.
    pub number: u32,
    /// Running, paused, closed or annulled; only closed ones count.
    pub state: String,
    /// When it began.
    pub started_at: Moment,
    /// When it ended.
    pub ended_at: Option<Moment>,
    /// Passed or not, by the marks that hold now.
    pub passed: Option<bool>,
    /// Points earned, in hundredths.
    pub total: Option<Points>,
    /// Points there were.
    pub max: Option<Points>,
    /// The same by topic.
    pub topics: Vec<RawTopic>,
}

/// One topic of one attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RawTopic {
    /// Which.
    pub topic: String,
    /// Points earned, in hundredths.
    pub points: Points,
    /// Points there were.
    pub max: Points,
}

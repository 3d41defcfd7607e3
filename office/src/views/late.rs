//! Answers that were kept and not graded, and what a person decided about them.

use engine::{Html, Mode, Moment, Points, Slug};
use serde::Serialize;

use super::{ClosedBy, WindowNotes};
use crate::ids::{AttemptId, PersonId};

/// An answer that was kept and not graded when the attempt closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeptAnswer {
    /// Which answer of the attempt, from 1.
    pub ordinal: u32,
    /// The section of its question, from 1.
    pub section: u16,
    /// The question's number within the section, from 1.
    pub number: u16,
    /// What was entered.
    pub entered: Vec<Picked>,
    /// What counts for the question instead; none when nothing does.
    pub counts: Option<Vec<Picked>>,
    /// When it was received.
    pub at: Moment,
    /// Why it was not graded.
    pub why: NotGraded,
    /// Whether it came from another page than the one that held the attempt at last.
    pub other_device: bool,
    /// Whether somebody should decide: nothing later was entered for the question, and something else counts.
    pub waits: bool,
    /// What was decided.
    pub decision: Option<LateDecision>,
}

/// A choice that was ticked: a letter of the paper, and its text where the choices have no letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Picked {
    /// Its place in the question, from 0.
    pub place: u8,
    /// Its text, for true or false.
    pub text: Option<Html>,
}

/// Why an answer was not graded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum NotGraded {
    /// It came after the end.
    Late {
        /// By so many milliseconds.
        by_ms: i64,
    },
    /// It came from a page that no longer held the attempt.
    Stale,
    /// It came while the exam was paused.
    Paused,
    /// It was for a section that was left or not reached yet.
    Locked,
}

/// What a person decided about an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LateDecision {
    /// Whether it counts now.
    pub counted: bool,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Moment,
    /// By whom; none for the candidate, to whom nobody else is named.
    pub by: Option<String>,
}

/// One attempt with what was kept of it, for those who decide.
#[derive(Debug, Clone, Serialize)]
pub struct AttemptPage {
    /// The attempt.
    pub attempt: AttemptId,
    /// Whose it is.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their staff number.
    pub staff_no: String,
    /// The exam.
    pub exam: Slug,
    /// Title of that exam.
    pub exam_title: String,
    /// Mode of that exam.
    pub mode: Mode,
    /// Which attempt at this exam it was, from 1.
    pub number: u32,
    /// When it began.
    pub started_at: Moment,
    /// When it ended.
    pub closed_at: Option<Moment>,
    /// What ended it.
    pub closed_by: ClosedBy,
    /// How it was graded, each time, the newest first.
    pub gradings: Vec<Grading>,
    /// What was kept and not graded, in the order in which it came.
    pub kept: Vec<KeptAnswer>,
    /// What its page noted of its window, where the exam says so.
    pub noted: Option<WindowNotes>,
    /// Whether the viewer may decide: it is no practice, and has ended.
    pub may_decide: bool,
}

/// One grading of an attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Grading {
    /// When.
    pub at: Moment,
    /// By whom; none for the office itself.
    pub by: Option<String>,
    /// Points earned.
    pub total: Points,
    /// Points there were.
    pub max: Points,
    /// Whether that passes.
    pub passed: bool,
}

/// An attempt with answers that wait for a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WaitingAttempt {
    /// The attempt.
    pub attempt: AttemptId,
    /// Whose it is.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their staff number.
    pub staff_no: String,
    /// Title of its exam.
    pub exam_title: String,
    /// When it ended.
    pub closed_at: Moment,
    /// How many answers wait.
    pub answers: u32,
}

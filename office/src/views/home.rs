//! The first page after signing in: where the viewer stands, and the one next thing to do.

use engine::{AttemptState, Mode, Moment, Points, Refusal, Slug};
use serde::Serialize;

use super::{AnsweredReport, ChapterReading, PracticeStanding, WindowCard};
use crate::certificates::CertificateCard;
use crate::gate::Reason;
use crate::ids::AttemptId;

/// Everything the first page says.
#[derive(Debug, Clone, Serialize)]
pub struct Home {
    /// The posts the viewer is enrolled for.
    pub posts: Vec<PostStanding>,
    /// The one next thing to do; nothing when all is done or nothing is asked.
    pub next: Option<NextStep>,
    /// The exams the viewer may see.
    pub exams: Vec<ExamCard>,
    /// What the viewer's practice says.
    pub practice: PracticeStanding,
    /// The viewer's attempts, newest first.
    pub attempts: Vec<AttemptCard>,
    /// Reports of the viewer's that were answered and not read yet, latest first.
    pub answered_reports: Vec<AnsweredReport>,
    /// How many answers that were kept and not graded wait for a decision of the viewer.
    pub answers_waiting: u32,
}

/// How far the viewer is on the way to one post.
#[derive(Debug, Clone, Serialize)]
pub struct PostStanding {
    /// The post.
    pub post: Slug,
    /// Its title in the language asked for.
    pub title: String,
    /// Whether the gate is open now.
    pub open: bool,
    /// Why it is closed; empty when open.
    pub reasons: Vec<Reason>,
    /// What the track asks for, phase by phase.
    pub phases: Vec<PhaseStanding>,
    /// The certificate in force, if any.
    pub certificate: Option<CertificateCard>,
}

/// One phase of a track.
#[derive(Debug, Clone, Serialize)]
pub struct PhaseStanding {
    /// Its title.
    pub title: String,
    /// What it asks for, in the order to do it.
    pub items: Vec<Need>,
}

/// One thing a phase asks for.
#[derive(Debug, Clone, Serialize)]
pub struct Need {
    /// What it is, with the name its address needs.
    pub what: What,
    /// Title of the chapter or exam; for a sign-off or days the title of the phase.
    pub title: String,
    /// Whether it is met.
    pub done: bool,
    /// When a chapter was read last, and in which version.
    pub read: Option<ChapterReading>,
}

/// The kinds of things a phase asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum What {
    /// To read a chapter.
    Chapter {
        /// Its name in addresses.
        chapter: Slug,
    },
    /// To pass an exam.
    Exam {
        /// Its name in addresses.
        exam: Slug,
    },
    /// To be confirmed by the mentor.
    SignOff,
    /// To have spent days in the phase.
    Days {
        /// How many days it asks for.
        minimum: u32,
        /// How many are still missing.
        left: u32,
    },
}

/// The one next thing to do.
#[derive(Debug, Clone, Serialize)]
pub struct NextStep {
    /// What it is.
    pub what: What,
    /// Its title, as in [`Need`].
    pub title: String,
    /// The attempt to go on with, when the step is an exam that is running.
    pub running: Option<AttemptId>,
    /// Whether it can be done now; why not otherwise.
    pub may_start: Result<(), Refusal>,
}

/// One exam in the list of exams.
#[derive(Debug, Clone, Serialize)]
pub struct ExamCard {
    /// Its name in addresses.
    pub exam: Slug,
    /// Its title.
    pub title: String,
    /// Practice, mock or certification.
    pub mode: Mode,
    /// Time given, if it is limited.
    pub minutes: Option<u32>,
    /// The viewer's running attempt, if any.
    pub running: Option<AttemptId>,
    /// The window in which it may be begun, that which is open or the next; none when it may be begun at any time.
    pub window: Option<WindowCard>,
    /// Attempts begun so far.
    pub attempts_used: u32,
    /// Attempts allowed; 0 means any number.
    pub attempts_allowed: u32,
    /// Whether a new attempt may begin; why not otherwise.
    pub may_start: Result<(), Refusal>,
    /// The best total so far, of the closed attempts.
    pub best: Option<Points>,
    /// Whether any attempt passed.
    pub passed: bool,
}

/// One attempt in the list of attempts.
#[derive(Debug, Clone, Serialize)]
pub struct AttemptCard {
    /// Names it in addresses.
    pub id: AttemptId,
    /// The exam it belongs to.
    pub exam: Slug,
    /// Title of that exam.
    pub exam_title: String,
    /// Mode of that exam.
    pub mode: Mode,
    /// When it began.
    pub started_at: Moment,
    /// When its time is up, if it is limited.
    pub deadline: Option<Moment>,
    /// Running or closed.
    pub state: AttemptState,
    /// Passed or not, once closed.
    pub passed: Option<bool>,
    /// The total, once closed.
    pub total: Option<Points>,
    /// The most that could be had, once closed.
    pub max: Option<Points>,
}

//! The paper in front of a candidate.

use engine::{AttemptState, Face, Lang, Mode, Moment, Points, SectionKind, Sitting, Slug};
use serde::Serialize;

use super::{Halt, Stop};
use crate::ids::AttemptId;

/// What ended an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClosedBy {
    /// The candidate handed in.
    Candidate,
    /// The deadline came.
    Time,
    /// Staff ended it.
    Staff,
}

impl ClosedBy {
    /// The word the store writes.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Time => "time",
            Self::Staff => "staff",
        }
    }

    /// What the store wrote.
    pub(crate) fn read(word: Option<&str>) -> Self {
        match word {
            Some("candidate") => Self::Candidate,
            Some("staff") => Self::Staff,
            _ => Self::Time,
        }
    }
}

/// A paper as one candidate sees it: faces in the drawn order, and what was entered so far.
#[derive(Debug, Clone, Serialize)]
pub struct Sheet {
    /// The attempt.
    pub attempt: AttemptId,
    /// The exam it belongs to.
    pub exam: Slug,
    /// Title of that exam.
    pub exam_title: String,
    /// Mode of that exam: practice has pages of its own.
    pub mode: Mode,
    /// Running, paused or closed; a closed attempt belongs on its marks page.
    pub state: AttemptState,
    /// When time is up; answers received at this moment or later do not count. None: no limit. While the time stands
    /// still it does not say when it will be up.
    pub deadline: Option<Moment>,
    /// How the time stands still, when it does.
    pub halt: Option<Halt>,
    /// When it has stood still so far.
    pub stops: Vec<Stop>,
    /// The office's time when the page was made.
    pub now: Moment,
    /// A fresh name for the page as a device: an island that saves names itself so.
    pub device: String,
    /// The epoch this page knows.
    pub epoch: u32,
    /// The device that holds the attempt, once something was answered.
    pub holder: Option<String>,
    /// The version this page was made from; a form sends it back.
    pub version: u32,
    /// Whose paper it is.
    pub candidate: String,
    /// How it is sat.
    pub sitting: Sitting,
    /// Where the attempt is, when sections close behind it.
    pub station: Option<Station>,
    /// The sections in order, or the present one alone when sections close; none while the attempt is paused, and once it is closed.
    pub sections: Vec<SheetSection>,
}

/// Where an attempt is whose sections close one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Station {
    /// The section that takes answers, from 1.
    pub section: u16,
    /// How many there are.
    pub of: u16,
}

impl Station {
    /// Whether no section follows.
    #[must_use]
    pub const fn is_last(self) -> bool {
        self.section >= self.of
    }
}

/// One section of a paper.
#[derive(Debug, Clone, Serialize)]
pub struct SheetSection {
    /// Its number, from 1.
    pub number: u16,
    /// One type of question, or any.
    pub kind: SectionKind,
    /// Points of each question.
    pub points_each: Points,
    /// Points of all.
    pub total: Points,
    /// Its questions in order.
    pub items: Vec<SheetItem>,
}

/// One question of a paper.
#[derive(Debug, Clone, Serialize)]
pub struct SheetItem {
    /// Where it stands on the whole paper, from 0: its name in forms and saves.
    pub place: u16,
    /// Its number within the section, from 1.
    pub number: u16,
    /// The language the face is really in.
    pub language: Lang,
    /// Whether its characters are converted ones.
    pub converted: bool,
    /// Stem and choices, in the drawn order.
    pub face: Face,
    /// The places chosen; None when untouched, empty when cleared.
    pub chosen: Option<Vec<u8>>,
    /// When that was received.
    pub saved_at: Option<Moment>,
    /// Marked for later.
    pub flagged: bool,
}

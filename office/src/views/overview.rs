//! The list before handing in.

use engine::{AttemptState, Mode, Moment, Sitting, Slug};
use serde::Serialize;

use super::{Halt, Station};
use crate::ids::AttemptId;

/// What is answered and what is not.
#[derive(Debug, Clone, Serialize)]
pub struct Overview {
    /// The attempt.
    pub attempt: AttemptId,
    /// The exam it belongs to.
    pub exam: Slug,
    /// Title of that exam.
    pub exam_title: String,
    /// Mode of that exam.
    pub mode: Mode,
    /// Running or closed; a closed attempt belongs on its marks page.
    pub state: AttemptState,
    /// When time is up, if it is limited.
    pub deadline: Option<Moment>,
    /// How the time stands still, when it does.
    pub halt: Option<Halt>,
    /// The office's time when the page was made.
    pub now: Moment,
    /// How it is sat.
    pub sitting: Sitting,
    /// Where the attempt is, when sections close behind it.
    pub station: Option<Station>,
    /// The sections by number and their questions in order; the present one alone when sections close.
    pub sections: Vec<(u16, Vec<OverviewItem>)>,
    /// How many have no answer.
    pub unanswered: u16,
    /// How many are marked for later.
    pub flagged: u16,
}

/// One question of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct OverviewItem {
    /// Where it stands on the whole paper, from 0.
    pub place: u16,
    /// Its number within the section, from 1.
    pub number: u16,
    /// Whether something is chosen.
    pub answered: bool,
    /// Marked for later.
    pub flagged: bool,
}

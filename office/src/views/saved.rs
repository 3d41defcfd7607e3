//! Entering answers: what comes in and what is said back.

use engine::{AttemptState, Lang, Moment, Payload};
use serde::Serialize;

use super::{Halt, Station};

/// One answer as a page with scripts sends it.
#[derive(Debug, Clone)]
pub struct Save {
    /// Who edits: the `device` of the sheet, or any other name of 1 to 32 letters, digits, `-` and `_` that one page keeps.
    pub device: String,
    /// The epoch the page knows: from its sheet, then from the last [`Saved`].
    pub epoch: u32,
    /// Counts up with each change this page makes, over all questions.
    pub sequence: u32,
    /// Which question, from 0 over the whole paper.
    pub place: u16,
    /// What was entered.
    pub payload: Payload,
    /// The language the question was shown in.
    pub language: Lang,
}

/// The proof that an answer is on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Saved {
    /// The epoch the page holds from now on.
    pub epoch: u32,
    /// The sequence this answers.
    pub sequence: u32,
    /// The attempt's version now: a form made by scripts sends it along.
    pub version: u32,
    /// The receipt.
    pub receipt: String,
    /// Milliseconds left; None without a limit.
    pub remaining_ms: Option<i64>,
    /// All present answers, when this save took the attempt over from another page.
    pub others: Option<Vec<Stored>>,
}

/// What is stored for one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stored {
    /// Which question.
    pub place: u16,
    /// The places chosen.
    pub places: Vec<u8>,
}

/// A whole form as a page without scripts sends it.
#[derive(Debug, Clone)]
pub struct FormSave {
    /// The version the form was made from.
    pub version: u32,
    /// Question and places chosen; questions that the form does not name stay as they are.
    pub answers: Vec<(u16, Vec<u8>)>,
    /// All questions marked for later, when the form has such boxes.
    pub flags: Option<Vec<u16>>,
    /// The language the paper was shown in.
    pub language: Lang,
}

/// What a form changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormSaved {
    /// How many answers were written.
    pub saved: u32,
    /// The questions whose newer answer was kept; what the form said is kept too, but does not count.
    pub kept_newer: Vec<u16>,
}

/// Whether a question is marked for later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flag {
    /// Mark it.
    Set,
    /// Take the mark away.
    Clear,
}

impl From<bool> for Flag {
    fn from(flagged: bool) -> Self {
        if flagged { Self::Set } else { Self::Clear }
    }
}

/// The time really left, for a page that asks in between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remaining {
    /// Running, paused or closed.
    pub state: AttemptState,
    /// How the time stands still, when it does.
    pub halt: Option<Halt>,
    /// The office's time.
    pub now: Moment,
    /// When time is up, if it is limited.
    pub deadline: Option<Moment>,
    /// Milliseconds left, never below 0; None without a limit.
    pub remaining_ms: Option<i64>,
    /// The epoch in force: another than the page's means that another page edits.
    pub epoch: u32,
    /// The attempt's version.
    pub version: u32,
    /// Where the attempt is, when sections close behind it.
    pub station: Option<Station>,
}

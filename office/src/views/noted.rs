//! What the page of an attempt noted of its window, as facts.

use engine::Moment;
use serde::Serialize;

/// What was noted of one attempt, in order. It proves nothing by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct WindowNotes {
    /// When the window was left.
    pub left: Vec<Absence>,
    /// When something was copied.
    pub copied: Vec<Moment>,
    /// When something was pasted.
    pub pasted: Vec<Moment>,
    /// When it was printed.
    pub printed: Vec<Moment>,
    /// Whether more came than is kept.
    pub full: bool,
}

/// One time that the window was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Absence {
    /// When the office heard of it.
    pub at: Moment,
    /// How long after that it heard of the return; none when it did not.
    pub received_ms: Option<i64>,
    /// How long it lasted, as the browser says; none when no return was reported.
    pub said_ms: Option<i64>,
}

impl WindowNotes {
    /// How long the window was left in all, in milliseconds, as the browser says.
    #[must_use]
    pub fn said_ms(&self) -> i64 {
        self.left.iter().filter_map(|one| one.said_ms).sum()
    }

    /// Whether nothing was noted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.left.is_empty() && self.copied.is_empty() && self.pasted.is_empty() && self.printed.is_empty()
    }
}

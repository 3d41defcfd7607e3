//! An exam that is paused, as its candidates and its trainers see it.

use engine::Moment;
use serde::Serialize;

/// The time of an attempt stands still.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Halt {
    /// Since when.
    pub since: Moment,
    /// Why, in the words of who paused the exam.
    pub why: String,
    /// Milliseconds that are left when it goes on; none without a limit.
    pub left_ms: Option<i64>,
}

/// A while during which the time of an attempt stood still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Stop {
    /// From when.
    pub from: Moment,
    /// Until when; none as long as it lasts.
    pub until: Option<Moment>,
}

/// A window in which an exam may be begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct WindowCard {
    /// When it opens.
    pub from: Moment,
    /// When it closes.
    pub until: Moment,
}

/// The attempts of an exam that are open now, and its pause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Underway {
    /// How many attempts run or stand still.
    pub attempts: u64,
    /// The pause that lasts.
    pub pause: Option<PauseCard>,
}

/// A pause that lasts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PauseCard {
    /// Since when.
    pub since: Moment,
    /// Why.
    pub why: String,
    /// The name of who paused; none for the command line.
    pub by: Option<String>,
}

//! What a candidate is told before the clock starts.

use engine::{Counting, Mode, Moment, PassRule, Points, Refusal, SectionKind, Shown, Sitting, Slug};
use serde::Serialize;

use super::{ReadinessCard, WindowCard};
use crate::ids::AttemptId;

/// An exam before it begins: time, sections, pass rule, what will be shown.
#[derive(Debug, Clone, Serialize)]
pub struct Briefing {
    /// Its name in addresses.
    pub exam: Slug,
    /// Its title.
    pub title: String,
    /// Practice, mock or certification.
    pub mode: Mode,
    /// Time given, if it is limited.
    pub minutes: Option<u32>,
    /// Minutes that the next attempt of the viewer lasts longer.
    pub extra_minutes: u32,
    /// The windows in which it may be begun, that which is open and those to come; none when it may be begun at any time.
    pub windows: Vec<WindowCard>,
    /// Whether an attempt ends with its window.
    pub ends_with_window: bool,
    /// When an attempt that is begun now ends with its window, if that comes before its own end.
    pub cut_at: Option<Moment>,
    /// Its sections in order.
    pub sections: Vec<SectionCard>,
    /// What passing asks for.
    pub pass: PassRule,
    /// The topics that have a share of their own to reach: title and percent.
    pub pass_topics: Vec<(String, u32)>,
    /// How the viewer may expect it to go, by what they practised; none for practice, and once a certificate rests on it.
    pub readiness: Option<ReadinessCard>,
    /// Which attempt decides.
    pub counts: Counting,
    /// Points of the whole paper.
    pub total: Points,
    /// How many red lines a paper holds.
    pub red_lines: u32,
    /// Attempts begun so far.
    pub attempts_used: u32,
    /// Attempts allowed; 0 means any number.
    pub attempts_allowed: u32,
    /// Hours between the end of one attempt and the next.
    pub pause_hours: u32,
    /// What will be shown afterwards.
    pub shown: Shown,
    /// How it is sat.
    pub sitting: Sitting,
    /// The viewer's running attempt, if any.
    pub running: Option<AttemptId>,
    /// Whether the time of everybody who sits it stands still.
    pub paused: bool,
    /// Whether a new attempt may begin; why not otherwise.
    pub may_start: Result<(), Refusal>,
}

/// One section of the paper to come.
#[derive(Debug, Clone, Serialize)]
pub struct SectionCard {
    /// One type of question, or any.
    pub kind: SectionKind,
    /// How many questions.
    pub count: u32,
    /// Points of each.
    pub points_each: Points,
    /// Points of all.
    pub total: Points,
}

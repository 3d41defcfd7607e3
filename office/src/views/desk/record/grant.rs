use engine::{Moment, Slug};
use serde::Serialize;

use crate::ids::{AttemptId, GrantId};

/// Something that was granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GrantRecord {
    /// Names it in addresses.
    pub id: GrantId,
    /// For which exam.
    pub exam: Slug,
    /// Title of that exam.
    pub exam_title: String,
    /// Extra minutes; none means one more attempt.
    pub minutes: Option<u32>,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Moment,
    /// By whom; none in one's own record, which names nobody else.
    pub by: Option<String>,
    /// The attempt it went to; none while it waits.
    pub attempt: Option<AttemptId>,
    /// What became of it.
    pub state: GrantState,
}

/// What became of something that was granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum GrantState {
    /// It waits to be used.
    Waits,
    /// An attempt has taken it.
    Used,
    /// It was taken back, or a certificate has come in between.
    Void,
}

/// Extra time at every exam with a clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccommodationRecord {
    /// By how many per cent an exam takes longer.
    pub percent: u32,
    /// Why.
    pub reason: String,
    /// Since when, or from when on.
    pub from: Moment,
    /// Until when; none without an end.
    pub until: Option<Moment>,
    /// By whom; none in one's own record, which names nobody else.
    pub by: Option<String>,
}

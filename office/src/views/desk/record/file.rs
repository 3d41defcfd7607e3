use engine::Moment;
use serde::Serialize;

use super::Record;
use crate::ids::AttemptId;

/// A record as a file that is downloaded.
#[derive(Debug, Clone, Serialize)]
pub struct RecordFile {
    /// What this is: `passgate-record`.
    pub format: &'static str,
    /// Counts up whenever a field changes its meaning.
    pub version: u32,
    /// When it was made.
    pub made_at: Moment,
    /// The record.
    pub record: Record,
    /// What was answered, every change of it, where the exam lets one's own answers be seen.
    pub answers: Vec<OwnAnswer>,
    /// Sign-ins that are kept, newest first.
    pub sessions: Vec<SessionRecord>,
}

/// One answer that was entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnAnswer {
    /// The attempt.
    pub attempt: AttemptId,
    /// Which question of the paper, from 1.
    pub question: u32,
    /// The choices ticked, counted from 1 as the paper showed them.
    pub chosen: Vec<u32>,
    /// When it was received.
    pub at: Moment,
    /// `counted`, `stale`, `late` or `paused`.
    pub standing: String,
}

/// One sign-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SessionRecord {
    /// When it began.
    pub from: Moment,
    /// When it was last used.
    pub seen_at: Moment,
    /// When it ended or will end.
    pub until: Moment,
    /// The address it came from.
    pub address: String,
    /// What the browser called itself.
    pub device: String,
}

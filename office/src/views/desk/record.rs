mod file;
mod grant;

use engine::{Moment, Points, Refusal, Slug};
use serde::Serialize;

use super::Progress;
use crate::certificates::CertificateCard;
use crate::ids::{AttemptId, PersonId};
use crate::team::PostState;
use crate::viewer::Role;
use crate::views::AttemptCard;
use crate::views::{ClosedBy, WindowNotes};
pub use file::{OwnAnswer, RecordFile, SessionRecord};
pub use grant::{AccommodationRecord, GrantRecord, GrantState};

/// Everything that a person, or those who lead them, may see of what is kept about them.
#[derive(Debug, Clone, Serialize)]
pub struct Record {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their staff number.
    pub staff_no: String,
    /// Whether they are still here.
    pub present: bool,
    /// Their mail address, if one is known.
    pub mail: Option<String>,
    /// The language they chose.
    pub language: Option<String>,
    /// When they were added.
    pub added_at: Moment,
    /// What they may do.
    pub roles: Vec<Role>,
    /// Their teams, past ones too.
    pub teams: Vec<InTeam>,
    /// The posts they are on the way to, past ones too.
    pub enrolled: Vec<Enrolled>,
    /// The gate, post by post, with reasons.
    pub posts: Vec<PostState>,
    /// Each exam on their tracks, and each they have sat: how far they are, and what may be granted.
    pub exams: Vec<ExamRecord>,
    /// Their attempts, newest first.
    pub attempts: Vec<AttemptRecord>,
    /// Their certificates, newest first.
    pub certificates: Vec<CertificateCard>,
    /// What was granted to them, newest first.
    pub grants: Vec<GrantRecord>,
    /// The extra time they have at every exam with a clock, now or later.
    pub accommodation: Option<AccommodationRecord>,
    /// The chapters they have read.
    pub chapters: Vec<ChapterRead>,
    /// The phases that were confirmed.
    pub sign_offs: Vec<SignedOff>,
    /// What the log says about them, newest first.
    pub events: Vec<Told>,
}

/// Time in a team.
#[derive(Debug, Clone, Serialize)]
pub struct InTeam {
    /// The team's name.
    pub team: String,
    /// Since when.
    pub from: Moment,
    /// Until when; none as long as it lasts.
    pub until: Option<Moment>,
}

/// Time on the way to a post, or at it.
#[derive(Debug, Clone, Serialize)]
pub struct Enrolled {
    /// The post.
    pub post: Slug,
    /// Its title.
    pub title: String,
    /// Since when.
    pub from: Moment,
    /// Until when; none as long as it lasts.
    pub until: Option<Moment>,
}

/// How far a person is with one exam.
#[derive(Debug, Clone, Serialize)]
pub struct ExamRecord {
    /// Its name in addresses.
    pub exam: Slug,
    /// Its title.
    pub title: String,
    /// How far; none when it is not meant for them.
    pub progress: Option<Progress>,
    /// Attempts begun that count towards the limit.
    pub attempts_used: u32,
    /// Attempts allowed, with those granted; 0 means any number.
    pub attempts_allowed: u32,
    /// Whether a new attempt may begin; why not otherwise.
    pub may_start: Result<(), Refusal>,
    /// The attempt that runs.
    pub running: Option<AttemptId>,
    /// Until when it lasts.
    pub deadline: Option<Moment>,
    /// Whether one more attempt can be granted: it is limited, meant for them, and none that was granted waits.
    pub attempt_may_be_granted: bool,
    /// Whether extra minutes can be granted: it has a clock and is meant for them, and none wait for the next attempt.
    pub minutes_may_be_granted: bool,
}

/// One attempt with its marks by topic.
#[derive(Debug, Clone, Serialize)]
pub struct AttemptRecord {
    /// What lists say of it.
    pub card: AttemptCard,
    /// Which attempt at this exam, from 1.
    pub number: u32,
    /// When it ended.
    pub ended_at: Option<Moment>,
    /// What ended it.
    pub closed_by: Option<ClosedBy>,
    /// Extra time, in minutes.
    pub extra_minutes: u32,
    /// The marks by topic; for the person themselves only as far as the exam shows them.
    pub topics: Vec<TopicRecord>,
    /// What its page noted of its window, where the exam lets it. It proves nothing by itself.
    pub noted: Option<WindowNotes>,
}

/// The marks of one topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TopicRecord {
    /// Which.
    pub topic: Slug,
    /// Its title.
    pub title: String,
    /// Points earned.
    pub points: Points,
    /// Points there were.
    pub max: Points,
}

/// A chapter that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChapterRead {
    /// Which.
    pub chapter: String,
    /// Which version of it.
    pub version: u32,
    /// When.
    pub at: Moment,
}

/// A phase that was confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignedOff {
    /// The post.
    pub post: String,
    /// The phase of its track.
    pub phase: String,
    /// When.
    pub at: Moment,
    /// By whom; none in one's own record.
    pub by: Option<String>,
}

/// One event of the log about a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// When.
    pub at: Moment,
    /// What happened: `attempt.started`, `certificate.revoked`, …
    pub kind: String,
    /// Who did it.
    pub by: ToldBy,
    /// Why, where a reason was given.
    pub why: Option<String>,
    /// The exam's title, the certificate's number or the phase it is about.
    pub about: Option<String>,
    /// Minutes, where it is about extra time.
    pub minutes: Option<u32>,
}

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "who", rename_all = "kebab-case")]
pub enum ToldBy {
    /// The person the record is about.
    Themselves,
    /// Somebody else who works here; nameless in one's own record.
    Somebody {
        /// Their name.
        name: Option<String>,
    },
    /// The command line.
    Operator,
    /// The office itself.
    Office,
}

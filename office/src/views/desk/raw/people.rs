use engine::Moment;
use serde::Serialize;

use crate::ids::{AttemptId, PersonId, TeamId};

/// Somebody in sight, with all that says where they stand, but for their attempts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RawPerson {
    /// Who.
    pub person: PersonId,
    /// Their staff number.
    pub staff_no: String,
    /// Whether they are still here.
    pub present: bool,
    /// The teams they are in now, or were in at last.
    pub teams: Vec<TeamId>,
    /// Their days at posts, also those that are over or to come.
    pub enrolments: Vec<RawEnrolment>,
    /// Their certificates, also those that have ended or were revoked.
    pub certificates: Vec<RawCertificate>,
    /// What was granted to them, also what was taken back.
    pub grants: Vec<RawGrant>,
}

/// Days at a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RawEnrolment {
    /// The post.
    pub post: String,
    /// When they begin.
    pub from_at: Moment,
    /// When they are over; none for good.
    pub until_at: Option<Moment>,
}

/// A certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RawCertificate {
    /// Its number, by which anybody may ask about it.
    pub number: String,
    /// The post it is for.
    pub post: String,
    /// When it was issued.
    pub issued_at: Moment,
    /// When it ends.
    pub expires_at: Moment,
    /// When it was revoked.
    pub revoked_at: Option<Moment>,
    /// Whether it carries our signature.
    pub proven: bool,
}

/// One more attempt at an exam, or extra minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RawGrant {
    /// The exam.
    pub exam: String,
    /// `attempt` or `minutes`.
    pub kind: String,
    /// How many minutes.
    pub minutes: u32,
    /// When it was granted.
    pub granted_at: Moment,
    /// The attempt that has taken it.
    pub attempt: Option<AttemptId>,
    /// Since when it holds no more.
    pub void_at: Option<Moment>,
}

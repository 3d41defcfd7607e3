//! May this person work at this post at this moment? Closed unless proven open.

mod answer;
mod decide;
mod stay;

use engine::Moment;
use serde::{Deserialize, Serialize};

pub use answer::{GateAnswer, GateQuery};
pub(crate) use decide::{Decision, Evidence, evidence};
pub(crate) use stay::{Stay, stays};

/// Why a gate is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum Reason {
    /// Nobody present has this staff number.
    UnknownPerson,
    /// There is no such post.
    UnknownPost,
    /// Nobody has said yet what the post asks for.
    NoTrack,
    /// The person is not on the way to this post.
    NotEnrolled,
    /// The first day at the post is to come.
    NotYet {
        /// When it begins.
        from: Moment,
    },
    /// The last day at the post is over.
    Over {
        /// The midnight at which it was.
        at: Moment,
    },
    /// The track is not complete: no certificate was issued.
    NoCertificate,
    /// The certificate is not valid yet at that moment.
    NotYetValid {
        /// From when on it is.
        from: Moment,
    },
    /// The certificate has expired.
    Expired {
        /// When it did.
        at: Moment,
    },
    /// The certificate was revoked.
    Revoked {
        /// When it was.
        at: Moment,
    },
    /// The certificate does not carry our signature.
    NotProven,
    /// The office could not find out.
    Unavailable,
}

impl Reason {
    /// Its name in messages: `gate-` and this.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownPerson => "unknown-person",
            Self::UnknownPost => "unknown-post",
            Self::NoTrack => "no-track",
            Self::NotEnrolled => "not-enrolled",
            Self::NotYet { .. } => "not-yet",
            Self::Over { .. } => "over",
            Self::NoCertificate => "no-certificate",
            Self::NotYetValid { .. } => "not-yet-valid",
            Self::Expired { .. } => "expired",
            Self::Revoked { .. } => "revoked",
            Self::NotProven => "not-proven",
            Self::Unavailable => "unavailable",
        }
    }
}

use engine::Refusal;

use crate::wire::{SavedAnswer, Told};

/// What became of an answer that had waited in this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It counts.
    Counts,
    /// It came after the end, of the attempt or of its section: it is kept and marked.
    Late,
    /// Another page had taken over: it is kept and marked.
    Overtaken,
    /// The exam is paused: it waits until it goes on.
    Paused,
    /// The attempt is not the viewer's, or not there.
    NotOurs,
    /// The server will never take it.
    Refused,
    /// It could not be sent now.
    Unsent,
}

impl Fate {
    /// Reads it from the server's answer.
    pub(super) fn of(answer: &Result<SavedAnswer, Told>) -> Self {
        let told = match answer {
            Ok(_) => return Self::Counts,
            Err(told) => told,
        };
        match told {
            Told::Refused(Refusal::TimeIsUp | Refusal::AlreadyHandedIn | Refusal::SectionClosed { .. }) => Self::Late,
            Told::Refused(Refusal::HeldByAnotherDevice) => Self::Overtaken,
            Told::Refused(Refusal::ExamPaused { .. }) => Self::Paused,
            Told::Refused(Refusal::NotFound) => Self::NotOurs,
            Told::Refused(Refusal::NoSuchQuestion | Refusal::MalformedAnswer | Refusal::BadRequest { .. }) => {
                Self::Refused
            }
            Told::Refused(_) | Told::Broke(_) | Told::Unreachable => Self::Unsent,
        }
    }

    /// Whether nothing needs to be kept in the browser any more.
    pub(super) fn is_settled(self) -> bool {
        matches!(self, Self::Counts | Self::Late | Self::Overtaken | Self::Refused)
    }

    /// The notice of the page that tells of it, if any.
    pub(super) fn notice(self) -> Option<&'static str> {
        match self {
            Self::Counts => Some("counts"),
            Self::Late => Some("late"),
            Self::Overtaken => Some("overtaken"),
            Self::Paused => Some("paused"),
            Self::Unsent => Some("unsent"),
            Self::NotOurs | Self::Refused => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(refusal: Refusal) -> Fate {
        Fate::of(&Err(Told::Refused(refusal)))
    }

    #[test]
    fn only_what_the_server_has_leaves_the_browser() {
        let closed = Refusal::SectionClosed { open: 2 };
        for refusal in [Refusal::TimeIsUp, Refusal::AlreadyHandedIn, Refusal::HeldByAnotherDevice, closed] {
            assert!(refused(refusal).is_settled());
        }
        let since = engine::Moment(0);
        for refusal in [Refusal::NotFound, Refusal::SignInNeeded, Refusal::ExamPaused { since }, Refusal::NotKnown] {
            assert!(!refused(refusal).is_settled());
        }
        for told in [Told::Unreachable, Told::Broke("7F3A".to_owned())] {
            assert_eq!(Fate::of(&Err(told)), Fate::Unsent);
        }
    }

    #[test]
    fn nothing_is_said_of_what_is_somebody_elses() {
        assert_eq!(refused(Refusal::NotFound).notice(), None);
    }
}

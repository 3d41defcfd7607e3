use engine::{AttemptState, Moment, Refusal};

use crate::attempts::{deadline, state};
use crate::store::entity::attempt;
use crate::views::ClosedBy;

/// What an answer is worth, as the store writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is graded, unless a newer one of the same place is.
    Counted,
    /// It came from a page that no longer held the attempt.
    Stale,
    /// It came when time was up or the attempt closed.
    Late,
    /// It came while the exam was paused.
    Paused,
    /// It came for a section that was left or not reached yet.
    Locked,
}

impl Standing {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Stale => "stale",
            Self::Late => "late",
            Self::Paused => "paused",
            Self::Locked => "locked",
        }
    }

    pub(crate) fn read(word: &str) -> Self {
        let known = [Self::Counted, Self::Stale, Self::Paused, Self::Locked];
        known.into_iter().find(|standing| standing.as_str() == word).unwrap_or(Self::Late)
    }
}

/// What is decided of an answer that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It counts, and its page holds the attempt in this epoch from now on.
    Counts { epoch: i32 },
    /// It is kept and does not count.
    Refused { standing: Standing, refusal: Refusal },
}

impl Verdict {
    pub(super) const fn standing(&self) -> Standing {
        match self {
            Self::Counts { .. } => Standing::Counted,
            Self::Refused { standing, .. } => *standing,
        }
    }

    /// The same where the answer's section takes none, if so: who holds the attempt does not matter then.
    pub(super) fn unless_shut(self, shut: Option<Refusal>) -> Self {
        match (shut, &self) {
            (None, _) | (_, Self::Refused { standing: Standing::Late | Standing::Paused, .. }) => self,
            (Some(refusal), _) => Self::Refused { standing: Standing::Locked, refusal },
        }
    }

    /// The epoch the answer is written under.
    pub(super) const fn epoch(&self, claimed: i32) -> i32 {
        match self {
            Self::Counts { epoch } => *epoch,
            Self::Refused { .. } => claimed,
        }
    }
}

/// Decides by the state, a pause, the deadline and who holds the attempt, in this order. A page that knows the present epoch may
/// take the attempt over: it was made from what is stored. The page that took it may go on naming the epoch it took it
/// from until it has read the new one.
pub(super) fn judge(
    attempt: &attempt::Model,
    device: &str,
    claimed: i32,
    now: Moment,
    stopped: Option<Moment>,
) -> Verdict {
    if let Some((standing, refusal)) = untimely(attempt, now, stopped) {
        return Verdict::Refused { standing, refusal };
    }
    let holds = attempt.holder.as_deref() == Some(device);
    if holds && (claimed == attempt.epoch || claimed.checked_add(1) == Some(attempt.epoch)) {
        return Verdict::Counts { epoch: attempt.epoch };
    }
    if claimed == attempt.epoch {
        return Verdict::Counts { epoch: attempt.epoch.saturating_add(1) };
    }
    Verdict::Refused { standing: Standing::Stale, refusal: Refusal::HeldByAnotherDevice }
}

/// Why nothing counts that comes at this moment, if so, and how it is marked. `stopped`: since when the time stood still
/// then, see [`crate::pauses::stopped`].
pub(crate) fn untimely(attempt: &attempt::Model, now: Moment, stopped: Option<Moment>) -> Option<(Standing, Refusal)> {
    match (state(attempt), stopped) {
        (AttemptState::Closed | AttemptState::Annulled, _) => Some((Standing::Late, closed(attempt))),
        (AttemptState::Running | AttemptState::Paused, Some(since)) => {
            Some((Standing::Paused, Refusal::ExamPaused { since }))
        }
        (AttemptState::Running | AttemptState::Paused, None) => {
            deadline(attempt).is_some_and(|at| now >= at).then_some((Standing::Late, Refusal::TimeIsUp))
        }
    }
}

/// What is said of an attempt that takes no answers.
pub(super) fn closed(attempt: &attempt::Model) -> Refusal {
    match ClosedBy::read(attempt.closed_by.as_deref()) {
        ClosedBy::Time => Refusal::TimeIsUp,
        ClosedBy::Candidate | ClosedBy::Staff => Refusal::AlreadyHandedIn,
    }
}

/// A number of a request as the store holds it.
pub(crate) fn number(field: &str, given: u32) -> Result<i32, Refusal> {
    i32::try_from(given).map_err(|_| Refusal::BadRequest { field: field.to_owned() })
}

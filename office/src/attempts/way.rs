use engine::{Moment, Refusal};
use sea_orm::{DatabaseTransaction, FromQueryResult};

use super::lay_down::New;
use crate::store::{Ask, ask};
use crate::{Outcome, accommodations};

/// What a new attempt meets inside its transaction, behind the locks.
#[derive(FromQueryResult)]
pub(super) struct Way {
    paused_at: Option<i64>,
    /// Whether the person has an attempt that is open, or one of this number, by now.
    pub(super) beaten: bool,
    grant: Option<String>,
    minutes: Option<i32>,
    granted_at: Option<i64>,
    percent: Option<i32>,
}

/// All of it in one statement.
const WAY: &str = "SELECT \
    (SELECT paused_at FROM exam_pause WHERE exam = $1 AND resumed_at IS NULL) AS paused_at, \
    EXISTS (SELECT 1 FROM attempt WHERE person_id = $2 AND exam = $1 \
        AND (number >= $3 OR state IN ('running', 'paused'))) AS beaten, \
    g.id AS \"grant\", g.minutes, g.granted_at, a.percent \
    FROM (SELECT 1 AS one) AS o \
    LEFT JOIN exam_grant g ON g.person_id = $2 AND g.exam = $1 AND g.kind = 'minutes' AND g.attempt_id IS NULL \
        AND g.void_at IS NULL \
    LEFT JOIN accommodation a ON a.person_id = $2 AND a.from_at <= $4 AND a.ended_at IS NULL \
        AND (a.until_at IS NULL OR a.until_at > $4)";

impl Way {
    /// Looks.
    ///
    /// # Errors
    /// `ExamPaused`.
    pub(super) async fn of(tx: &DatabaseTransaction, new: &New) -> Outcome<Self> {
        let values = [new.exam.as_str().into(), new.person.as_str().into(), new.number.into(), new.now.0.into()];
        let way: Self = ask(tx, [Ask::new(WAY, values)]).await?.row()?;
        match way.paused_at {
            Some(since) => Err(Refusal::ExamPaused { since: Moment(since) }.into()),
            None => Ok(way),
        }
    }

    /// The minutes by which the attempt is longer.
    pub(super) fn extra(&self, new: &New) -> Extra {
        let since = new.spending.since.map_or(i64::MIN, |since| since.0);
        // One of a kind waits at a time. What was granted before a certificate was for that one.
        let granted = self.granted_at.is_some_and(|at| at > since);
        let grant = self.grant.clone().filter(|_| granted).zip(self.minutes.map(i32::unsigned_abs));
        let percent = self.percent.map(i32::unsigned_abs);
        let longer = percent.map_or(0, |percent| accommodations::longer(new.minutes, percent));
        Extra { grant, standing: percent.map(|percent| (percent, longer)).filter(|_| longer > 0) }
    }
}

/// The minutes by which an attempt is longer.
pub(super) struct Extra {
    /// What was granted for it: the grant, and how many.
    pub(super) grant: Option<(String, u32)>,
    /// The person's standing extra time: per cent, and what that is.
    pub(super) standing: Option<(u32, u32)>,
}

impl Extra {
    /// All of it in milliseconds.
    pub(super) fn ms(&self) -> i64 {
        let granted = self.grant.as_ref().map_or(0, |(_, minutes)| *minutes);
        let standing = self.standing.map_or(0, |(_, minutes)| minutes);
        i64::from(granted.saturating_add(standing)) * 60_000
    }
}

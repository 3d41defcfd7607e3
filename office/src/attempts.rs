//! Attempts: starting one, and finding one's own.

mod drawing;
mod footing;
mod lay_down;
mod repeat;
mod replay;
mod seen;
mod then;
mod way;

use engine::{AttemptState, Lang, Moment, Refusal, Slug};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::exams::may_start;
use crate::grants::Spending;
use crate::shelf::KeptPaper;
use crate::store::entity::attempt;
use crate::store::{Ask, Reply};
use crate::windows::Hours;
use crate::{AttemptId, Office, Outcome, Viewer, windows};
use drawing::Fresh;
use footing::Footing;
use lay_down::{Laid, New};
pub(crate) use repeat::running_repetition;
pub(crate) use replay::replay;

/// How often a start is tried that lost against another start of the same person.
const TRIES: u32 = 3;

impl Office {
    /// Starts an attempt, or gives back the one that runs: of many starts at once one draws, by a unique index.
    ///
    /// # Errors
    /// `NotFound`, `NotAllowed`, `NoAttemptsLeft`, `PauseUntil`, `ExamPaused`, `OpensAt`, `WindowsOver`,
    /// `BankTooSmall`.
    pub async fn start(&self, viewer: &Viewer, exam: &Slug, lang: Lang) -> Outcome<AttemptId> {
        let db = self.store.read();
        for _ in 0..TRIES {
            let footing = self.footing(viewer, exam).await?;
            let Footing { plan, past, entry, .. } = &footing;
            let now = self.now();
            may_start(plan, past, *entry, now)?;
            if let Some(running) = &past.running {
                return Ok(running.clone());
            }
            let closes = match windows::hours(db, &viewer.person, plan, now).await? {
                Hours::Shut(shut) => return Err(Refusal::from(shut).into()),
                Hours::Open { until } if plan.ends_with_window => Some(until),
                Hours::Open { .. } | Hours::Always => None,
            };
            let Fresh { drawn, pool, origin } = self.draw_for(db, &footing).await?;
            let kept = KeptPaper::drawn((&viewer.person, lang), plan, &drawn.paper, &pool);
            let new = New {
                id: AttemptId::new(self.chance.id()),
                person: viewer.person.clone(),
                exam: exam.clone(),
                exam_version_id: footing.version.clone(),
                number: past.next_number,
                language: lang,
                now,
                minutes: plan.minutes,
                closes,
                spending: Spending { attempt: past.spends(plan), since: entry.since() },
                drawn,
                origin,
            };
            if let Laid::Down(id) = self.lay_down(new, kept).await? {
                return Ok(id);
            }
        }
        Err(Refusal::Busy { retry_after_s: 1 }.into())
    }
}

const OWN: &str = "SELECT a.* FROM (SELECT 1 AS one) AS o LEFT JOIN attempt a ON a.id = $1 AND a.person_id = $2";

/// What to ask for the viewer's own attempt.
pub(crate) fn ask_own(viewer: &Viewer, id: &AttemptId) -> Ask {
    Ask::new(OWN, [id.as_str().into(), viewer.person.as_str().into()])
}

/// The viewer's own attempt from the reply.
pub(crate) fn read_own(reply: &Reply) -> Outcome<attempt::Model> {
    Ok(reply.found("id")?.ok_or(Refusal::NotFound)?)
}

/// The viewer's own attempt. Somebody else's is not found: no one learns that it is there.
pub(crate) async fn own(db: &impl ConnectionTrait, viewer: &Viewer, id: &AttemptId) -> Outcome<attempt::Model> {
    let row = attempt::Entity::find_by_id(id.as_str())
        .filter(attempt::Column::PersonId.eq(viewer.person.as_str()))
        .one(db)
        .await?;
    Ok(row.ok_or(Refusal::NotFound)?)
}

/// The same, held against everybody else until the transaction ends.
pub(crate) async fn own_locked(db: &impl ConnectionTrait, viewer: &Viewer, id: &AttemptId) -> Outcome<attempt::Model> {
    let row = attempt::Entity::find_by_id(id.as_str())
        .filter(attempt::Column::PersonId.eq(viewer.person.as_str()))
        .lock_exclusive()
        .one(db)
        .await?;
    Ok(row.ok_or(Refusal::NotFound)?)
}

/// Where an attempt stands. What a row says that this program does not know is over.
pub(crate) fn state(attempt: &attempt::Model) -> AttemptState {
    stands(&attempt.state)
}

/// The same of the word in its row.
pub(crate) fn stands(word: &str) -> AttemptState {
    word.parse().unwrap_or(AttemptState::Closed)
}

/// When an attempt's time is up: what is received at this moment or later does not count. It stays where it was while the
/// attempt is paused, and moves when it goes on.
pub(crate) fn deadline(attempt: &attempt::Model) -> Option<Moment> {
    attempt.deadline_at.map(|at| Moment(at).plus_ms(attempt.extra_ms))
}

/// How long an attempt still lasts, in milliseconds; while it is paused, what was left then.
pub(crate) fn left(attempt: &attempt::Model, now: Moment) -> Option<i64> {
    let at = attempt.paused_at.map_or(now, Moment);
    deadline(attempt).map(|deadline| deadline.minus(at).max(0))
}

/// Whether it still runs although its time is up. What is paused is not: its time stands still.
pub(crate) fn is_overdue(attempt: &attempt::Model, now: Moment) -> bool {
    state(attempt) == AttemptState::Running && deadline(attempt).is_some_and(|at| now >= at)
}

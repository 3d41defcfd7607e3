use engine::{AttemptState, Exam, Moment, Slug};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::Entry;
use crate::attempts::{stands, state};
use crate::passes::Sat;
use crate::store::entity::exam_grant;
use crate::store::{Ask, Reply, ask};
use crate::{AttemptId, Breakage, Outcome, PersonId, grants};

/// What a person has done with an exam so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Past {
    /// The attempt that runs.
    pub(crate) running: Option<AttemptId>,
    /// Attempts that count towards the limit, if there is one: not those that passed, nor those that led to a certificate.
    /// Without a limit, all.
    pub(crate) used: u32,
    /// How many of these were granted.
    pub(crate) spent: u32,
    /// The granted attempt that waits.
    pub(crate) waiting: Option<String>,
    /// The number the next attempt has: annulled ones keep theirs.
    pub(crate) next_number: i32,
    /// When the last one ended.
    pub(crate) last_closed: Option<Moment>,
}

/// What a person has done with an exam so far.
pub(crate) async fn past(db: &impl ConnectionTrait, person: &PersonId, exam: &Exam, entry: Entry) -> Outcome<Past> {
    let reply = ask(db, [Past::ask(person, &exam.id)]).await?;
    Past::read(&reply, db, (person, exam), entry).await
}

#[derive(FromQueryResult)]
struct Row {
    attempts: Option<String>,
    granted: bool,
}

/// All in one row: number, state, end, whether it was passed, and id of each attempt. Mostly nothing was granted.
const PAST: &str = "SELECT \
    (SELECT string_agg(a.number || ' ' || a.state || ' ' || coalesce(a.closed_at || '', '-') || ' ' \
        || CASE WHEN s.passed THEN 1 ELSE 0 END || ' ' || a.id, ';' ORDER BY a.number) \
        FROM attempt a LEFT JOIN marks_sum s ON s.attempt_id = a.id WHERE a.person_id = $1 AND a.exam = $2) AS attempts, \
    EXISTS (SELECT 1 FROM exam_grant WHERE person_id = $1 AND exam = $2 AND void_at IS NULL) AS granted";

impl Past {
    /// What to ask.
    pub(crate) fn ask(person: &PersonId, exam: &Slug) -> Ask {
        Ask::new(PAST, [person.as_str().into(), exam.as_str().into()])
    }

    /// The same from the reply.
    pub(crate) async fn read(
        reply: &Reply,
        db: &impl ConnectionTrait,
        (person, exam): (&PersonId, &Exam),
        entry: Entry,
    ) -> Outcome<Self> {
        let mut row: Row = reply.row()?;
        let mut grants = Vec::new();
        if row.granted {
            grants = grants::of(db, person).await?;
            // After the grants: what a start spends in between is then seen twice, and not missed on both sides.
            row = ask(db, [Self::ask(person, &exam.id)]).await?.row()?;
        }
        let seats = row.attempts.iter().flat_map(|row| row.split(';')).map(Seat::read).collect::<Outcome<Vec<_>>>()?;
        Ok(summary(seats.into_iter(), &grants, exam, entry))
    }

    /// How many attempts there may be, with those granted; 0 means any number.
    pub(crate) const fn allowed(&self, exam: &Exam) -> u32 {
        match exam.attempts {
            0 => 0,
            regular => regular.saturating_add(self.spent).saturating_add(if self.waiting.is_some() { 1 } else { 0 }),
        }
    }

    /// The granted attempt that the next one is: none as long as a regular one is left.
    pub(crate) fn spends(&self, exam: &Exam) -> Option<String> {
        let left = exam.attempts.saturating_add(self.spent) > self.used;
        self.waiting.clone().filter(|_| exam.attempts > 0 && !left)
    }
}

/// One attempt, as far as it matters for the next.
pub(crate) struct Seat<'a> {
    pub(crate) id: &'a str,
    pub(crate) number: i32,
    pub(crate) state: AttemptState,
    pub(crate) ended: Option<Moment>,
    pub(crate) passed: bool,
}

impl<'a> Seat<'a> {
    /// As [`PAST`] writes it.
    fn read(row: &'a str) -> Outcome<Self> {
        let words: Vec<&str> = row.split(' ').collect();
        let [number, state, ended, passed, id] = words[..] else {
            return Err(Breakage::new("an attempt cannot be told").into());
        };
        Ok(Self {
            id,
            number: number.parse().map_err(Breakage::new)?,
            state: stands(state),
            ended: ended.parse().ok().map(Moment),
            passed: passed == "1",
        })
    }
}

impl<'a> From<&'a Sat> for Seat<'a> {
    fn from(Sat { attempt, marks }: &'a Sat) -> Self {
        Self {
            id: &attempt.id,
            number: attempt.number,
            state: state(attempt),
            ended: attempt.closed_at.map(Moment),
            passed: marks.as_ref().is_some_and(|marks| marks.passed),
        }
    }
}

/// The same from rows that are there already: attempts of one person and exam, and what was granted to the person.
pub(crate) fn summary<'a>(
    rows: impl Iterator<Item = Seat<'a>>,
    grants: &[exam_grant::Model],
    exam: &Exam,
    entry: Entry,
) -> Past {
    let mut past = Past { next_number: 1, ..Past::default() };
    let granted = || grants.iter().filter(|one| one.kind == grants::ATTEMPT && one.exam == exam.id.as_str());
    let is_granted = |id: &str| granted().any(|one| one.attempt_id.as_deref() == Some(id));
    past.waiting = granted().find(|one| grants::waits(one, entry.since())).map(|one| one.id.clone());
    for seat in rows {
        let before = past.used;
        past.next_number = past.next_number.max(seat.number.saturating_add(1));
        match seat.state {
            AttemptState::Annulled => {}
            AttemptState::Running | AttemptState::Paused => {
                past.running = Some(AttemptId::new(seat.id));
                past.used += 1;
            }
            AttemptState::Closed => {
                past.last_closed = past.last_closed.max(seat.ended);
                // Where the outcome is withheld, the number of attempts that are left must not tell it.
                let counts = exam.attempts == 0 || exam.shown.withholds_marks() || !seat.passed;
                past.used += u32::from(counts && (exam.attempts == 0 || seat.ended > entry.since()));
            }
        }
        past.spent += u32::from(past.used > before && is_granted(seat.id));
    }
    past
}

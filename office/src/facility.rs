//! How hard questions turn out to be: the share of the points that people get the first time they meet a question in an exam
//! or a mock exam. It is reckoned beside everything else, never while somebody starts, and where there is enough of it, it
//! takes the place of the author's difficulty in a draw.

mod changes;
mod count;
mod firsts;
mod known;

use sea_orm::{FromQueryResult, Statement};

use crate::leases::Held;
use crate::{Office, Outcome};
pub(crate) use known::{facilities, measured};

/// The lease's name.
const LEASE: &str = "facility";
/// How long one server may go on before another takes over.
const LEASE_MS: i64 = 60_000;
/// How many people are looked through at a time, so that the writer is not held.
const AT_ONCE: usize = 20;

/// What one turn has done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MeasuredTurn {
    /// How many people's first answers were counted.
    pub people: u32,
    /// How many questions count as of another difficulty from now on.
    pub changed: u32,
}

#[derive(FromQueryResult)]
struct Row {
    person_id: String,
}

/// The people with an attempt that was closed, graded again or annulled since its first answers were counted.
const WAITING: &str = "SELECT a.person_id FROM attempt a JOIN exam_version e ON e.id = a.exam_version_id \
        JOIN marks_sum s ON s.attempt_id = a.id LEFT JOIN first_answers f ON f.attempt_id = a.id \
    WHERE a.state = 'closed' AND e.mode <> 'practice' AND (f.marks_id IS NULL OR f.marks_id <> s.marks_id) \
    UNION SELECT a.person_id FROM first_answers f JOIN attempt a ON a.id = f.attempt_id WHERE a.state <> 'closed' \
    ORDER BY 1 LIMIT 1000";

impl Office {
    /// Counts the first answers that have come in, and lets questions change their difficulty where answers show another.
    /// Any number of servers may call it: one works. What is left over after a thousand people waits for the next turn.
    ///
    /// # Errors
    /// Only breakages.
    pub async fn measure_questions(&self) -> Outcome<MeasuredTurn> {
        let db = self.store.read();
        let query = Statement::from_string(db.get_database_backend(), WAITING);
        let people: Vec<String> =
            Row::find_by_statement(query).all(db).await?.into_iter().map(|row| row.person_id).collect();
        let changes = changes::due(db).await?;
        let holder = self.chance.id();
        if people.is_empty() && changes.is_empty()
            || self.hold_lease(LEASE, &holder, LEASE_MS).await? == Held::Elsewhere
        {
            return Ok(MeasuredTurn::default());
        }
        for some in people.chunks(AT_ONCE) {
            let counts = firsts::read(db, some).await?;
            self.store.write(move |tx| Box::pin(async move { count::take(tx, counts).await })).await?;
            self.hold_lease(LEASE, &holder, LEASE_MS).await?;
        }
        let changed = self.change_difficulties().await?;
        self.hold_lease(LEASE, &holder, 0).await?;
        Ok(MeasuredTurn { people: u32::try_from(people.len()).unwrap_or(u32::MAX), changed })
    }
}

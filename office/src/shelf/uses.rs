use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use engine::{Moment, Paper, Pool};
use sea_orm::{DatabaseConnection, FromQueryResult, Statement};

use super::Shelf;
use crate::{Breakage, Outcome};

/// How long a count holds: by then it has missed what other servers have drawn meanwhile.
const HOLDS_MS: i64 = 10 * 60_000;

/// How often each question was drawn for anybody, in any version. It matters only to whoever has seen all there is: it is
/// counted when one of these comes, and what this process draws from then on is added.
#[derive(Default)]
pub(super) struct Uses {
    /// Held for moments.
    known: Mutex<Option<Count>>,
    /// Held while somebody counts: whoever comes then waits for the same.
    counting: tokio::sync::Mutex<()>,
}

struct Count {
    at: Moment,
    /// By the question's name.
    drawn: HashMap<String, u32>,
}

#[derive(FromQueryResult)]
struct Row {
    name: String,
    drawn: i64,
}

/// Every paper there is. A start stores forty-two questions, and an index by question would be as many more places to write.
const USES: &str = "SELECT q.bank || '/' || q.slug AS name, CAST(sum(n.drawn) AS BIGINT) AS drawn FROM ( \
        SELECT question_version_id, count(*) AS drawn FROM attempt_item GROUP BY question_version_id) AS n \
    JOIN question_version v ON v.id = n.question_version_id JOIN question q ON q.id = v.question_id \
    GROUP BY q.bank, q.slug";

impl Shelf {
    /// Counts, when that was not done of late: from then on [`Shelf::used`] says how often a question was drawn. Who has
    /// asked and goes does not end a count that others wait for.
    pub(crate) async fn count_uses(&self, db: &DatabaseConnection, now: Moment) -> Outcome<()> {
        if self.0.uses.is_fresh(now) {
            return Ok(());
        }
        let (shelf, db) = (self.clone(), db.clone());
        let counted = tokio::spawn(async move { shelf.0.uses.count(&db, now).await });
        counted.await.map_err(Breakage::new)?
    }

    /// How often a question was drawn, by its name.
    pub(crate) fn used(&self, name: &str) -> u32 {
        self.0.uses.with(|known| known.as_ref().and_then(|count| count.drawn.get(name).copied())).unwrap_or(0)
    }

    /// Adds a paper that was drawn from a pool.
    pub(crate) fn note_draw(&self, paper: &Paper, pool: &Pool) {
        self.0.uses.with(|known| {
            let Some(count) = known else { return };
            for candidate in paper.items().filter_map(|(_, item)| pool.candidate(&item.question)) {
                *count.drawn.entry(candidate.slug_key.clone()).or_default() += 1;
            }
        });
    }
}

impl Uses {
    async fn count(&self, db: &DatabaseConnection, now: Moment) -> Outcome<()> {
        let _one = self.counting.lock().await;
        // Whoever waited has a count by now.
        if self.is_fresh(now) {
            return Ok(());
        }
        let query = Statement::from_string(db.get_database_backend(), USES);
        let rows = Row::find_by_statement(query).all(db).await?;
        let drawn = rows.into_iter().map(|row| (row.name, u32::try_from(row.drawn).unwrap_or(u32::MAX))).collect();
        self.with(|known| *known = Some(Count { at: now, drawn }));
        Ok(())
    }

    fn is_fresh(&self, now: Moment) -> bool {
        // A clock may have been put back.
        self.with(|known| known.as_ref().is_some_and(|count| (0..HOLDS_MS).contains(&now.minus(count.at))))
    }

    fn with<T>(&self, look: impl FnOnce(&mut Option<Count>) -> T) -> T {
        look(&mut self.known.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

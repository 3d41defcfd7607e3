use std::collections::HashMap;

use engine::{Moment, Paper, Pool, Seen};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};

use super::Shelf;
use crate::Outcome;

/// How long a count holds: by then it has missed what other servers have drawn meanwhile.
const HOLDS_MS: i64 = 10 * 60_000;

/// How often each question was drawn for anybody, in any version, by its name. It matters only to whoever has seen all there
/// is: it is counted when one of these comes, and what this process draws from then on is added.
pub(super) struct Uses {
    counted_at: Moment,
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
    /// How often each of these questions was drawn.
    pub(crate) async fn used(
        &self,
        db: &impl ConnectionTrait,
        names: impl Iterator<Item = &String> + Send,
        now: Moment,
    ) -> Outcome<Seen> {
        let mut uses = self.0.uses.lock().await;
        let drawn = match uses.take().filter(|uses| now.minus(uses.counted_at) < HOLDS_MS) {
            Some(uses) => uses,
            None => Uses::count(db, now).await?,
        };
        let seen = names.map(|name| (name.clone(), drawn.of(name))).collect();
        *uses = Some(drawn);
        Ok(seen)
    }

    /// Adds a paper that was drawn from a pool. While somebody counts, it is counted or left out; the next count has it.
    pub(crate) fn note_draw(&self, paper: &Paper, pool: &Pool) {
        let Ok(mut uses) = self.0.uses.try_lock() else { return };
        let Some(uses) = uses.as_mut() else { return };
        for candidate in paper.items().filter_map(|(_, item)| pool.candidate(&item.question)) {
            *uses.drawn.entry(candidate.slug_key.clone()).or_default() += 1;
        }
    }
}

impl Uses {
    async fn count(db: &impl ConnectionTrait, now: Moment) -> Outcome<Self> {
        let query = Statement::from_string(db.get_database_backend(), USES);
        let rows = Row::find_by_statement(query).all(db).await?;
        let drawn = rows.into_iter().map(|row| (row.name, u32::try_from(row.drawn).unwrap_or(u32::MAX))).collect();
        Ok(Self { counted_at: now, drawn })
    }

    fn of(&self, name: &str) -> u32 {
        self.drawn.get(name).copied().unwrap_or(0)
    }
}

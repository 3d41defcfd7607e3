use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use engine::{Candidate, Exam, Mode, Pool, Slug};
use sea_orm::ConnectionTrait;

use super::Shelf;
use super::stock::{self, BankStock, Wanted, topics};
use crate::content::Revision;
use crate::{Breakage, Outcome};

/// What a draw rests on, beside exam and person: all that decides which questions may be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Origin {
    /// The revision of the content.
    pub(crate) revision: Revision,
    /// The day, by the department's calendar.
    pub(crate) day: String,
    /// The person's posts, those that make a difference.
    pub(crate) posts: Vec<Slug>,
}

impl Shelf {
    /// What an exam draws from, made ready. It is made once for all who start on the same origin, by one at a time: whoever
    /// starts meanwhile waits and takes the same. `origin` comes back with only those posts that make a difference.
    pub(crate) async fn pool(
        &self,
        db: &impl ConnectionTrait,
        (version, exam): (&str, &Arc<Exam>),
        origin: Origin,
    ) -> Outcome<(Arc<Pool>, Origin)> {
        let stocks = self.stocks(db, exam, origin.revision).await?;
        let mut origin = origin;
        origin.posts.retain(|post| stocks.iter().any(|stock| stock.named.contains(post)));
        origin.posts.sort_unstable();
        let name = (version.to_owned(), origin);
        if let Some(pool) = self.0.pools.get(&name) {
            return Ok((pool, name.1));
        }
        let _one_at_a_time = self.0.making.lock().await;
        if let Some(pool) = self.0.pools.get(&name) {
            return Ok((pool, name.1));
        }
        let wanted = Wanted { mode: exam.mode, day: &name.1.day, posts: &name.1.posts };
        let candidates: Vec<Arc<Candidate>> = stocks.iter().flat_map(|stock| stock.candidates(wanted)).collect();
        let of = Arc::clone(exam);
        let pool = tokio::task::spawn_blocking(move || Pool::new(&of.blueprint, candidates)).await;
        let (revision, origin) = (name.1.revision, name.1.clone());
        let newer = |(_, origin): &(String, Origin)| origin.revision >= revision;
        Ok((self.0.pools.put_beside(name, pool.map_err(Breakage::new)?, newer), origin))
    }

    /// What may be drawn of these banks for practice at an origin, by the id of its version.
    pub(crate) async fn for_practice<'t>(
        &self,
        db: &impl ConnectionTrait,
        topics: impl IntoIterator<Item = &'t str>,
        origin: &Origin,
    ) -> Outcome<BTreeMap<String, Arc<Candidate>>> {
        let wanted = Wanted { mode: Mode::Practice, day: &origin.day, posts: &origin.posts };
        let mut drawable = BTreeMap::new();
        for topic in topics.into_iter().collect::<BTreeSet<&str>>() {
            let stock = self.stock(db, topic, origin.revision).await?;
            drawable.extend(stock.candidates(wanted).map(|one| (one.question.clone(), one)));
        }
        Ok(drawable)
    }

    /// What may be drawn of each bank of an exam.
    async fn stocks(&self, db: &impl ConnectionTrait, exam: &Exam, revision: Revision) -> Outcome<Vec<Arc<BankStock>>> {
        let mut stocks = Vec::new();
        for topic in topics(exam) {
            stocks.push(self.stock(db, topic, revision).await?);
        }
        Ok(stocks)
    }

    async fn stock(&self, db: &impl ConnectionTrait, topic: &str, revision: Revision) -> Outcome<Arc<BankStock>> {
        let name = (revision, topic.to_owned());
        if let Some(stock) = self.0.stocks.get(&name) {
            return Ok(stock);
        }
        let _one_at_a_time = self.0.making.lock().await;
        if let Some(stock) = self.0.stocks.get(&name) {
            return Ok(stock);
        }
        let stock = stock::read(db, topic, revision).await?;
        Ok(self.0.stocks.put_beside(name, stock, |(other, _)| *other >= revision))
    }
}

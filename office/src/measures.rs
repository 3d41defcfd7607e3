//! What an operator's monitoring reads: how much is done and how fast, never by whom. Labels come from closed lists.

use prometheus_client::encoding::text::encode_registry;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::{Registry, Unit};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::sessions::IDLE_MS;
use crate::store::entity::{attempt, session};
use crate::{ApiCaller, ApiScope, Breakage, Office, Outcome, Stopwatch};

/// One label with a value of a closed list.
type Label = [(&'static str, &'static str); 1];

/// What is counted while it happens. Clones count together.
#[derive(Debug, Clone)]
pub(crate) struct Measures {
    saves: Family<Label, Counter>,
    batches: Histogram,
    commits: Histogram,
    swept: Counter,
    jumps: Counter,
}

/// What became of something that somebody entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// It is on disk and counts.
    Counts,
    /// It came too late or from an older page: kept, marked, and not graded.
    Marked,
    /// It could be no answer, or nothing could be written.
    Refused,
}

impl Measures {
    pub(crate) fn new() -> Self {
        Self {
            saves: Family::default(),
            batches: Histogram::new([1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0]),
            // From a quarter of a millisecond to four seconds.
            commits: Histogram::new(exponential_buckets(0.000_25, 2.0, 15)),
            swept: Counter::default(),
            jumps: Counter::default(),
        }
    }

    /// A save has been answered.
    pub(crate) fn saved(&self, kept: Kept) {
        let outcome = match kept {
            Kept::Counts => "counts",
            Kept::Marked => "marked",
            Kept::Refused => "refused",
        };
        self.saves.get_or_create(&[("outcome", outcome)]).inc();
    }

    /// So many jobs shared a commit, which took so long from its beginning to the flush.
    pub(crate) fn committed(&self, jobs: usize, took: Stopwatch) {
        self.batches.observe(u32::try_from(jobs).map_or(f64::MAX, f64::from));
        self.commits.observe(took.seconds());
    }

    /// A sweep closed so many attempts.
    pub(crate) fn swept(&self, attempts: u32) {
        self.swept.inc_by(attempts.into());
    }

    /// The machine's clock jumped.
    pub(crate) fn jumped(&self) {
        self.jumps.inc();
    }

    fn register(&self, registry: &mut Registry) {
        registry.register("saves", "Saves that were answered, by what became of them", self.saves.clone());
        registry.register("commit_jobs", "Jobs that shared a commit", self.batches.clone());
        let help = "From a commit's beginning to its flush";
        registry.register_with_unit("commit_duration", help, Unit::Seconds, self.commits.clone());
        registry.register("attempts_swept", "Attempts that were closed because their time was up", self.swept.clone());
        registry.register("clock_jumps", "Jumps of the machine's clock that were noticed", self.jumps.clone());
    }
}

impl Office {
    /// Everything that is measured, in the text format of OpenMetrics without its last line: others may have more to say.
    ///
    /// # Errors
    /// `NotAllowed` for a token that is not for reports.
    pub async fn measures(&self, caller: &ApiCaller) -> Outcome<String> {
        caller.require(ApiScope::Reports)?;
        let mut registry = Registry::with_prefix("passgate");
        self.store.measures().register(&mut registry);
        for (name, help, value) in self.levels().await? {
            let gauge = Gauge::<i64>::default();
            gauge.set(value);
            registry.register(name, help, gauge);
        }
        let mut text = String::new();
        encode_registry(&mut text, &registry).map_err(Breakage::new)?;
        Ok(text)
    }

    /// What is so at this moment.
    async fn levels(&self) -> Outcome<Vec<(&'static str, &'static str, i64)>> {
        let (db, now) = (self.store.read(), self.now().0);
        let open = attempt::Entity::find().filter(attempt::is_open()).count(db).await?;
        let sessions = session::Entity::find()
            .filter(session::Column::EndedAt.is_null())
            .filter(session::Column::ExpiresAt.gt(now))
            .filter(session::Column::SeenAt.gt(now - IDLE_MS))
            .count(db)
            .await?;
        let backup = self.last_backup().await?.map_or(0, |backup| backup.at.0 / 1000);
        let waiting = self.waiting();
        let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        Ok(vec![
            ("attempts_open", "Attempts that run or are paused", number(open)),
            ("sessions", "Sessions that have not ended", number(sessions)),
            ("writer_waiting", "Jobs that wait for the writer", number(waiting.writer)),
            ("passwords_waiting", "Passwords that are being checked or wait for it", number(waiting.passwords)),
            ("database_bytes", "Size of the database", number(self.store.bytes().await?)),
            ("last_backup_timestamp_seconds", "When the last backup was taken; 0 when never", backup),
        ])
    }
}

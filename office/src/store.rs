//! The store: the only place that knows there is a database. Nothing of it leaves this crate.

mod ask;
mod changes;
mod connect;
pub(crate) mod copy;
pub(crate) mod entity;
pub(crate) mod errors;
mod hold;
mod migration;
mod numbers;
mod room;
mod rows;
pub(crate) mod sheaf;
#[cfg(test)]
mod tests;
mod writer;

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use engine::{Moment, Refusal};
use sea_orm::{DatabaseConnection, DatabaseTransaction, DbErr, TransactionTrait};
use tokio::sync::Semaphore;

use crate::measures::Measures;
use crate::{Breakage, Failure, OpenError, Outcome, Stopwatch};
pub(crate) use ask::{Ask, Reply, ask};
pub(crate) use changes::Changes;
pub use copy::DatabaseKind;
use entity::Silent;
pub(crate) use errors::is_unique_violation;
pub(crate) use hold::{Hold, hold, hold_attempt};
pub(crate) use rows::insert;
use writer::Asker;

/// The work of a job, inside its transaction.
pub(crate) type Work<'t, T> = Pin<Box<dyn Future<Output = Outcome<T>> + Send + 't>>;

/// How often a PostgreSQL transaction is tried that lost to another, or lost its connection.
const TRIES: u32 = 5;
/// Notes in passing that may wait at once: few, so that they take neither the queue nor the pool from anybody.
const ASIDE: u32 = 4;

/// Readers, and one way to write.
#[derive(Debug)]
pub(crate) struct Store {
    readers: DatabaseConnection,
    writes: Writes,
    statements: Arc<AtomicU64>,
    address: Silent,
    measures: Measures,
    aside: Arc<Semaphore>,
}

#[derive(Debug)]
enum Writes {
    /// SQLite: one writer that commits what has gathered.
    Queue(writer::Queue),
    /// PostgreSQL: each job is a transaction from the pool.
    Pool(DatabaseConnection),
}

impl Store {
    /// Connects, brings the tables up to date, and starts the writer.
    pub(crate) async fn open(url: &str, now: Moment) -> Result<Self, OpenError> {
        let statements = Arc::new(AtomicU64::new(0));
        let (address, measures) = (Silent(url.to_owned()), Measures::new());
        let aside = Arc::new(Semaphore::new(ASIDE as usize));
        match DatabaseKind::of(url).ok_or(OpenError::UnknownAddress)? {
            DatabaseKind::Sqlite => {
                let mut writer = migrated(connect::sqlite_writer(url).await?, now).await?;
                let mut readers = connect::sqlite_readers(url).await?;
                count(&mut writer, &statements);
                count(&mut readers, &statements);
                let writes = Writes::Queue(writer::start(writer, measures.clone()));
                Ok(Self { readers, writes, statements, address, measures, aside })
            }
            DatabaseKind::Postgres => {
                let mut pool = migrated(connect::postgres(url).await?, now).await?;
                count(&mut pool, &statements);
                let writes = Writes::Pool(pool.clone());
                Ok(Self { readers: pool, writes, statements, address, measures, aside })
            }
        }
    }

    /// Waits until everything that is noted in passing by now is written, or has failed.
    pub(crate) async fn settled(&self) {
        // Each note holds a turn: whoever has all of them is alone. The semaphore is never closed.
        let _all = self.aside.acquire_many(ASIDE).await;
    }

    /// Lets the writer finish what it has taken, and closes every connection.
    pub(crate) async fn close(&self) {
        self.settled().await;
        if let Writes::Queue(queue) = &self.writes {
            queue.close().await;
        }
        if let Err(error) = self.readers.close_by_ref().await {
            let _logged = Breakage::new(error);
        }
    }

    /// How many statements were sent so far.
    pub(crate) fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// For reading: sees everything that was committed before.
    pub(crate) const fn read(&self) -> &DatabaseConnection {
        &self.readers
    }

    /// For writing: what the job wrote is on disk when this returns `Ok`, and undone when it returns `Err`.
    ///
    /// The job may run more than once (after a conflict, or beside another that failed), so what it captures is `Clone` and it does
    /// nothing but write. To keep rows and refuse all the same, return the refusal inside an `Ok`. When whoever asked goes
    /// before the job's turn has come, nothing is done.
    pub(crate) async fn write<T, J>(&self, job: J) -> Outcome<T>
    where
        T: Send + 'static,
        J: for<'t> FnOnce(&'t DatabaseTransaction) -> Work<'t, T> + Clone + Send + 'static,
    {
        self.run(Asker::Waits, job).await
    }

    /// As [`Store::write`], for what is worth writing although nobody hears of it: an answer that came in time.
    pub(crate) async fn write_anyway<T, J>(&self, job: J) -> Outcome<T>
    where
        T: Send + 'static,
        J: for<'t> FnOnce(&'t DatabaseTransaction) -> Work<'t, T> + Clone + Send + 'static,
    {
        self.run(Asker::MayGo, job).await
    }

    /// Writes in passing, and lets nobody wait for it: what only keeps note of a look must not stand in its way. When
    /// too much of it waits already, or it fails, the next look makes up for it.
    pub(crate) fn write_aside<J>(self: &Arc<Self>, job: J)
    where
        J: for<'t> FnOnce(&'t DatabaseTransaction) -> Work<'t, ()> + Clone + Send + 'static,
    {
        let Ok(turn) = Arc::clone(&self.aside).try_acquire_owned() else {
            tracing::debug!("a note in passing was left out");
            return;
        };
        let store = Arc::clone(self);
        tokio::spawn(async move {
            if store.write(job).await.is_err() {
                tracing::warn!("a note in passing was not written");
            }
            drop(turn);
        });
    }

    async fn run<T, J>(&self, asker: Asker, job: J) -> Outcome<T>
    where
        T: Send + 'static,
        J: for<'t> FnOnce(&'t DatabaseTransaction) -> Work<'t, T> + Clone + Send + 'static,
    {
        match &self.writes {
            Writes::Queue(queue) => queue.run(asker, job).await,
            Writes::Pool(pool) => {
                let took = Stopwatch::start();
                let outcome = on_pool(pool, job).await;
                if outcome.is_ok() {
                    self.measures.committed(1, took);
                }
                outcome
            }
        }
    }
}

/// Brings the tables up to date. What cannot be used is closed, not only dropped: a connection could outlive this.
async fn migrated(connection: DatabaseConnection, now: Moment) -> Result<DatabaseConnection, OpenError> {
    let done = migration::migrate(&connection, now).await;
    if done.is_err() {
        connection.close_by_ref().await?;
    }
    done.map(|()| connection)
}

/// Counts what a connection sends.
fn count(connection: &mut DatabaseConnection, statements: &Arc<AtomicU64>) {
    let statements = Arc::clone(statements);
    connection.set_metric_callback(move |_info| {
        statements.fetch_add(1, Ordering::Relaxed);
    });
}

async fn on_pool<T, J>(pool: &DatabaseConnection, job: J) -> Outcome<T>
where
    T: Send + 'static,
    J: for<'t> FnOnce(&'t DatabaseTransaction) -> Work<'t, T> + Clone + Send + 'static,
{
    for _ in 0..TRIES {
        match once(pool, job.clone()).await {
            Err(Failure::Broke(breakage)) if breakage.is_worth_a_retry() => {}
            outcome => return outcome,
        }
    }
    Err(Refusal::Busy { retry_after_s: 1 }.into())
}

async fn once<T, J>(pool: &DatabaseConnection, job: J) -> Outcome<T>
where
    J: for<'t> FnOnce(&'t DatabaseTransaction) -> Work<'t, T>,
{
    let transaction = pool.begin().await?;
    match job(&transaction).await {
        Ok(value) => {
            // Lost here, it may have been written all the same: only a plain "no" is worth another try.
            let unsure = |error: DbErr| -> Failure {
                if errors::is_conflict(&error) { error.into() } else { Breakage::new(error).into() }
            };
            transaction.commit().await.map_err(unsure)?;
            Ok(value)
        }
        Err(failure) => {
            if let Err(error) = transaction.rollback().await {
                let _logged = Breakage::new(error);
            }
            Err(failure)
        }
    }
}

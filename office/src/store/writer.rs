//! SQLite's one writer: it commits what has gathered, so that many small jobs share one flush of the disk.

use std::pin::Pin;

use engine::Refusal;
use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use tokio::sync::{mpsc, oneshot};

use super::Work;
use crate::measures::Measures;
use crate::{Breakage, Outcome, Stopwatch};

/// Jobs that may wait; more are refused, so that nobody waits for long.
const WAITING: usize = 1024;
/// Jobs that share one commit.
const GATHERED: usize = 64;

/// The door to the writer.
#[derive(Debug)]
pub(crate) struct Queue {
    jobs: mpsc::Sender<Box<dyn Job>>,
    connection: DatabaseConnection,
}

/// A job without its type: all wait in one queue.
trait Job: Send {
    /// Does the work and keeps the outcome back until the commit. It may be asked to do it again, after what it wrote was
    /// undone.
    fn run<'t>(&'t mut self, tx: &'t DatabaseTransaction) -> Pin<Box<dyn Future<Output = Keep> + Send + 't>>;
    /// Whether nobody waits for the answer any more, in a job that is only done for whoever waits.
    fn is_given_up(&self) -> bool;
    /// Tells the outcome, or that it was not written.
    fn answer(self: Box<Self>, committed: Result<(), DbErr>);
}

/// What becomes of the rows a job wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keep {
    Rows,
    Nothing,
}

/// What becomes of a job whose asker goes while it waits for its turn: a browser that was told "not known", or left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asker {
    /// It is not done.
    Waits,
    /// It is done all the same.
    MayGo,
}

/// Starts the writer; it ends when its queue is dropped.
pub(super) fn start(connection: DatabaseConnection, measures: Measures) -> Queue {
    let (jobs, mut receiver) = mpsc::channel::<Box<dyn Job>>(WAITING);
    let queue = Queue { jobs, connection: connection.clone() };
    tokio::spawn(async move {
        while let Some(first) = receiver.recv().await {
            // Whoever is about to write, too, comes along.
            tokio::task::yield_now().await;
            let mut jobs = vec![first];
            while jobs.len() < GATHERED {
                let Ok(next) = receiver.try_recv() else { break };
                jobs.push(next);
            }
            // A task of its own: a panic in a job ends its batch and not the writer.
            let batch = tokio::spawn(run_batch(connection.clone(), jobs, measures.clone()));
            if let Err(error) = batch.await {
                let _logged = Breakage::new(error);
                renew(&connection).await;
            }
        }
    });
    queue
}

impl Queue {
    /// The one connection that writes, for a look at its settings.
    #[cfg(test)]
    pub(super) const fn connection(&self) -> &DatabaseConnection {
        &self.connection
    }

    /// How many jobs wait.
    pub(super) fn waiting(&self) -> u64 {
        (self.jobs.max_capacity() - self.jobs.capacity()) as u64
    }

    /// Waits for what is queued and closes the connection: the pool has one, so closing waits for the present batch.
    pub(super) async fn close(&self) {
        // A job of its own, behind all others.
        let _last: Outcome<()> = self.run(Asker::Waits, |_tx| Box::pin(async { Ok(()) })).await;
        if let Err(error) = self.connection.close_by_ref().await {
            let _logged = Breakage::new(error);
        }
    }

    pub(super) async fn run<T, J>(&self, asker: Asker, job: J) -> Outcome<T>
    where
        T: Send + 'static,
        J: for<'t> FnOnce(&'t DatabaseTransaction) -> Work<'t, T> + Clone + Send + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        let waiting = Box::new(Waiting { job, asker, sender, outcome: None });
        self.jobs.try_send(waiting).map_err(|_full| Refusal::Busy { retry_after_s: 1 })?;
        receiver.await.map_err(|_gone| Breakage::new("the writer gave no answer"))?
    }
}

struct Waiting<T, J> {
    job: J,
    asker: Asker,
    sender: oneshot::Sender<Outcome<T>>,
    outcome: Option<Outcome<T>>,
}

impl<T, J> Job for Waiting<T, J>
where
    T: Send + 'static,
    J: for<'t> FnOnce(&'t DatabaseTransaction) -> Work<'t, T> + Clone + Send + 'static,
{
    fn run<'t>(&'t mut self, tx: &'t DatabaseTransaction) -> Pin<Box<dyn Future<Output = Keep> + Send + 't>> {
        let job = self.job.clone();
        Box::pin(async move {
            let outcome = job(tx).await;
            let keep = if outcome.is_ok() { Keep::Rows } else { Keep::Nothing };
            self.outcome = Some(outcome);
            keep
        })
    }

    fn is_given_up(&self) -> bool {
        self.asker == Asker::Waits && self.sender.is_closed()
    }

    fn answer(self: Box<Self>, committed: Result<(), DbErr>) {
        let told = match (self.outcome, committed) {
            (Some(outcome), Ok(())) => outcome,
            (Some(Err(failure)), Err(_)) => Err(failure),
            (_, Err(error)) => Err(error.into()),
            // It was given up before its turn: nobody listens.
            (None, Ok(())) => return,
        };
        // Who asked may have gone; the rows stay all the same.
        let _gone = self.sender.send(told);
    }
}

async fn run_batch(connection: DatabaseConnection, mut jobs: Vec<Box<dyn Job>>, measures: Measures) {
    let took = Stopwatch::start();
    let committed = match together(&connection, &mut jobs).await {
        Ok(Keep::Nothing) if jobs.len() > 1 => each_apart(&connection, &mut jobs).await,
        done => done.map(|_| ()),
    };
    measures.committed(jobs.len(), took);
    jobs.into_iter().for_each(|job| job.answer(committed.clone()));
    if committed.is_err() {
        renew(&connection).await;
    }
}

/// After a fault nobody knows how far the connection thinks that it is inside a transaction: a full disk ends one without a
/// word, and what comes next would be part of one that is never committed, and be said to be safe. A new connection takes
/// its place, and with the old one goes what it had begun.
async fn renew(connection: &DatabaseConnection) {
    let gone = match connection.get_sqlite_connection_pool().acquire().await {
        Ok(present) => present.close().await,
        Err(error) => Err(error),
    };
    if let Err(error) = gone {
        let _logged = Breakage::new(error);
    }
}

/// Runs all jobs in one transaction. When one fails, which is rare, all is undone: what the others wrote with it.
async fn together(connection: &DatabaseConnection, jobs: &mut [Box<dyn Job>]) -> Result<Keep, DbErr> {
    let whole = begin(connection).await?;
    for job in jobs.iter_mut().filter(|job| !job.is_given_up()) {
        if job.run(&whole).await == Keep::Nothing {
            whole.rollback().await?;
            return Ok(Keep::Nothing);
        }
    }
    whole.commit().await?;
    Ok(Keep::Rows)
}

/// Runs all jobs in one transaction, each in a part of its own that is undone when it fails.
async fn each_apart(connection: &DatabaseConnection, jobs: &mut [Box<dyn Job>]) -> Result<(), DbErr> {
    let whole = begin(connection).await?;
    for job in jobs.iter_mut().filter(|job| !job.is_given_up()) {
        let part = whole.begin().await?;
        // When even the savepoint cannot be undone (a full disk ends the whole transaction), nobody is told "saved".
        match job.run(&part).await {
            Keep::Rows => part.commit().await?,
            Keep::Nothing => part.rollback().await?,
        }
    }
    whole.commit().await
}

async fn begin(connection: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let mode = Some(SqliteTransactionMode::Immediate);
    let options = TransactionOptions { sqlite_transaction_mode: mode, ..TransactionOptions::default() };
    connection.begin_with_options(options).await
}

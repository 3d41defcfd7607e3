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
    /// Does the work and keeps the answer back until the commit.
    fn run<'t>(self: Box<Self>, tx: &'t DatabaseTransaction) -> Pin<Box<dyn Future<Output = Done> + Send + 't>>;
    /// Whether nobody waits for the answer any more, in a job that is only done for whoever waits.
    fn is_given_up(&self) -> bool;
    /// Answers without having run.
    fn refuse(self: Box<Self>, error: DbErr);
}

/// A job that has run, before the commit.
struct Done {
    keep: Keep,
    answer: Answer,
}

type Answer = Box<dyn FnOnce(Result<(), DbErr>) + Send>;

/// What becomes of the rows a job wrote.
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
        J: for<'t> FnOnce(&'t DatabaseTransaction) -> Work<'t, T> + Send + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        let waiting = Box::new(Waiting { job, sender, asker });
        self.jobs.try_send(waiting).map_err(|_full| Refusal::Busy { retry_after_s: 1 })?;
        receiver.await.map_err(|_gone| Breakage::new("the writer gave no answer"))?
    }
}

struct Waiting<T, J> {
    job: J,
    asker: Asker,
    sender: oneshot::Sender<Outcome<T>>,
}

impl<T, J> Job for Waiting<T, J>
where
    T: Send + 'static,
    J: for<'t> FnOnce(&'t DatabaseTransaction) -> Work<'t, T> + Send + 'static,
{
    fn run<'t>(self: Box<Self>, tx: &'t DatabaseTransaction) -> Pin<Box<dyn Future<Output = Done> + Send + 't>> {
        let Self { job, sender, .. } = *self;
        Box::pin(async move {
            let outcome = job(tx).await;
            let keep = if outcome.is_ok() { Keep::Rows } else { Keep::Nothing };
            let answer = move |committed: Result<(), DbErr>| {
                let told = match committed {
                    Ok(()) => outcome,
                    Err(error) => outcome.and(Err(error.into())),
                };
                // Who asked may have gone; the rows stay all the same.
                let _gone = sender.send(told);
            };
            Done { keep, answer: Box::new(answer) }
        })
    }

    fn is_given_up(&self) -> bool {
        self.asker == Asker::Waits && self.sender.is_closed()
    }

    fn refuse(self: Box<Self>, error: DbErr) {
        let _gone = self.sender.send(Err(error.into()));
    }
}

async fn run_batch(connection: DatabaseConnection, jobs: Vec<Box<dyn Job>>, measures: Measures) {
    let (count, took) = (jobs.len(), Stopwatch::start());
    let mut waiting = jobs.into_iter();
    let mut answers = Vec::new();
    let committed = in_one_transaction(&connection, &mut waiting, &mut answers).await;
    measures.committed(count, took);
    for answer in answers {
        answer(committed.clone());
    }
    if let Err(error) = committed {
        waiting.for_each(|job| job.refuse(error.clone()));
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

async fn in_one_transaction(
    connection: &DatabaseConnection,
    jobs: &mut (impl Iterator<Item = Box<dyn Job>> + Send),
    answers: &mut Vec<Answer>,
) -> Result<(), DbErr> {
    let mode = Some(SqliteTransactionMode::Immediate);
    let options = TransactionOptions { sqlite_transaction_mode: mode, ..TransactionOptions::default() };
    let whole = connection.begin_with_options(options).await?;
    for job in jobs.filter(|job| !job.is_given_up()) {
        let part = whole.begin().await?;
        let done = job.run(&part).await;
        answers.push(done.answer);
        // When even the savepoint cannot be undone (a full disk ends the whole transaction), nobody is told "saved".
        match done.keep {
            Keep::Rows => part.commit().await?,
            Keep::Nothing => part.rollback().await?,
        }
    }
    whole.commit().await
}

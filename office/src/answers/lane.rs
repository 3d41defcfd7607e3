//! Where saves wait for each other: what has gathered goes to the database in a few statements, and not each in six.

use std::sync::Arc;

use engine::Refusal;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};

use super::call::Call;
use super::together;
use crate::secrets::Secrets;
use crate::store::Store;
use crate::views::Saved;
use crate::{Breakage, Outcome};

/// What is said to whoever saved: kept and counting, or kept and why it does not count.
pub(super) type Told = Result<Saved, Refusal>;

/// Saves that may wait; more are refused, so that nobody waits for long.
const WAITING: usize = 4096;
/// Saves that go together.
const GATHERED: usize = 64;
/// Gatherings underway at once: the next is on its way while the disk still flushes the one before.
const AT_ONCE: usize = 2;

/// The door to the lane.
#[derive(Debug)]
pub(crate) struct Lane(mpsc::Sender<Waiting>);

struct Waiting {
    call: Call,
    sender: oneshot::Sender<Outcome<Told>>,
}

impl Lane {
    /// Opens the lane; it ends when the office does.
    pub(crate) fn open(store: Arc<Store>, secrets: Secrets) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING);
        tokio::spawn(gather(receiver, store, secrets));
        Self(sender)
    }

    /// Keeps one answer. It is kept also when whoever asked has gone.
    pub(super) async fn keep(&self, call: Call) -> Outcome<Told> {
        let (sender, receiver) = oneshot::channel();
        self.0.try_send(Waiting { call, sender }).map_err(|_full| Refusal::Busy { retry_after_s: 1 })?;
        receiver.await.map_err(|_gone| Breakage::new("the lane of answers gave none"))?
    }
}

async fn gather(mut calls: mpsc::Receiver<Waiting>, store: Arc<Store>, secrets: Secrets) {
    let turns = Arc::new(Semaphore::new(AT_ONCE));
    // The semaphore is never closed. Whoever comes while all turns are taken goes together with the next.
    while let Ok(turn) = Arc::clone(&turns).acquire_owned().await {
        let mut gathered = Vec::new();
        if calls.recv_many(&mut gathered, GATHERED).await == 0 {
            return;
        }
        tokio::spawn(send(gathered, turn, Arc::clone(&store), secrets.clone()));
    }
}

/// Keeps what gathered; what cannot go along with the others (and all of it, when something broke) goes by itself.
async fn send(gathered: Vec<Waiting>, turn: OwnedSemaphorePermit, store: Arc<Store>, secrets: Secrets) {
    let (calls, senders): (Vec<Call>, Vec<_>) = gathered.into_iter().map(|one| (one.call, one.sender)).unzip();
    let calls: Arc<[Call]> = calls.into();
    let told = together(&store, &calls, &secrets).await;
    drop(turn);
    let mut told = told.into_iter();
    for (call, sender) in calls.iter().zip(senders) {
        match told.next().flatten() {
            Some(saved) => drop(sender.send(Ok(Ok(saved)))),
            None => drop(tokio::spawn(alone(call.clone(), sender, Arc::clone(&store), secrets.clone()))),
        }
    }
}

async fn together(store: &Store, calls: &Arc<[Call]>, secrets: &Secrets) -> Vec<Option<Saved>> {
    let (calls, secrets) = (Arc::clone(calls), secrets.clone());
    let job = store.write_anyway(move |tx| Box::pin(async move { together::keep(tx, &calls, &secrets).await }));
    // What went wrong is said by each save that then goes alone.
    job.await.unwrap_or_default()
}

async fn alone(call: Call, sender: oneshot::Sender<Outcome<Told>>, store: Arc<Store>, secrets: Secrets) {
    let told = store.write_anyway(move |tx| Box::pin(async move { call.keep(tx, &secrets).await })).await;
    let _gone = sender.send(told);
}

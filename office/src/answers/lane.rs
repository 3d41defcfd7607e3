//! Where saves wait for each other: what has gathered goes to the database in a few statements, and not each in six.

use std::sync::Arc;

use engine::Refusal;
use tokio::sync::oneshot;

use super::call::Call;
use super::together;
use crate::Outcome;
use crate::lane::{Lane, Waiting};
use crate::secrets::Secrets;
use crate::store::Store;
use crate::views::Saved;

/// What is said to whoever saved: kept and counting, or kept and why it does not count.
pub(crate) type Told = Result<Saved, Refusal>;

/// Where saves wait.
pub(crate) type Saves = Lane<Call, Told>;

/// Opens the lane.
pub(crate) fn open(store: Arc<Store>, secrets: Secrets) -> Saves {
    Lane::open(move |gathered| send(gathered, Arc::clone(&store), secrets.clone()))
}

/// Keeps what gathered; what cannot go along with the others (and all of it, when something broke) goes by itself.
async fn send(gathered: Vec<Waiting<Call, Told>>, store: Arc<Store>, secrets: Secrets) {
    let (calls, senders): (Vec<Call>, Vec<_>) = gathered.into_iter().map(|one| (one.call, one.sender)).unzip();
    let calls: Arc<[Call]> = calls.into();
    let mut told = together(&store, &calls, &secrets).await.into_iter();
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

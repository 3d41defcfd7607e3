//! Where calls of one kind wait for each other: what has gathered while the last were on their way goes to the database
//! together. When nobody else is there, a call goes at once.

use std::sync::Arc;

use engine::Refusal;
use tokio::sync::{Semaphore, mpsc, oneshot};
use tracing::{Instrument, Span};

use crate::{Breakage, Outcome};

/// Calls that may wait; more are refused, so that nobody waits for long.
const WAITING: usize = 4096;
/// Calls that go together.
const GATHERED: usize = 64;
/// Gatherings underway at once: the next is on its way while the one before still waits for the disk or the network.
const AT_ONCE: usize = 2;

/// The door to a lane.
#[derive(Debug)]
pub(crate) struct Lane<C, A>(mpsc::Sender<Waiting<C, A>>);

/// A call, and where its answer is waited for.
#[derive(Debug)]
pub(crate) struct Waiting<C, A> {
    pub(crate) call: C,
    span: Span,
    pub(crate) sender: oneshot::Sender<Outcome<A>>,
}

impl<C: Send + 'static, A: Send + 'static> Lane<C, A> {
    /// Opens a lane, where `work` answers what has gathered. It ends with the last who may call.
    pub(crate) fn open<F>(work: impl Fn(Vec<Waiting<C, A>>) -> F + Send + 'static) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let (sender, receiver) = mpsc::channel(WAITING);
        tokio::spawn(gather(receiver, work));
        Self(sender)
    }

    /// Waits for the answer. The work is done also when whoever asked has gone.
    pub(crate) async fn ask(&self, call: C) -> Outcome<A> {
        let (sender, receiver) = oneshot::channel();
        self.0
            .try_send(Waiting { call, span: Span::current(), sender })
            .map_err(|_full| Refusal::Busy { retry_after_s: 1 })?;
        receiver.await.map_err(|_gone| Breakage::new("a lane gave no answer"))?
    }
}

async fn gather<C, A, F>(mut calls: mpsc::Receiver<Waiting<C, A>>, work: impl Fn(Vec<Waiting<C, A>>) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let turns = Arc::new(Semaphore::new(AT_ONCE));
    // The semaphore is never closed. Whoever comes while all turns are taken goes together with the next.
    while let Ok(turn) = Arc::clone(&turns).acquire_owned().await {
        let Some(first) = calls.recv().await else { return };
        // Whoever is about to call, too, comes along.
        tokio::task::yield_now().await;
        let mut gathered = vec![first];
        while gathered.len() < GATHERED {
            let Ok(next) = calls.try_recv() else { break };
            gathered.push(next);
        }
        // What breaks is logged once, as on the way of the first.
        let span = gathered.first().map_or_else(Span::none, |first| first.span.clone());
        let work = work(gathered);
        let in_turn = async move {
            work.await;
            drop(turn);
        };
        tokio::spawn(in_turn.instrument(span));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn who_comes_while_all_turns_are_taken_goes_with_the_next() {
        let gate = Arc::new(Semaphore::new(0));
        let (gathering, mut gatherings) = mpsc::unbounded_channel();
        let work = {
            let gate = Arc::clone(&gate);
            move |gathered: Vec<Waiting<u16, u16>>| {
                let (gate, _told) = (Arc::clone(&gate), gathering.send(gathered.len()));
                async move {
                    gate.acquire().await.unwrap().forget();
                    gathered.into_iter().for_each(|one| one.sender.send(Ok(one.call)).unwrap());
                }
            }
        };
        let lane = Arc::new(Lane::open(work));
        let ask = |call| {
            let lane = Arc::clone(&lane);
            tokio::spawn(async move { lane.ask(call).await.unwrap() })
        };
        let mut asked = Vec::new();
        for alone in 0..2 {
            asked.push(ask(alone));
            assert_eq!(gatherings.recv().await, Some(1));
        }
        asked.extend((2..12).map(ask));
        while lane.0.capacity() > WAITING - 10 {
            tokio::task::yield_now().await;
        }
        gate.add_permits(3);
        assert_eq!(gatherings.recv().await, Some(10));
        for (call, answer) in (0..).zip(asked) {
            assert_eq!(answer.await.unwrap(), call);
        }
    }

    #[tokio::test]
    async fn work_that_panics_gives_no_answer_and_its_turn_back() {
        let lane = Lane::open(async |gathered: Vec<Waiting<bool, ()>>| {
            for one in gathered {
                assert!(one.call, "MARK");
                one.sender.send(Ok(())).unwrap();
            }
        });
        for _ in 0..=AT_ONCE {
            assert!(lane.ask(false).await.is_err());
        }
        assert!(lane.ask(true).await.is_ok());
    }
}

//! Answers that have come in and are not written yet. An attempt is not closed before those are written that came first,
//! so that what was received in time is never judged by a state that came later.

use std::mem;
use std::sync::{Mutex, PoisonError};

use tokio::sync::watch;

/// Attempts share lanes, so that nothing has to be tidied up. A number in common costs a short wait, no more.
const LANES: usize = 64;

/// The answers underway in this process.
pub(crate) struct Underway([Lane; LANES]);

/// Held by an answer from before the clock is read until it is written, or given up.
#[derive(Debug, Clone)]
pub(crate) struct Pass(#[expect(dead_code, reason = "that it is there is what counts")] watch::Receiver<()>);

struct Lane {
    /// Those who come now hold receivers of it.
    present: Mutex<watch::Sender<()>>,
    /// Those who came before somebody closed, until all of them are through.
    before: tokio::sync::Mutex<Vec<watch::Sender<()>>>,
}

impl Underway {
    pub(crate) fn new() -> Self {
        let lane = |_| Lane { present: Mutex::new(watch::Sender::new(())), before: tokio::sync::Mutex::default() };
        Self(std::array::from_fn(lane))
    }

    /// Lets an answer in. The time it came may be read only afterwards.
    pub(crate) fn enter(&self, attempt: &str) -> Pass {
        Pass(self.lane(attempt).present.lock().unwrap_or_else(PoisonError::into_inner).subscribe())
    }

    /// Waits until every answer is written that has come in by now. Those that come meanwhile are not waited for.
    pub(crate) async fn settled(&self, attempt: &str) {
        let lane = self.lane(attempt);
        // Who stops waiting leaves those who came before to the next.
        let mut before = lane.before.lock().await;
        let fresh = watch::Sender::new(());
        before.push(mem::replace(&mut *lane.present.lock().unwrap_or_else(PoisonError::into_inner), fresh));
        for came in &*before {
            came.closed().await;
        }
        before.clear();
    }

    fn lane(&self, attempt: &str) -> &Lane {
        let sum = attempt.bytes().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)));
        &self.0[sum % LANES]
    }
}

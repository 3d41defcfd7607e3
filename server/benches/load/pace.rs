use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use crate::stopwatch::Stopwatch;

/// When each of many does something that all do within a time: nobody waits for anybody else's answer.
pub(crate) struct Pace {
    within: Duration,
    next: AtomicU32,
    watch: Stopwatch,
}

/// The golden section as a fraction of 2³²: its multiples fall into any part of the time as often as into any other, and so come
/// somewhat more evenly than people do.
const STEP: u32 = 2_654_435_769;

impl Pace {
    /// The time begins now. Within no time at all, nobody waits.
    pub(crate) fn within(within: Duration) -> Self {
        Self { within, next: AtomicU32::new(0), watch: Stopwatch::start() }
    }

    /// Waits for the moment of whoever comes next.
    pub(crate) fn wait(&self) {
        let turn = self.next.fetch_add(1, Ordering::Relaxed).wrapping_mul(STEP);
        let due = self.within.mul_f64(f64::from(turn) / f64::from(u32::MAX));
        thread::sleep(due.saturating_sub(self.watch.passed()));
    }
}

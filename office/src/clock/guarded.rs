use std::sync::atomic::{AtomicI64, Ordering};

use engine::Moment;

use super::{Clock, SystemClock};
use crate::Stopwatch;

/// A clock that nobody can set: it counts from the moment it was made, and says nothing about the hour.
#[derive(Debug)]
pub struct SteadyClock(Stopwatch);

impl SteadyClock {
    /// Begins to count.
    #[must_use]
    pub fn start() -> Self {
        Self(Stopwatch::start())
    }
}

impl Clock for SteadyClock {
    fn now(&self) -> Moment {
        Moment((self.0.seconds() * 1e3) as i64)
    }
}

/// The hour of one clock, carried on by another that nobody can set: whoever puts the machine's clock ahead or back
/// neither ends nor prolongs what runs.
#[derive(Debug)]
pub struct GuardedClock<W, S> {
    wall: W,
    steady: S,
    ahead_ms: AtomicI64,
}

/// The clock of the machine, guarded.
pub type MachineClock = GuardedClock<SystemClock, SteadyClock>;

impl MachineClock {
    /// Begins at the machine's hour.
    #[must_use]
    pub fn start() -> Self {
        Self::new(SystemClock, SteadyClock::start())
    }
}

impl<W: Clock, S: Clock> GuardedClock<W, S> {
    /// Begins at the hour of `wall` and goes on as `steady` does.
    #[must_use]
    pub fn new(wall: W, steady: S) -> Self {
        let ahead_ms = AtomicI64::new(wall.now().minus(steady.now()));
        Self { wall, steady, ahead_ms }
    }
}

impl<W: Clock, S: Clock> Clock for GuardedClock<W, S> {
    fn now(&self) -> Moment {
        self.steady.now().plus_ms(self.ahead_ms.load(Ordering::Relaxed))
    }

    fn strays(&self) -> i64 {
        self.wall.now().minus(self.now())
    }

    fn follow(&self) {
        self.ahead_ms.store(self.wall.now().minus(self.steady.now()), Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::FixedClock;

    #[test]
    fn a_wall_clock_that_is_put_ahead_or_back_is_not_followed_until_it_is_asked_for() {
        let (wall, steady) = (Arc::new(FixedClock::at(Moment(1_000_000))), Arc::new(FixedClock::at(Moment(7))));
        let clock = GuardedClock::new(Arc::clone(&wall), Arc::clone(&steady));
        assert_eq!((clock.now(), clock.strays()), (Moment(1_000_000), 0));
        for jump in [3_600_000, -7_200_000] {
            let before = clock.now();
            wall.advance(jump);
            wall.advance(50);
            steady.advance(50);
            assert_eq!(clock.now(), before.plus_ms(50));
        }
        assert_eq!(clock.strays(), -3_600_000);
        clock.follow();
        assert_eq!((clock.now(), clock.strays()), (wall.now(), 0));
    }

    #[test]
    fn a_steady_clock_does_not_go_back() {
        let clock = SteadyClock::start();
        let first = clock.now();
        assert!(clock.now() >= first && first >= Moment(0));
    }
}

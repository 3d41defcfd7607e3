mod guarded;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use engine::Moment;
pub use guarded::{GuardedClock, MachineClock, SteadyClock};

/// Where the office takes the time from.
pub trait Clock: Send + Sync + 'static {
    /// The present moment.
    fn now(&self) -> Moment;

    /// How far the machine's clock is ahead of this one, in milliseconds; negative when it is behind. A clock that is the
    /// machine's never strays.
    fn strays(&self) -> i64 {
        0
    }

    /// Takes the hour of the machine's clock.
    fn follow(&self) {}
}

impl<C: Clock> Clock for Arc<C> {
    fn now(&self) -> Moment {
        C::now(self)
    }

    fn strays(&self) -> i64 {
        C::strays(self)
    }

    fn follow(&self) {
        C::follow(self);
    }
}

/// The clock of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the outside that everything else takes the time from")]
    fn now(&self) -> Moment {
        Moment(jiff::Timestamp::now().as_millisecond())
    }
}

/// A clock that can be moved ahead: a demonstration shows tomorrow today.
#[derive(Debug)]
pub struct ShiftedClock<C> {
    base: C,
    ahead_ms: AtomicI64,
}

impl<C: Clock> ShiftedClock<C> {
    /// Starts in step with another clock.
    #[must_use]
    pub const fn new(base: C) -> Self {
        Self { base, ahead_ms: AtomicI64::new(0) }
    }

    /// Moves ahead by that many milliseconds.
    pub fn skip(&self, ms: i64) {
        self.ahead_ms.fetch_add(ms, Ordering::Relaxed);
    }
}

impl<C: Clock> Clock for ShiftedClock<C> {
    fn now(&self) -> Moment {
        Moment(self.base.now().0.saturating_add(self.ahead_ms.load(Ordering::Relaxed)))
    }

    fn strays(&self) -> i64 {
        self.base.strays()
    }

    fn follow(&self) {
        self.base.follow();
    }
}

/// A clock that stands until it is moved: for tests.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// Stands at this moment.
    #[must_use]
    pub const fn at(moment: Moment) -> Self {
        Self(AtomicI64::new(moment.0))
    }

    /// Stands at another moment from now on.
    pub fn set(&self, moment: Moment) {
        self.0.store(moment.0, Ordering::Relaxed);
    }

    /// Moves ahead by that many milliseconds.
    pub fn advance(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::Relaxed);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Moment {
        Moment(self.0.load(Ordering::Relaxed))
    }
}

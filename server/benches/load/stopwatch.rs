use std::time::{Duration, Instant};

/// What a bench is about.
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    pub(crate) fn start() -> Self {
        Self(now())
    }

    pub(crate) fn passed(&self) -> Duration {
        now().duration_since(self.0)
    }
}

#[expect(clippy::disallowed_methods, reason = "a bench measures; nothing in the house depends on it")]
fn now() -> Instant {
    Instant::now()
}

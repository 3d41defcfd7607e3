use std::time::Instant;

/// How long something took, for logs, metrics and the watch over the clock; no decision about people rests on it.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Begins to count.
    #[expect(clippy::disallowed_methods, reason = "a duration is not a time anything depends on")]
    #[must_use]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// Seconds since the start.
    #[expect(clippy::disallowed_methods, reason = "a duration is not a time anything depends on")]
    #[must_use]
    pub fn seconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }

    /// Milliseconds since the start, to the hundredth.
    #[must_use]
    pub fn ms(&self) -> f64 {
        (self.seconds() * 1e5).round() / 1e2
    }
}

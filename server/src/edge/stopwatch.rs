use std::time::Instant;

/// How long something took, for the log; it decides nothing.
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    #[expect(clippy::disallowed_methods, reason = "a duration for the log is not a time anything depends on")]
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    /// Milliseconds since the start, to the hundredth.
    #[expect(clippy::disallowed_methods, reason = "a duration for the log is not a time anything depends on")]
    pub(crate) fn ms(&self) -> f64 {
        (self.0.elapsed().as_secs_f64() * 1e5).round() / 1e2
    }
}

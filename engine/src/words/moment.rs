use serde::{Deserialize, Serialize};

/// A point in time, in milliseconds since 1970 UTC. It comes from the office's clock, never from this crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// The moment so many milliseconds later (earlier when negative); it stops at the ends of time.
    ///
    /// ```
    /// use engine::Moment;
    /// assert_eq!(Moment(1_000).plus_ms(500), Moment(1_500));
    /// ```
    #[must_use]
    pub const fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// How many milliseconds lie between `earlier` and this moment; negative when it is the other way round.
    ///
    /// ```
    /// use engine::Moment;
    /// assert_eq!(Moment(1_500).minus(Moment(1_000)), 500);
    /// ```
    #[must_use]
    pub const fn minus(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

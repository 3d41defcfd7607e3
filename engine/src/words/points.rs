use std::{
    fmt,
    iter::Sum,
    ops::{Add, AddAssign},
    str::FromStr,
};

use serde::{Deserialize, Serialize};

use super::Malformed;

/// Points in hundredths: whole numbers all the way, so that two gradings never differ by a rounding.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Points(pub i64);

impl Points {
    /// No points.
    pub const ZERO: Self = Self(0);

    /// So many full points.
    ///
    /// ```
    /// assert_eq!(engine::Points::whole(3).to_string(), "3");
    /// ```
    #[must_use]
    pub const fn whole(points: i64) -> Self {
        Self(points.saturating_mul(100))
    }

    /// The points of so many questions of this value.
    #[must_use]
    pub const fn times(self, count: i64) -> Self {
        Self(self.0.saturating_mul(count))
    }
}

impl Add for Points {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Points {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}

/// As people write points: `3`, `2.5`, `0.25`.
impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        match rest {
            0 => write!(f, "{sign}{whole}"),
            tenths if tenths % 10 == 0 => write!(f, "{sign}{whole}.{}", tenths / 10),
            hundredths => write!(f, "{sign}{whole}.{hundredths:02}"),
        }
    }
}

/// Reads what `Display` writes: at most two decimals, no sign.
impl FromStr for Points {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let malformed = || Malformed::new("number of points", text);
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(decimals) || whole.len() > 9 || decimals.len() > 2 {
            return Err(malformed());
        }
        let whole: i64 = whole.parse().map_err(|_| malformed())?;
        let hundredths: i64 = format!("{decimals:0<2}").parse().map_err(|_| malformed())?;
        Ok(Self(whole * 100 + hundredths))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_written_and_read_without_loss() {
        for (hundredths, text) in [(0, "0"), (300, "3"), (250, "2.5"), (225, "2.25"), (5, "0.05"), (10_000, "100")] {
            assert_eq!(Points(hundredths).to_string(), text);
            assert_eq!(text.parse(), Ok(Points(hundredths)));
        }
        assert_eq!(Points(-150).to_string(), "-1.5");
    }

    #[test]
    fn what_is_not_a_number_of_points_is_not_read() {
        for text in ["", ".", "3.", ".5", "-1", "+1", "1.234", "1e3", "３", "99999999999999999999"] {
            assert!(text.parse::<Points>().is_err(), "{text}");
        }
    }
}

/// The point of the standard normal distribution that leaves 2.5 % above it.
const Z: f64 = 1.959_963_984_540_054;

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub part: u32,
    /// Of how many; never less than `part`.
    pub of: u32,
}

/// The ends of a confidence interval, as shares between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Share {
    /// The 95 % score interval without continuity correction; none when there is nothing to share.
    ///
    /// With p = part/of, n = of and z = 1.96 its ends are
    /// (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n).
    ///
    /// E. B. Wilson, *Probable inference, the law of succession, and statistical inference*, JASA 22 (1927) 209–212;
    /// recommended for small numbers by Brown, Cai and DasGupta, *Interval estimation for a binomial proportion*,
    /// Statistical Science 16 (2001) 101–133. Unlike p ± z·√(p(1−p)/n) it stays between 0 and 1 and does not shrink to
    /// nothing when everybody passed.
    ///
    /// ```
    /// let everybody = engine::Share { part: 3, of: 3 }.wilson_95().unwrap();
    /// assert!(everybody.low < 0.44 && everybody.high == 1.0);
    /// assert!(engine::Share { part: 0, of: 0 }.wilson_95().is_none());
    /// ```
    #[must_use]
    pub fn wilson_95(self) -> Option<Interval> {
        if self.of == 0 {
            return None;
        }
        let Interval { low, high } =
            wilson_95(f64::from(self.part.min(self.of)) / f64::from(self.of), f64::from(self.of));
        // Nobody and everybody meet an end exactly; the sum alone would miss it by a rounding.
        let low = if self.part == 0 { 0.0 } else { low };
        let high = if self.part >= self.of { 1.0 } else { high };
        Some(Interval { low, high })
    }
}

/// The same of a mean `p` of `n` numbers between 0 and 1.
pub(crate) fn wilson_95(p: f64, n: f64) -> Interval {
    let z2 = Z * Z;
    let middle = p + z2 / (2.0 * n);
    let reach = Z * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    let whole = 1.0 + z2 / n;
    Interval { low: ((middle - reach) / whole).max(0.0), high: ((middle + reach) / whole).min(1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(part: u32, of: u32, low: f64, high: f64) {
        let interval = Share { part, of }.wilson_95().unwrap();
        let near = |one: f64, other: f64| (one - other).abs() < 0.000_05;
        assert!(near(interval.low, low) && near(interval.high, high), "{part}/{of}: {interval:?}");
    }

    /// R. G. Newcombe, *Two-sided confidence intervals for the single proportion: comparison of seven methods*,
    /// Statistics in Medicine 17 (1998) 857–872, table I, method 3.
    #[test]
    fn the_four_examples_of_newcombe_come_out() {
        check(81, 263, 0.2553, 0.3662);
        check(15, 148, 0.0624, 0.1605);
        check(0, 20, 0.0, 0.1611);
        check(1, 29, 0.0061, 0.1718);
    }

    #[test]
    fn passing_and_failing_mirror_each_other_and_more_people_mean_a_narrower_interval() {
        for of in 1..200 {
            for part in 0..=of {
                let (one, other) = (Share { part, of }.wilson_95(), Share { part: of - part, of }.wilson_95());
                let (one, other) = (one.unwrap(), other.unwrap());
                assert!((one.low + other.high - 1.0).abs() < 1e-12 && (one.high + other.low - 1.0).abs() < 1e-12);
                let p = f64::from(part) / f64::from(of);
                assert!(0.0 <= one.low && one.low <= p && p <= one.high && one.high <= 1.0, "{part}/{of}");
                let twice = Share { part: part * 2, of: of * 2 }.wilson_95().unwrap();
                assert!(twice.high - twice.low < one.high - one.low);
            }
        }
    }

    #[test]
    fn of_nobody_nothing_is_said() {
        assert_eq!(Share { part: 0, of: 0 }.wilson_95(), None);
    }
}

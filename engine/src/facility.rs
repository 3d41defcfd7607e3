//! How hard a question turned out to be, by how people answered it.

use crate::Interval;
use crate::statistics::wilson_95;

/// So many first answers are enough to say how hard a question is. At 30 a 95 % interval reaches at most 0.17 to each side,
/// half the breadth of the widest class between two others.
pub const ENOUGH: u32 = 30;
/// From this share of the points on a question is easy (difficulty 1). Both bounds are those of ScorePak: University of
/// Washington, Office of Educational Assessment, *Understanding Item Analyses* ("easy" from 85 %, "hard" up to 50 %).
pub const EASY: f64 = 0.85;
/// Up to this share it is hard (difficulty 3); between the two it is of difficulty 2.
pub const HARD: f64 = 0.50;

/// What a whole answer counts in [`Facility::got`].
const WHOLE: f64 = 10_000.0;

/// How people answered a question the first time they met it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facility {
    /// How many people.
    pub answers: u32,
    /// What they got together: 10,000 for each who got all points, less for who got a part of them.
    pub got: u64,
}

impl Facility {
    /// The mean share of the points, 0 to 1; none when nobody answered.
    ///
    /// ```
    /// let facility = engine::Facility { answers: 4, got: 30_000 };
    /// assert_eq!(facility.share(), Some(0.75));
    /// assert_eq!(engine::Facility::default().share(), None);
    /// ```
    #[must_use]
    pub fn share(self) -> Option<f64> {
        (self.answers > 0).then(|| (self.got as f64 / (f64::from(self.answers) * WHOLE)).min(1.0))
    }

    /// Between what it lies with 95 % certainty. Part points only narrow what whole ones scatter: the interval is never too
    /// narrow for them.
    ///
    /// ```
    /// let interval = engine::Facility { answers: 100, got: 500_000 }.interval_95().unwrap();
    /// assert!(interval.low > 0.40 && interval.high < 0.60);
    /// ```
    #[must_use]
    pub fn interval_95(self) -> Option<Interval> {
        self.share().map(|share| wilson_95(share, f64::from(self.answers)))
    }

    /// The difficulty that answers show of a question that counts as `present`. It stays what it is until there are
    /// [`ENOUGH`] answers and the whole interval lies outside its class, so that no question flickers between two.
    ///
    /// ```
    /// use engine::Facility;
    /// let all_but_one = Facility { answers: 60, got: 590_000 };
    /// assert_eq!((all_but_one.difficulty(3), all_but_one.difficulty(1)), (1, 1));
    /// assert_eq!(Facility { answers: 29, got: 0 }.difficulty(1), 1, "not enough");
    /// assert_eq!(Facility { answers: 30, got: 240_000 }.difficulty(1), 1, "0.63 to 0.90 could still be easy");
    /// ```
    #[must_use]
    pub fn difficulty(self, present: u8) -> u8 {
        let Some((share, interval)) = self.share().zip(self.interval_95()) else { return present };
        let possible = of(interval.high)..=of(interval.low);
        if self.answers < ENOUGH || possible.contains(&present) { present } else { of(share) }
    }
}

/// The share of the points that somebody is expected to get at a question: the measured one when there are [`ENOUGH`]
/// answers, else one that is usual for its difficulty: the middle of the class, and of the hard ones the middle between
/// guessing one of four choices and the bound.
///
/// ```
/// use engine::{Facility, expected_share};
/// assert_eq!(expected_share(2, Facility::default()), 0.675);
/// assert_eq!(expected_share(2, Facility { answers: 40, got: 100_000 }), 0.25);
/// ```
#[must_use]
pub fn expected_share(difficulty: u8, facility: Facility) -> f64 {
    const GUESSED: f64 = 0.25;
    let usual = match difficulty {
        1 => f64::midpoint(EASY, 1.0),
        2 => f64::midpoint(HARD, EASY),
        _ => f64::midpoint(GUESSED, HARD),
    };
    facility.share().filter(|_| facility.answers >= ENOUGH).unwrap_or(usual)
}

/// The class of a share; a bound belongs to the class on its outer side.
fn of(share: f64) -> u8 {
    if share >= EASY {
        1
    } else if share > HARD {
        2
    } else {
        3
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facility(answers: u32, right: u32) -> Facility {
        Facility { answers, got: u64::from(right) * 10_000 }
    }

    #[test]
    fn a_class_is_left_only_when_the_whole_interval_lies_outside() {
        for answers in [ENOUGH, 50, 200] {
            for right in 0..=answers {
                let facility = facility(answers, right);
                let Interval { low, high } = facility.interval_95().unwrap();
                let between = |step: u32| low + (high - low) * f64::from(step) / 100.0;
                for present in 1..=3 {
                    let touches = (0..=100).any(|step| of(between(step)) == present);
                    assert_eq!(facility.difficulty(present) == present, touches, "{right}/{answers} in {present}");
                }
            }
        }
    }

    #[test]
    fn a_question_does_not_flicker_at_a_bound() {
        // Its share goes to and fro around the bound, a little to each side.
        let mut class = 2;
        let mut changes = 0;
        for answers in ENOUGH..2_000 {
            let right = (f64::from(answers) * if answers % 2 == 0 { 0.84 } else { 0.86 }).round() as u32;
            let now = facility(answers, right).difficulty(class);
            changes += u32::from(now != class);
            class = now;
        }
        assert!(changes <= 1, "{changes} changes");
    }

    #[test]
    fn it_may_leap_over_the_middle_class() {
        assert_eq!(facility(40, 4).difficulty(1), 3);
        assert_eq!(facility(40, 40).difficulty(3), 1);
        assert_eq!(facility(100, 70).difficulty(3), 2);
    }

    #[test]
    fn part_points_count_as_a_part() {
        let half = Facility { answers: 50, got: 250_000 };
        assert_eq!(half.share(), Some(0.5));
        assert_eq!(half.difficulty(1), 3);
    }
}

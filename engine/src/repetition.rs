//! When what was wrong comes back: Leitner's boxes, counted in whole days.
//!
//! S. Leitner, *So lernt man lernen*, Freiburg 1972: a card that was answered wrong lies in the first of several boxes, a
//! right answer at its time moves it on by one, a wrong one back to the first, and each box is looked through less often
//! than the one before. An answer here is right or wrong and nothing else, and Leitner's method asks for no more;
//! SuperMemo's SM-2 (P. A. Woźniak 1990) wants to be told how easily an answer came, and guessing that would be a pretence of
//! knowledge. The intervals double, from a day to about a month: the five rows of boxes that Leitner describes grow in about this way, and
//! that it pays to spread repetition out, and more the longer something is to be kept, is among the best supported
//! findings (N. J. Cepeda et al., *Distributed practice in verbal recall tasks*, Psychological Bulletin 132 (2006) 354–380).
//!
//! Only what was wrong once lies in a box: what somebody knew at first sight needs no card. An answer before its time, also
//! right after a wrong one, moves nothing on: one day's cramming is one step at most. It only puts the next time off, as far
//! as the box it lies in allows.

/// For how many days a question rests in each box.
pub const INTERVALS: [i64; 6] = [1, 2, 4, 8, 16, 32];

/// A day, as a number that grows by one with each day of the department's calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayNumber(pub i64);

/// An answer to a question, as far as repetition goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recall {
    /// Right in full.
    Right,
    /// Anything else.
    Wrong,
}

/// Where a question that was wrong once has got to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repetition {
    /// The place of its box in [`INTERVALS`]; their number when it has come through all of them.
    pub step: usize,
    /// The day from which on it is asked again; it has no meaning once it is learned.
    pub due: DayNumber,
    /// How often it was right, since it was wrong for the first time.
    pub right: u32,
    /// How often it was wrong.
    pub wrong: u32,
}

impl Repetition {
    /// Of all answers to a question, oldest first; none as long as it was never wrong.
    ///
    /// ```
    /// use engine::{DayNumber, Recall, Repetition};
    /// let answers = [(DayNumber(10), Recall::Wrong), (DayNumber(10), Recall::Right), (DayNumber(11), Recall::Right)];
    /// let one = Repetition::of(answers).unwrap();
    /// assert_eq!((one.step, one.due, one.right, one.wrong), (1, DayNumber(13), 2, 1));
    /// assert_eq!(Repetition::of([(DayNumber(10), Recall::Right)]), None);
    /// ```
    #[must_use]
    pub fn of(answers: impl IntoIterator<Item = (DayNumber, Recall)>) -> Option<Self> {
        answers.into_iter().fold(None, |before: Option<Self>, (day, recall)| match (before, recall) {
            (None, Recall::Right) => None,
            (None, Recall::Wrong) => Some(Self { step: 0, due: due(0, day), right: 0, wrong: 1 }),
            (Some(before), Recall::Wrong) => Some(before.back_to_the_start(day)),
            (Some(before), Recall::Right) => Some(before.on(day)),
        })
    }

    /// Whether it has come through every box.
    ///
    /// ```
    /// use engine::{DayNumber, INTERVALS, Repetition};
    /// let through = Repetition { step: INTERVALS.len(), due: DayNumber(0), right: 6, wrong: 1 };
    /// assert!(through.is_learned());
    /// ```
    #[must_use]
    pub const fn is_learned(self) -> bool {
        self.step >= INTERVALS.len()
    }

    /// Whether it is to be asked on this day.
    ///
    /// ```
    /// use engine::{DayNumber, Repetition};
    /// let one = Repetition { step: 0, due: DayNumber(5), right: 0, wrong: 1 };
    /// assert!(!one.is_due(DayNumber(4)) && one.is_due(DayNumber(5)) && one.is_due(DayNumber(9)));
    /// ```
    #[must_use]
    pub fn is_due(self, today: DayNumber) -> bool {
        !self.is_learned() && self.due <= today
    }

    fn back_to_the_start(self, day: DayNumber) -> Self {
        Self { step: 0, due: due(0, day), wrong: self.wrong.saturating_add(1), ..self }
    }

    fn on(self, day: DayNumber) -> Self {
        let right = self.right.saturating_add(1);
        let step = if self.is_due(day) { self.step + 1 } else { self.step };
        Self { step, due: due(step, day).max(self.due), right, ..self }
    }
}

/// When a question comes back that went into this box on this day.
fn due(step: usize, day: DayNumber) -> DayNumber {
    let interval = INTERVALS.get(step).or(INTERVALS.last()).copied().unwrap_or(1);
    DayNumber(day.0.saturating_add(interval))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Recall::{Right, Wrong};

    fn after(answers: &[(i64, Recall)]) -> Repetition {
        Repetition::of(answers.iter().map(|(day, recall)| (DayNumber(*day), *recall))).unwrap()
    }

    #[test]
    fn what_is_right_each_time_it_is_due_comes_back_after_one_two_four_days_and_so_on() {
        let mut answers = vec![(0, Wrong)];
        for (step, interval) in INTERVALS.iter().enumerate() {
            let one = after(&answers);
            assert_eq!((one.step, one.due.0 - answers.last().unwrap().0), (step, *interval));
            answers.push((one.due.0, Right));
        }
        assert!(after(&answers).is_learned());
        assert_eq!(answers.last().unwrap().0, 63, "two months from the mistake");
    }

    #[test]
    fn what_is_repeated_on_the_same_day_climbs_no_box_and_what_was_due_climbs_one() {
        assert_eq!(
            after(&[(3, Wrong), (3, Right), (3, Right), (3, Right)]),
            Repetition { right: 3, ..after(&[(3, Wrong)]) }
        );
        let once = after(&[(3, Wrong), (4, Right)]);
        let often = after(&[(3, Wrong), (4, Right), (4, Right), (4, Right)]);
        assert_eq!((once.step, often.step, once.due, often.due), (1, 1, DayNumber(6), DayNumber(6)));
    }

    #[test]
    fn what_is_learned_stays_so_until_it_is_wrong_again() {
        let mut answers = vec![(0, Wrong)];
        answers.extend((1..200).map(|day| (day, Right)).filter(|(day, _)| [1, 3, 7, 15, 31, 63, 100].contains(day)));
        assert!(after(&answers).is_learned());
        answers.push((101, Wrong));
        assert_eq!((after(&answers).step, after(&answers).due), (0, DayNumber(102)));
    }

    /// Every course of seven answers, each on the same day as the one before, the next, or three days later.
    #[test]
    fn right_answers_never_bring_a_question_forward_and_wrong_ones_send_it_to_the_first_box() {
        for course in 0..6_u32.pow(7) {
            let (mut code, mut day, mut answers) = (course, 0, vec![(DayNumber(0), Wrong)]);
            let mut before = Repetition::of(answers.clone()).unwrap();
            for _ in 0..7 {
                day += [0, 1, 3][(code % 3) as usize];
                let recall = if code / 3 % 2 == 0 { Right } else { Wrong };
                code /= 6;
                answers.push((DayNumber(day), recall));
                let next = Repetition::of(answers.clone()).unwrap();
                assert!(next.due > DayNumber(day), "nothing comes back on the day of its answer");
                match recall {
                    Right => assert!(next.due >= before.due && (before.step..=before.step + 1).contains(&next.step)),
                    Wrong => assert_eq!((next.step, next.due), (0, DayNumber(day + 1))),
                }
                before = next;
            }
        }
    }
}

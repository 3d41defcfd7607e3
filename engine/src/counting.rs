//! Which of several attempts at an exam counts.

use crate::words::closed_words;

closed_words! {
    /// Which of a candidate's attempts decides whether an exam is passed.
    #[derive(Default)]
    Counting as "best, last or first" {
        /// Any that passed: the customary rule.
        #[default]
        Best = "best",
        /// The newest: who sits again puts an earlier pass at stake.
        Last = "last",
        /// The first; those after it are for learning only. Not for a certification: who fails could never pass.
        First = "first",
    }
}

impl Counting {
    /// Which attempt decides, of closed ones in the order of their numbers, each as whether it passed: its place from 0; none
    /// when there is no attempt. Of several that passed the newest decides, so that a certificate rests on it.
    ///
    /// ```
    /// use engine::Counting;
    /// let verdicts = [false, true, false];
    /// let decides = |counting: Counting| counting.decides(&verdicts);
    /// assert_eq!((decides(Counting::Best), decides(Counting::Last), decides(Counting::First)), (Some(1), Some(2), Some(0)));
    /// assert_eq!(Counting::Best.decides(&[]), None);
    /// ```
    #[must_use]
    pub fn decides(self, passed: &[bool]) -> Option<usize> {
        let last = passed.len().checked_sub(1);
        match self {
            Self::Best => passed.iter().rposition(|passed| *passed).or(last),
            Self::Last => last,
            Self::First => last.map(|_| 0),
        }
    }

    /// Whether these attempts, in the order of their numbers, pass the exam.
    #[must_use]
    pub fn passes(self, passed: &[bool]) -> bool {
        self.decides(passed).is_some_and(|place| passed[place])
    }
}

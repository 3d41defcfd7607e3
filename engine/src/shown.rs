//! What a candidate is shown, and when. Without such a rule two failed sittings would give the bank away.

use serde::{Deserialize, Serialize};

use crate::words::closed_words;

closed_words! {
    /// One kind of thing that may be shown of a graded answer.
    Detail as "detail" {
        /// The result by topic.
        Topics = "topics",
        /// The rules to read, by what was wrong.
        Rules = "rules",
        /// What one ticked.
        OwnAnswers = "own-answers",
        /// Which of one's own answers were right, and the points they earned; without saying what would have been.
        RightOrWrong = "right-or-wrong",
        /// Key and explanations.
        Solutions = "solutions",
        /// The total, the parts of the pass rule, and whether that passes. Told at once, unless it stands under
        /// [`Shown::after_window`] or [`Shown::never`].
        Marks = "marks",
    }
}

/// What an exam shows after failing, after passing, when its last window is over, and (in practice) after each answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Shown {
    /// After an attempt that failed.
    #[serde(default)]
    pub fail: Vec<Detail>,
    /// After an attempt that passed.
    #[serde(default)]
    pub pass: Vec<Detail>,
    /// After each answer, before the end: practice only.
    #[serde(default)]
    pub after_answer: Vec<Detail>,
    /// Besides, whatever the outcome, when nobody can begin the exam any more and nobody sits it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after_window: Vec<Detail>,
    /// At no time, whatever else is said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub never: Vec<Detail>,
}

/// How far an exam is, for what is shown when it is over for everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Somebody may still begin it, or sits it.
    Open,
    /// Its last window is over, and so is every attempt.
    Over,
}

impl Shown {
    /// Whether the outcome is not told at once.
    ///
    /// ```
    /// use engine::{Detail, Shown};
    /// assert!(!Shown::default().withholds_marks());
    /// assert!(Shown { never: vec![Detail::Marks], ..Shown::default() }.withholds_marks());
    /// ```
    #[must_use]
    pub fn withholds_marks(&self) -> bool {
        self.after_window.contains(&Detail::Marks) || self.never.contains(&Detail::Marks)
    }

    /// Whether anything is shown only when the last window is over.
    #[must_use]
    pub fn waits_for_window(&self) -> bool {
        !self.after_window.is_empty()
    }

    /// What is told of a closed attempt that passed or not, [`Detail::Marks`] among it when the outcome is. As long as
    /// that is withheld, only what is told after passing *and* after failing is told, and of that only what says nothing
    /// about the outcome: one's own answers.
    ///
    /// ```
    /// use engine::{Detail, Shown, Stage};
    /// let shown = Shown {
    ///     fail: vec![Detail::OwnAnswers, Detail::Topics],
    ///     pass: vec![Detail::OwnAnswers, Detail::Topics],
    ///     after_window: vec![Detail::Marks, Detail::Solutions],
    ///     ..Shown::default()
    /// };
    /// assert_eq!(shown.told(true, Stage::Open), [Detail::OwnAnswers]);
    /// assert_eq!(
    ///     shown.told(true, Stage::Over),
    ///     [Detail::Topics, Detail::OwnAnswers, Detail::Solutions, Detail::Marks],
    /// );
    /// ```
    #[must_use]
    pub fn told(&self, passed: bool, stage: Stage) -> Vec<Detail> {
        let over = stage == Stage::Over;
        let later = |detail: Detail| over && self.after_window.contains(&detail);
        let marks = !self.withholds_marks() || later(Detail::Marks);
        let told = |detail: Detail| match detail {
            _ if self.never.contains(&detail) => false,
            Detail::Marks => marks,
            _ if later(detail) => marks || !detail.tells_of_marks(),
            _ if marks => if passed { &self.pass } else { &self.fail }.contains(&detail),
            _ => !detail.tells_of_marks() && self.pass.contains(&detail) && self.fail.contains(&detail),
        };
        Detail::ALL.iter().copied().filter(|detail| told(*detail)).collect()
    }
}

impl Detail {
    /// Whether it says anything about how an attempt was graded, or would help to find out.
    #[must_use]
    pub const fn tells_of_marks(self) -> bool {
        !matches!(self, Self::OwnAnswers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Detail::{Marks, OwnAnswers, RightOrWrong, Rules, Solutions, Topics};

    type Words = &'static [Detail];

    fn shown(fail: Words, pass: Words, after_window: Words, never: Words) -> Shown {
        let [fail, pass, after_window, never] = [fail, pass, after_window, never].map(<[Detail]>::to_vec);
        Shown { fail, pass, after_window, never, after_answer: Vec::new() }
    }

    /// Settings × moment: after failing and after passing, before and after the last window.
    #[test]
    fn what_is_told_follows_from_the_setting_the_outcome_and_the_moment() {
        let all: Words = &[Topics, Rules, OwnAnswers, RightOrWrong, Solutions];
        #[rustfmt::skip]
        let table: [(Shown, [Words; 4]); 9] = [
            // fail, pass, after-window, never: failed while open, passed while open, failed when over, passed when over
            (shown(&[], &[], &[], &[]), [&[Marks], &[Marks], &[Marks], &[Marks]]),
            (shown(&[Topics], all, &[], &[]),
                [&[Topics, Marks], &[Topics, Rules, OwnAnswers, RightOrWrong, Solutions, Marks],
                 &[Topics, Marks], &[Topics, Rules, OwnAnswers, RightOrWrong, Solutions, Marks]]),
            (shown(&[], &[], &[Solutions], &[]), [&[Marks], &[Marks], &[Solutions, Marks], &[Solutions, Marks]]),
            (shown(&[], &[OwnAnswers], &[OwnAnswers], &[]),
                [&[Marks], &[OwnAnswers, Marks], &[OwnAnswers, Marks], &[OwnAnswers, Marks]]),
            (shown(&[], &[], &[Marks], &[]), [&[], &[], &[Marks], &[Marks]]),
            (shown(&[OwnAnswers], &[OwnAnswers], &[Marks], &[]),
                [&[OwnAnswers], &[OwnAnswers], &[OwnAnswers, Marks], &[OwnAnswers, Marks]]),
            // Shown after failing only, it would tell that one has failed.
            (shown(&[OwnAnswers], &[], &[Marks], &[]), [&[], &[], &[OwnAnswers, Marks], &[Marks]]),
            (shown(&[Topics], &[Solutions], &[Marks, RightOrWrong], &[]),
                [&[], &[], &[Topics, RightOrWrong, Marks], &[RightOrWrong, Solutions, Marks]]),
            (shown(&[OwnAnswers], &[OwnAnswers], &[], &[Marks]), [&[OwnAnswers]; 4]),
        ];
        for (shown, expected) in table {
            let told = [
                shown.told(false, Stage::Open),
                shown.told(true, Stage::Open),
                shown.told(false, Stage::Over),
                shown.told(true, Stage::Over),
            ];
            assert_eq!(told.each_ref().map(Vec::as_slice), expected, "{shown:?}");
        }
    }

    /// Every setting there is: while the outcome is withheld, nothing that is told depends on it.
    #[test]
    fn nothing_that_is_told_while_marks_are_withheld_depends_on_them() {
        let sets = || {
            (0..1_u32 << Detail::ALL.len()).map(|bits| {
                let all = Detail::ALL.iter().enumerate();
                all.filter(|(place, _)| bits >> place & 1 == 1).map(|(_, detail)| *detail).collect::<Vec<_>>()
            })
        };
        for fail in sets() {
            for pass in sets() {
                for (after_window, never) in
                    [(vec![Marks], vec![]), (vec![Marks, Solutions], vec![]), (vec![], vec![Marks])]
                {
                    let shown =
                        Shown { fail: fail.clone(), pass: pass.clone(), after_window, never, ..Shown::default() };
                    let told = shown.told(true, Stage::Open);
                    assert_eq!(told, shown.told(false, Stage::Open), "{shown:?}");
                    assert!(told.iter().all(|detail| !detail.tells_of_marks()), "{shown:?}");
                }
            }
        }
    }

    #[test]
    fn a_setting_without_the_new_words_is_written_as_before() {
        let text = r#"{"fail":["topics"],"pass":[],"after-answer":[]}"#;
        let shown: Shown = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&shown).unwrap(), text);
    }
}

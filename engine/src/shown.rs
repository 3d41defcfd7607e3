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
    }
}

/// What an exam shows after failing, after passing, and (in practice) after each answer.
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
}

//! How an exam is sat: in which order, how much of the paper at a time, and what is noted meanwhile.

use serde::{Deserialize, Serialize};

use crate::words::closed_words;

closed_words! {
    /// Whether a candidate may go back.
    Navigation as "navigation" {
        /// To every question, until the end.
        Free = "free",
        /// Only within a section: once left, it stays as it is.
        SectionLocked = "section-locked",
    }
}

closed_words! {
    /// How much of a paper is in sight at a time.
    Pages as "pages" {
        /// All that may be answered now.
        Paper = "paper",
        /// A section.
        Section = "section",
        /// A question.
        Question = "question",
    }
}

/// How an exam is sat, as its file says under `[sitting]`. What a file leaves out is as it always was.
///
/// ```
/// use engine::{Navigation, Pages, Sitting};
/// let usual = Sitting::default();
/// assert_eq!((usual.navigation, usual.pages, usual.watermark, usual.notes), (Navigation::Free, Pages::Paper, false, false));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Sitting {
    /// Whether a candidate may go back.
    pub navigation: Navigation,
    /// How much is in sight at a time.
    pub pages: Pages,
    /// Whether the candidate's name lies under the questions.
    pub watermark: bool,
    /// Whether it is noted that the window was left, and what was copied or pasted.
    pub notes: bool,
}

impl Default for Sitting {
    fn default() -> Self {
        Self { navigation: Navigation::Free, pages: Pages::Paper, watermark: false, notes: false }
    }
}

impl Sitting {
    /// Whether a section that was left stays closed.
    #[must_use]
    pub fn is_locked(self) -> bool {
        self.navigation == Navigation::SectionLocked
    }
}

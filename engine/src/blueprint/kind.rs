use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{Malformed, QuestionType};

/// Which types of question a section holds. Files and JSON write `single`, `multi`, `boolean` or `any`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum SectionKind {
    /// One type, as a customary paper has it.
    Only(QuestionType),
    /// All types mixed, for practice.
    Any,
}

impl SectionKind {
    /// Whether a question of this type may stand in the section.
    ///
    /// ```
    /// use engine::{QuestionType, SectionKind};
    /// assert!(SectionKind::Any.admits(QuestionType::Boolean));
    /// assert!(!SectionKind::Only(QuestionType::Single).admits(QuestionType::Boolean));
    /// ```
    #[must_use]
    pub fn admits(self, kind: QuestionType) -> bool {
        match self {
            Self::Only(only) => only == kind,
            Self::Any => true,
        }
    }

    /// The word that files, JSON and the database write.
    ///
    /// ```
    /// assert_eq!(engine::SectionKind::Any.as_str(), "any");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Only(kind) => kind.as_str(),
            Self::Any => "any",
        }
    }
}

impl fmt::Display for SectionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for SectionKind {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        match text {
            "any" => Ok(Self::Any),
            only => only.parse().map(Self::Only),
        }
    }
}

impl TryFrom<String> for SectionKind {
    type Error = Malformed;

    fn try_from(text: String) -> Result<Self, Malformed> {
        text.parse()
    }
}

impl From<SectionKind> for String {
    fn from(kind: SectionKind) -> Self {
        kind.as_str().to_owned()
    }
}

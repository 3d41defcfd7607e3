use serde::{Deserialize, Serialize};

use super::Candidate;

/// Whose difficulty a cell goes by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The one that answers have shown, and the author's where they have not.
    #[default]
    Measured,
    /// The author's alone, because the other does not fill the cell.
    Author,
}

impl Basis {
    /// Whether it is the customary one.
    #[must_use]
    pub fn is_measured(&self) -> bool {
        *self == Self::Measured
    }

    /// A candidate's difficulty on this basis.
    #[must_use]
    pub fn difficulty(self, candidate: &Candidate) -> u8 {
        match self {
            Self::Measured => candidate.measured.unwrap_or(candidate.difficulty),
            Self::Author => candidate.difficulty,
        }
    }
}

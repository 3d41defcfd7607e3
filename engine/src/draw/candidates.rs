use std::collections::BTreeMap;

use crate::{Pin, QuestionType, Slug};

/// A question that may be drawn, as far as drawing needs to know it. The caller leaves out what is not to be used at all:
/// retired, not approved, past its date, for practice only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The id of the question's version; it goes onto the paper. Of several with one id the first counts.
    pub question: String,
    /// How it is answered.
    pub kind: QuestionType,
    /// Its bank.
    pub topic: Slug,
    /// 1 to 3, as its author says.
    pub difficulty: u8,
    /// The difficulty that answers have shown; none while they have not, or as long as it is the author's.
    pub measured: Option<u8>,
    /// Whether it must be right, whatever the total.
    pub red_line: bool,
    /// One entry per choice, in the order of the source: where it is pinned, if it is.
    pub shape: Vec<Option<Pin>>,
    /// `bank/slug`: names the question whatever its version. Two candidates of one name never meet on a paper.
    pub slug_key: String,
    /// The `slug_key`s it must not stand beside. A link counts in both directions.
    pub enemies: Vec<String>,
}

/// The questions that a person has had on a paper before, by [`Candidate::slug_key`], and how often each has been drawn for
/// anybody. What is not named here was not seen, and comes first.
pub type Seen = BTreeMap<String, u32>;

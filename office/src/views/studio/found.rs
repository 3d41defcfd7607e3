use engine::{QuestionType, RuleId, Slug, Usage};
use serde::Serialize;

use super::QuestionCard;

/// What somebody looks for. What is not said does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuestionQuery {
    /// Words that stand in the question, in any language, as they are written; upper and lower case are one. Of more
    /// than 100 characters the first 100 count.
    pub text: String,
    /// In this bank.
    pub bank: Option<Slug>,
    /// On this rule.
    pub rule: Option<RuleId>,
    /// Of this type.
    pub kind: Option<QuestionType>,
    /// This difficult.
    pub difficulty: Option<u8>,
    /// With exactly this use.
    pub usage: Option<Usage>,
    /// Red lines only.
    pub red_lines_only: bool,
    /// Whether retired questions are wanted.
    pub resting: Resting,
    /// Which page of the results, from 0.
    pub page: u32,
}

/// Whether retired questions are looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Resting {
    /// Only what is drawn.
    #[default]
    No,
    /// Only what is retired.
    Only,
    /// Both.
    Too,
}

/// One page of what was found.
#[derive(Debug, Clone, Serialize)]
pub struct FoundQuestions {
    /// How many there are on all pages.
    pub total: u32,
    /// Which page this is, from 0.
    pub page: u32,
    /// How many pages there are, at least one.
    pub pages: u32,
    /// The questions of this page, by bank and place.
    pub questions: Vec<QuestionCard>,
}

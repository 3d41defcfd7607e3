//! Practice: one question at a time, settled at once.

use engine::{AttemptState, Face, Lang, Slug, Solution};
use serde::Serialize;

use super::{OwnReport, RuleLink};
use crate::ids::AttemptId;

/// One question of a practice.
#[derive(Debug, Clone, Serialize)]
pub struct PracticePage {
    /// The attempt.
    pub attempt: AttemptId,
    /// The exam it belongs to.
    pub exam: Slug,
    /// Title of that exam.
    pub exam_title: String,
    /// Closed once every question is answered.
    pub state: AttemptState,
    /// Which question, from 0.
    pub place: u16,
    /// How many there are.
    pub count: u16,
    /// The language the face is really in.
    pub language: Lang,
    /// Whether its characters are converted ones.
    pub converted: bool,
    /// Stem and choices, in the drawn order.
    pub face: Face,
    /// What was answered; None before.
    pub chosen: Option<Vec<u8>>,
    /// Whether that was right; None before answering.
    pub right: Option<bool>,
    /// Key and explanations, after answering.
    pub solution: Option<Solution>,
    /// The rules it rests on, after answering.
    pub rules: Vec<RuleLink>,
    /// What the candidate has reported about it, with the answer.
    pub report: Option<OwnReport>,
    /// How it goes so far.
    pub score: PracticeScore,
    /// The next question without an answer, if any.
    pub next: Option<u16>,
}

/// How a practice goes so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PracticeScore {
    /// Questions answered.
    pub answered: u16,
    /// Of these, right in full.
    pub right: u16,
}

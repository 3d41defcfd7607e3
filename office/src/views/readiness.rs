//! How ready somebody may think themselves for an exam, by what they practised.

use engine::{Likelihood, Moment, Points, Slug};
use serde::Serialize;

/// What somebody's practice says on their first page.
#[derive(Debug, Clone, Serialize)]
pub struct PracticeStanding {
    /// How many questions of the notebook are due today.
    pub due: usize,
    /// How many it holds that are not learned.
    pub open: usize,
    /// When the next comes back that is not due yet.
    pub next_due: Option<Moment>,
    /// Of each exam that they may begin and that counts or is like one that does.
    pub readiness: Vec<ReadinessCard>,
}

/// How somebody may expect an exam to go.
#[derive(Debug, Clone, Serialize)]
pub struct ReadinessCard {
    /// The exam.
    pub exam: Slug,
    /// What it is called.
    pub exam_title: String,
    /// The estimate; none where too little was practised in some topic.
    pub estimate: Option<Estimate>,
    /// The points of a faultless paper.
    pub total: Points,
    /// The points that passing asks for.
    pub need: Points,
    /// Its topics, those first that were practised too little.
    pub topics: Vec<TopicReadiness>,
}

/// What a paper may be expected to earn.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Estimate {
    /// The mean of its points.
    pub expected: Points,
    /// With 90 % certainty at least this.
    pub low: Points,
    /// And at most this.
    pub high: Points,
    /// The chance to pass, 0 to 1.
    pub pass: f64,
    /// The chance that all red lines are right; none when the exam does not ask for that.
    pub red_lines: Option<f64>,
    /// The chance to pass in a word.
    pub likelihood: Likelihood,
}

/// One topic of an exam.
#[derive(Debug, Clone, Serialize)]
pub struct TopicReadiness {
    /// The topic.
    pub topic: Slug,
    /// What it is called.
    pub title: String,
    /// How many answers count.
    pub answers: u32,
    /// Whether they are enough.
    pub enough: bool,
    /// The mean share of them that is right in full, newer ones weighing more, and the ends of its 90 % interval: 0 to 1.
    pub share: (f64, f64, f64),
    /// A practice of this topic, if there is one.
    pub practice: Option<Slug>,
}

use engine::{Counting, Mode, Slug};
use serde::Serialize;

/// What an exam says of who may sit it again, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RawExam {
    /// The exam.
    pub exam: Slug,
    /// Its mode.
    pub mode: Mode,
    /// How many attempts there are; 0 means any number.
    pub attempts: u32,
    /// How many hours lie between two of them.
    pub pause_hours: u32,
    /// Which of them decides.
    pub counts: Counting,
    /// Whether its outcome is withheld from candidates: then every attempt counts towards the limit, also one that passed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub marks_withheld: bool,
}

/// The exams that a post asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RawTrack {
    /// The post.
    pub post: String,
    /// Those of every phase.
    pub exams: Vec<Slug>,
}

use engine::{Lang, Points, QuestionType, SectionKind, Slug, Spread};
use serde::{Serialize, Serializer};

use super::Seed;

/// Which papers are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DrawsAsked {
    /// How many.
    pub count: u32,
    /// What decides them; any number when there is none.
    pub number: Option<u64>,
}

/// Papers as people could get them today, and how far they lie apart.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Draws {
    /// The exam.
    pub exam: Slug,
    /// Its title.
    pub title: String,
    /// The number that draws these papers again, as long as the banks stay as they are.
    pub number: u64,
    /// The points of a faultless paper.
    #[serde(serialize_with = "points")]
    pub total: Points,
    /// How many quotas go by the authors' difficulty, because measured difficulty does not fill them.
    pub by_author: u32,
    /// The points that the papers are expected to bring.
    pub expected: Spread,
    /// The papers.
    pub papers: Vec<PrintedPaper>,
}

/// One paper as its candidate reads it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PrintedPaper {
    /// The seed that draws it in the studio.
    #[serde(serialize_with = "written")]
    pub seed: Seed,
    /// The points that it is expected to bring: of each question the points times the measured share, or where there are too
    /// few answers, the share that is usual for its difficulty.
    pub expected: f64,
    /// Its sections.
    pub parts: Vec<PaperPart>,
}

/// One section of such a paper.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PaperPart {
    /// Which types of question it holds.
    pub kind: SectionKind,
    /// What each question is worth.
    #[serde(serialize_with = "points")]
    pub points_each: Points,
    /// Its questions in order.
    pub items: Vec<PaperItem>,
}

/// One question of such a paper.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PaperItem {
    /// The language it is in.
    pub language: Lang,
    /// How it is answered.
    pub kind: QuestionType,
    /// What is asked.
    pub stem: String,
    /// The choices in the order of the paper.
    pub choices: Vec<String>,
}

fn points<S: Serializer>(points: &Points, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(points)
}

fn written<S: Serializer>(seed: &Seed, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(seed)
}

use clap::{Args, Subcommand};
use engine::{Lang, Slug};

/// What can be done with exams.
#[derive(Clone, Debug, Subcommand)]
pub enum Exam {
    /// Draw sample papers as candidates would see them today, without keys, and tell how far apart their expected scores lie.
    /// Nothing is stored.
    Draw(Draws),
    /// Draw the papers of all attempts again, from their draw records and what the banks held then. Exit code 1: some do not
    /// come out as they were.
    Verify(DrawsVerified),
    /// Stop the time of everybody who sits an exam. Nobody starts it and nothing is answered until it goes on. Writes how
    /// many attempts stand still; what is paused already stays as it is.
    Pause(Decided),
    /// Let an exam go on: each attempt gets back exactly the time for which it stood still. Writes how many go on.
    Resume(Decided),
}

/// Sample papers of an exam.
#[derive(Args, Clone, Debug)]
pub struct Draws {
    /// The exam.
    pub exam: Slug,
    /// How many papers.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub count: u32,
    /// The same number gives the same papers, as long as the banks stay as they are. Without it, any.
    #[arg(long, value_name = "NUMBER")]
    pub seed: Option<u64>,
    /// The language that the questions are read in.
    #[arg(long, default_value_t = Lang::ZhHans)]
    pub language: Lang,
    /// Write JSON.
    #[arg(long)]
    pub json: bool,
}

/// Which draws are verified; all, unless something is named.
#[derive(Args, Clone, Debug)]
pub struct DrawsVerified {
    /// Only attempts at this exam.
    #[arg(long, value_name = "EXAM")]
    pub exam: Option<Slug>,
    /// Only this attempt.
    #[arg(long, value_name = "ID")]
    pub attempt: Option<String>,
    /// Write JSON.
    #[arg(long)]
    pub json: bool,
}

/// A decision about an exam.
#[derive(Args, Clone, Debug)]
pub struct Decided {
    /// Id of the exam.
    pub exam: Slug,
    /// Why, for the audit log and for the candidates.
    #[arg(long)]
    pub reason: String,
}

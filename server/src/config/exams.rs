use clap::{Args, Subcommand};
use engine::Slug;

/// What can be done with exams.
#[derive(Clone, Debug, Subcommand)]
pub enum Exam {
    /// Stop the time of everybody who sits an exam. Nobody starts it and nothing is answered until it goes on. Writes how
    /// many attempts stand still; what is paused already stays as it is.
    Pause(Decided),
    /// Let an exam go on: each attempt gets back exactly the time for which it stood still. Writes how many go on.
    Resume(Decided),
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

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use engine::{Lang, Slug};

/// What can be done with question banks.
#[derive(Clone, Debug, Subcommand)]
pub enum Bank {
    /// Report every fault in a content folder, each with file, line and what to do about it.
    Check {
        /// The content folder.
        #[arg(default_value = "question-banks")]
        dir: PathBuf,
        /// Write JSON: the faults, and what the content covers.
        #[arg(long)]
        json: bool,
        /// Instead of the faults, write what the content covers: topics, rules, questions. The exit code stays that of the
        /// check.
        #[arg(long, value_enum, value_name = "FORM")]
        coverage: Option<CoverageForm>,
    },
    /// Write questions as a second reader gets them, in Markdown: stems and choices with letters, no keys.
    Faces {
        /// The content folder.
        #[arg(default_value = "question-banks")]
        dir: PathBuf,
        /// The language.
        #[arg(long, default_value_t = Lang::ZhHans)]
        language: Lang,
        /// Only this bank; may be given more than once.
        #[arg(long)]
        bank: Vec<Slug>,
    },
    /// Take what a second reader answered, who saw faces and handbook only, into the folder's readings.csv. Exit code 1: the
    /// reader answered something otherwise than the author; the questions are written.
    Reading {
        /// The content folder.
        dir: PathBuf,
        /// CSV with the columns question (as `bank/id`), answer (letters, as in `ACD`) and remark.
        answers: PathBuf,
        /// Write JSON.
        #[arg(long)]
        json: bool,
    },
    /// Write limits, handbook, banks, exams and tracks from the database into a folder, as they are now. Retired questions
    /// stay in the database. Files of the same names are replaced, others left alone.
    Export {
        /// The content folder; made when it is not there.
        dir: PathBuf,
        /// Write JSON.
        #[arg(long)]
        json: bool,
    },
    /// Take a content folder into the database: what is new or changed becomes a new version, questions that are gone from
    /// a bank are retired. All of it or nothing. Exit code 1: the folder has faults, or the database was changed elsewhere
    /// since the folder was exported; the difference is shown.
    Import {
        /// The content folder.
        dir: PathBuf,
        /// Only say what would be done.
        #[arg(long)]
        dry_run: bool,
        /// Write JSON.
        #[arg(long)]
        json: bool,
    },
}

/// How coverage is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CoverageForm {
    /// Lines for a terminal.
    Text,
    /// For programs.
    Json,
    /// One page that needs nothing beside it.
    Html,
}

//! The whole configuration and command line: one structure, read from options and environment variables; `--help` is
//! its manual.

mod banks;
mod commands;
mod department;
mod exams;
mod keeping;
mod serve;
mod teams;

use std::path::PathBuf;

use clap::builder::BoolishValueParser;
use clap::{Args, Parser, ValueEnum};

pub use banks::{Bank, CoverageForm};
pub use commands::{
    Attempt, Audit, Certificate, Command, GateQuestion, Import, Inside, NewPerson, Person, Reissue, RoleName,
    ScopeName, Session, Token,
};
pub use department::{Department, Setup};
pub use exams::{Decided, Draws, DrawsVerified, Exam};
pub use keeping::{Backup, Erase, Key, Restore};
pub use serve::{DemoPeople, Serve};
pub use teams::Team;

/// The examinations office of a customer-service department in one program.
///
/// Passgate holds the handbook and the question banks, draws a different paper for every candidate, runs the exam,
/// grades it, issues certificates, and answers one question: may this person work at this post today?
///
/// Each setting can be given as the environment variable named beside it. Results go to stdout, talk to stderr. The
/// exit code is 0 when all is well, 1 for a finding or a fault, 2 for misuse.
#[derive(Clone, Debug, Parser)]
#[command(name = "passgate", version, propagate_version = true)]
pub struct Config {
    /// Where the department's data is.
    #[command(flatten)]
    pub place: Place,
    /// How the program tells what it does.
    #[command(flatten)]
    pub log: Log,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Where the department's data is.
#[derive(Args, Clone)]
#[command(next_help_heading = "Where the data is")]
pub struct Place {
    /// Folder of the SQLite database and of the secret; made when it is not there.
    #[arg(long, global = true, env = "PASSGATE_DATA", value_name = "DIR", default_value = "data")]
    pub data: PathBuf,
    /// Another database: `postgres://…`, or `sqlite://…` with a path. Without it: passgate.db in the data folder.
    #[arg(long, global = true, env = "DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Thirty-two characters or more that seal private keys and receipts. Without it: the file `secret` in the data
    /// folder, made at the first start, readable by its owner only. Several servers on one database need the same.
    #[arg(long, global = true, env = "PASSGATE_SECRET", value_name = "TEXT", hide_env_values = true)]
    pub secret: Option<String>,
    /// Use the demonstration database (demo.db in the data folder), with ready accounts that everyone knows.
    #[arg(long, global = true, env = "PASSGATE_DEMO", value_parser = BoolishValueParser::new())]
    pub demo: bool,
}

/// How the program tells what it does.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "What is logged")]
pub struct Log {
    /// Form of the log lines on stderr.
    #[arg(
        long = "log-format",
        global = true,
        env = "PASSGATE_LOG_FORMAT",
        value_name = "FORMAT",
        default_value = "text"
    )]
    pub format: LogFormat,
    /// What is logged: a level, or levels by module, as in `info,server=debug`.
    #[arg(long = "log", global = true, env = "PASSGATE_LOG", value_name = "FILTER", default_value = "info")]
    pub filter: String,
}

/// Form of the log lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for programs.
    Json,
}

/// Shows neither the secret nor the password in a database address.
impl std::fmt::Debug for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Place").field("data", &self.data).field("demo", &self.demo).finish_non_exhaustive()
    }
}

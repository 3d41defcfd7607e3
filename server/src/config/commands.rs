use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use engine::{Lang, Moment, Slug};

use super::{Backup, Bank, Department, Erase, Exam, Key, Restore, Serve, Team};
use crate::moment;

/// What to do.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Run the website and its API.
    Serve(Serve),
    /// Question banks and what goes with them, as text.
    #[command(subcommand)]
    Bank(Bank),
    /// Restore a backup into an empty place: the data folder, or the database that is named.
    Restore(Restore),
    /// What needs an open office.
    #[command(flatten)]
    Inside(Inside),
}

/// What needs an open office, but no server.
#[derive(Clone, Debug, Subcommand)]
pub enum Inside {
    /// People who may sign in.
    #[command(subcommand)]
    Person(Person),
    /// Sessions: who is signed in.
    #[command(subcommand)]
    Session(Session),
    /// Tokens for the programs that ask the gate.
    #[command(subcommand)]
    Token(Token),
    /// Certificates that were issued.
    #[command(subcommand)]
    Certificate(Certificate),
    /// Ask whether a person may work at a post. Exit code 0: open, 1: closed.
    Gate(GateQuestion),
    /// Exams: how their papers are drawn, and the time of everybody who sits one.
    #[command(subcommand)]
    Exam(Exam),
    /// Attempts at exams.
    #[command(subcommand)]
    Attempt(Attempt),
    /// The audit log.
    #[command(subcommand)]
    Audit(Audit),
    /// Take a backup of the whole database, while it is in use.
    Backup(Backup),
    /// The keys that sign certificates and statements.
    #[command(subcommand)]
    Key(Key),
    /// Teams.
    #[command(subcommand)]
    Team(Team),
    /// The department: its name, the languages it reads, the zone of its days.
    #[command(subcommand)]
    Department(Department),
}

/// What can be done with people.
#[derive(Clone, Debug, Subcommand)]
pub enum Person {
    /// Add a person. Without a password on stdin, a link is written by which the person chooses one, once.
    Add(NewPerson),
    /// Write a new link by which a person chooses a password, once.
    Link {
        /// Staff number.
        staff_no: String,
    },
    /// Take people in from a CSV file: all of it, or nothing. Each line of the result is a new person's staff number, name
    /// and link, with tabs between them.
    Import(Import),
    /// Erase who a person was, for good. What they sat stays, under an id that leads to nobody.
    Erase(Erase),
}

/// A file of people.
#[derive(Args, Clone, Debug)]
pub struct Import {
    /// The file; `-` reads stdin.
    pub file: PathBuf,
    /// Only say what is wrong, or what would be done. Exit code 1: there are faults.
    #[arg(long)]
    pub dry_run: bool,
    /// Write JSON.
    #[arg(long)]
    pub json: bool,
}

/// A person to be added.
#[derive(Args, Clone, Debug)]
pub struct NewPerson {
    /// Staff number: what the person signs in with.
    pub staff_no: String,
    /// Name, as on certificates.
    pub name: String,
    /// What the person may do; may be given more than once.
    #[arg(long = "role", value_name = "ROLE", default_value = "trainee")]
    pub roles: Vec<RoleName>,
    /// Team that the person belongs to; made when there is none of that name.
    #[arg(long)]
    pub team: Option<String>,
    /// Post that the person is to be trained for; may be given more than once.
    #[arg(long = "post", value_name = "POST")]
    pub posts: Vec<Slug>,
    /// Language that the person reads: zh-Hans, zh-Hant or en. Without it, the browser's.
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<Lang>,
    /// Read the first password from stdin, one line.
    #[arg(long)]
    pub password_stdin: bool,
}

/// What a person may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RoleName {
    /// Studies, practises, sits exams.
    Trainee,
    /// Writes questions and exams.
    Trainer,
    /// Sees and decides about the people of a team.
    Manager,
    /// Sees and decides about everyone.
    Administrator,
}

/// What can be done with sessions.
#[derive(Clone, Debug, Subcommand)]
pub enum Session {
    /// End all sessions of a person, at once.
    End {
        /// Staff number.
        staff_no: String,
    },
}

/// What can be done with tokens for programs.
#[derive(Clone, Debug, Subcommand)]
pub enum Token {
    /// Make a token and write it; it is shown this once.
    Make {
        /// What the token is for, so that it can be found again.
        name: String,
        /// What its holder may ask.
        #[arg(long, value_name = "SCOPE", default_value = "gate")]
        scope: ScopeName,
    },
    /// End a token, at once.
    End {
        /// The name that it was made with.
        name: String,
    },
}

/// What the holder of a token may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ScopeName {
    /// The gate.
    Gate,
    /// Metrics and reports.
    Reports,
}

/// What can be done with certificates.
#[derive(Clone, Debug, Subcommand)]
pub enum Certificate {
    /// Revoke a certificate; the gate closes at once.
    Revoke {
        /// Number of the certificate.
        number: String,
        /// Why, for the audit log and for the person.
        #[arg(long)]
        reason: String,
    },
    /// Issue certificates whose key was withdrawn anew, under the present key and until the same day; gates open again.
    /// Each line of the result is a staff number, a post, the old number and the new one, with tabs between them. Exit
    /// code 1: some were left, because the log does not know that they were issued.
    Reissue(Reissue),
}

/// Which certificates are issued anew: all whose key was withdrawn, unless something is said.
#[derive(Args, Clone, Debug)]
pub struct Reissue {
    /// Only those for this post.
    #[arg(long)]
    pub post: Option<Slug>,
    /// Only those of the person with this staff number.
    #[arg(long, value_name = "STAFF_NO")]
    pub person: Option<String>,
    /// Write JSON.
    #[arg(long)]
    pub json: bool,
}

/// A question to the gate.
#[derive(Args, Clone, Debug)]
pub struct GateQuestion {
    /// Staff number of the person.
    pub staff_no: String,
    /// The post.
    pub post: String,
    /// The moment asked about, as in 2026-08-01T09:00:00+08:00. Without it: now.
    #[arg(long, value_name = "TIME", value_parser = moment::read)]
    pub at: Option<Moment>,
    /// Write JSON.
    #[arg(long)]
    pub json: bool,
}

/// What can be done with attempts.
#[derive(Clone, Debug, Subcommand)]
pub enum Attempt {
    /// Replay how a paper was drawn, and check each receipt and the marks against what is stored.
    Verify {
        /// Id of the attempt.
        attempt: String,
        /// Also hold a candidate's file of receipts against what is stored. Exit code 1: an answer of it is missing or
        /// different, or the file was altered.
        #[arg(long, value_name = "FILE")]
        receipts: Option<PathBuf>,
        /// Write JSON.
        #[arg(long)]
        json: bool,
    },
}

/// What can be done with the audit log.
#[derive(Clone, Debug, Subcommand)]
pub enum Audit {
    /// Check the chain of seals over all events.
    Verify {
        /// Write JSON.
        #[arg(long)]
        json: bool,
    },
}

use std::error::Error;
use std::path::PathBuf;
use std::{fmt, io};

use sea_orm::DbErr;

use crate::store::copy::postgres::ToolTrouble;
use crate::{Failure, OpenError};

/// Why there is no backup, or no way back from it, for the one at the command line.
#[derive(Debug)]
pub enum BackupTrouble {
    /// A file of that name is there already.
    Exists(PathBuf),
    /// A file cannot be read or written.
    File(PathBuf, io::Error),
    /// PostgreSQL's tool is not on this machine.
    NoTool(&'static str),
    /// PostgreSQL's tool said this.
    Tool(&'static str, String),
    /// The copy is no sound database.
    Damaged(String),
    /// The file is not the one that was written then.
    Changed,
    /// What was restored is not what the description says.
    Different,
    /// The file is of the other kind of database, or of none.
    OtherKind,
    /// The place to restore into holds something.
    NotEmpty(String),
    /// The tables belong into this schema, and the address leads to that one.
    OtherSchema(String, String),
    /// The office does not open on it.
    Closed(OpenError),
    /// The database failed.
    Database(DbErr),
    /// A verb failed.
    Failed(Failure),
}

impl fmt::Display for BackupTrouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists(path) => {
                write!(f, "{} is there already; a backup never takes the place of another", path.display())
            }
            Self::File(path, problem) => write!(f, "{}: {problem}", path.display()),
            Self::NoTool(name) => write!(
                f,
                "{name} is not on this machine. PostgreSQL is backed up with its own tools, in the server's version or \
                 a newer one: install its client programs (Debian: postgresql-client)"
            ),
            Self::Tool(name, said) => write!(f, "{name} failed: {said}"),
            Self::Damaged(fault) => write!(f, "the copy is damaged: {fault}"),
            Self::Changed => {
                f.write_str("the file is not the one that was written: its SHA-256 is not the one beside it")
            }
            Self::Different => f.write_str("what came back is not what the description beside the backup says"),
            Self::OtherKind => f.write_str(
                "the file is no backup of this kind of database; one of SQLite goes into SQLite, one of PostgreSQL \
                 into PostgreSQL",
            ),
            Self::NotEmpty(place) => write!(f, "{place} is not empty; a backup is restored into an empty place only"),
            Self::OtherSchema(was, is) => {
                write!(
                    f,
                    "the tables were in the schema {was:?}, and the address leads to {is:?}; make one of that name"
                )
            }
            Self::Closed(why) => why.fmt(f),
            Self::Database(problem) => write!(f, "the database: {problem}"),
            Self::Failed(Failure::Refused(refusal)) => f.write_str(refusal.code()),
            Self::Failed(Failure::Broke(breakage)) => write!(f, "something broke; code {} in the log", breakage.code()),
        }
    }
}

impl Error for BackupTrouble {}

impl From<DbErr> for BackupTrouble {
    fn from(problem: DbErr) -> Self {
        Self::Database(problem)
    }
}

impl From<Failure> for BackupTrouble {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<OpenError> for BackupTrouble {
    fn from(why: OpenError) -> Self {
        Self::Closed(why)
    }
}

impl From<ToolTrouble> for BackupTrouble {
    fn from(trouble: ToolTrouble) -> Self {
        match trouble {
            ToolTrouble::Missing(name) => Self::NoTool(name),
            ToolTrouble::Said(name, said) => Self::Tool(name, said),
        }
    }
}

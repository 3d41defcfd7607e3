use std::error::Error;
use std::fmt;

use sea_orm::DbErr;

use crate::Failure;

/// Why an office did not open, for the one who starts the program.
#[derive(Debug)]
pub enum OpenError {
    /// The address names neither SQLite nor PostgreSQL.
    UnknownAddress,
    /// A newer program wrote this database.
    NewerDatabase {
        /// The steps this program does not know.
        unknown: Vec<String>,
    },
    /// The database holds a demonstration, and this is the real thing.
    IsDemonstration,
    /// The database holds a real department, and this is a demonstration.
    IsNoDemonstration,
    /// The signing keys were sealed under another secret.
    OtherSecret,
    /// The database cannot be reached or used; the text says how it put it.
    Database(String),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownAddress => f.write_str("the database address starts with neither sqlite: nor postgres:"),
            Self::NewerDatabase { unknown } => write!(
                f,
                "the database was written by a newer version of this program (unknown steps: {}); start that version, \
                 or restore a backup from before the update",
                unknown.join(", ")
            ),
            Self::IsDemonstration => f.write_str(
                "the database holds a demonstration with accounts everybody knows; start with --demo, or name another \
                 database",
            ),
            Self::IsNoDemonstration => {
                f.write_str("the database holds a real department; a demonstration needs a database of its own")
            }
            Self::OtherSecret => {
                f.write_str("the database belongs to another secret: PASSGATE_SECRET is not the one it was made with")
            }
            Self::Database(cause) => write!(f, "the database cannot be used: {cause}"),
        }
    }
}

impl Error for OpenError {}

impl From<DbErr> for OpenError {
    fn from(error: DbErr) -> Self {
        Self::Database(error.to_string())
    }
}

impl From<Failure> for OpenError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => Self::Database(refusal.code().to_owned()),
            Failure::Broke(breakage) => Self::Database(format!("see code {} in the log", breakage.code())),
        }
    }
}

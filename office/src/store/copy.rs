//! Copies of a whole database, taken while it is in use, and the way back from them.

pub(crate) mod postgres;
pub(crate) mod sqlite;

use serde::{Deserialize, Serialize};

use super::{Store, Writes};

/// Which kind of database this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DatabaseKind {
    /// One file.
    Sqlite,
    /// A server of its own.
    Postgres,
}

impl DatabaseKind {
    /// The kind that an address names.
    pub(crate) fn of(url: &str) -> Option<Self> {
        if url.starts_with("sqlite:") {
            Some(Self::Sqlite)
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            Some(Self::Postgres)
        } else {
            None
        }
    }
}

impl Store {
    /// Which kind of database is behind it.
    pub(crate) const fn kind(&self) -> DatabaseKind {
        match self.writes {
            Writes::Queue(_) => DatabaseKind::Sqlite,
            Writes::Pool(_) => DatabaseKind::Postgres,
        }
    }

    /// Where it is, for whoever must connect once more.
    pub(crate) fn address(&self) -> &str {
        &self.address.0
    }
}

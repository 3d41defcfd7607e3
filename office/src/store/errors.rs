//! What an error of the database means, the same for both.

use std::borrow::Cow;

use sea_orm::sqlx::Error;
use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// A unique index said no: somebody else was first.
pub(crate) fn is_unique_violation(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

/// A lock was held for longer than we wait.
pub(crate) fn is_busy(error: &DbErr) -> bool {
    // SQLITE_BUSY, BUSY_RECOVERY, BUSY_SNAPSHOT; PostgreSQL's lock_not_available.
    code(error).is_some_and(|code| matches!(code.as_ref(), "5" | "261" | "517" | "55P03"))
}

/// PostgreSQL gave up on this transaction for the sake of another: doing it again is right.
pub(crate) fn is_conflict(error: &DbErr) -> bool {
    code(error).is_some_and(|code| matches!(code.as_ref(), "40001" | "40P01"))
}

/// The connection was lost. Before the commit that means nothing was written; at the commit nobody knows.
pub(crate) fn is_lost(error: &DbErr) -> bool {
    let shut_down = code(error).is_some_and(|code| matches!(code.as_ref(), "57P01" | "57P02" | "57P03"));
    shut_down || inner(error).is_some_and(|error| matches!(error, Error::Io(_)))
}

fn code(error: &DbErr) -> Option<Cow<'_, str>> {
    match inner(error)? {
        Error::Database(database) => database.code(),
        _ => None,
    }
}

fn inner(error: &DbErr) -> Option<&Error> {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(inner))
        | DbErr::Query(RuntimeErr::SqlxError(inner))
        | DbErr::Conn(RuntimeErr::SqlxError(inner)) => Some(inner),
        _ => None,
    }
}

//! What an error of the database means, the same for both.

use std::borrow::Cow;

use sea_orm::sqlx::Error;
use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// A unique index said no: somebody else was first.
pub(crate) fn is_unique_violation(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

/// SQLite's lock was held for longer than the busy timeout.
pub(crate) fn is_busy(error: &DbErr) -> bool {
    // 5 SQLITE_BUSY, 261 BUSY_RECOVERY, 517 BUSY_SNAPSHOT; PostgreSQL's codes have five characters.
    code(error).is_some_and(|code| matches!(code.as_ref(), "5" | "261" | "517"))
}

/// PostgreSQL gave up on this transaction for the sake of another: doing it again is right.
pub(crate) fn is_conflict(error: &DbErr) -> bool {
    code(error).is_some_and(|code| matches!(code.as_ref(), "40001" | "40P01"))
}

fn code(error: &DbErr) -> Option<Cow<'_, str>> {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(inner))
        | DbErr::Query(RuntimeErr::SqlxError(inner))
        | DbErr::Conn(RuntimeErr::SqlxError(inner)) => match inner.as_ref() {
            Error::Database(database) => database.code(),
            _ => None,
        },
        _ => None,
    }
}

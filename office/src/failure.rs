use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};

use engine::Refusal;
use sea_orm::{ConnAcquireErr, DbErr};
use sha2::{Digest, Sha256};

use crate::store::errors;

/// What a verb gives back.
pub type Outcome<T> = Result<T, Failure>;

/// Why a verb did not do what was asked.
#[derive(Debug, Clone)]
pub enum Failure {
    /// A person may be told.
    Refused(Refusal),
    /// Something broke; the log knows what, the person gets a code.
    Broke(Breakage),
}

impl Failure {
    /// The refusal, when it is one.
    #[must_use]
    pub const fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::Broke(_) => None,
        }
    }
}

/// Something that should not have happened. It is logged with its cause in the moment it is made, so that the code
/// on a person's screen finds the line.
#[derive(Debug, Clone)]
pub struct Breakage {
    code: String,
    again: Again,
}

/// Whether the same work may succeed when it is simply done again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Again {
    Worth,
    Vain,
}

impl Breakage {
    /// Logs a cause and gives it a code.
    #[must_use]
    pub fn new(cause: impl fmt::Display) -> Self {
        let cause = cause.to_string();
        let code = next_code(&cause);
        tracing::error!(%code, %cause, "something broke");
        Self { code, again: Again::Vain }
    }

    /// Four hexadecimal digits for the person to read out, `7F3A`.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    pub(crate) fn is_worth_a_retry(&self) -> bool {
        self.again == Again::Worth
    }
}

/// The code depends on the cause and on how many came before: equal faults in a row are told apart.
fn next_code(cause: &str) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let hash = Sha256::new().chain_update(count.to_be_bytes()).chain_update(cause).finalize();
    format!("{:02X}{:02X}", hash[0], hash[1])
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Breakage> for Failure {
    fn from(breakage: Breakage) -> Self {
        Self::Broke(breakage)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Broke(Breakage::new(error))
    }
}

impl From<DbErr> for Failure {
    fn from(error: DbErr) -> Self {
        if errors::is_busy(&error) || matches!(error, DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)) {
            tracing::warn!(cause = %error, "the database is busy");
            return Self::Refused(Refusal::Busy { retry_after_s: 2 });
        }
        let again = if errors::is_conflict(&error) || errors::is_lost(&error) { Again::Worth } else { Again::Vain };
        Self::Broke(Breakage { again, ..Breakage::new(error) })
    }
}

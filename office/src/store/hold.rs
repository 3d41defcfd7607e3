use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, Statement};

/// What is held against other transactions that hold the same, until this one ends. In SQLite one transaction writes at a
/// time: there is nobody to hold anything against.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Hold<'a> {
    /// A person.
    Person(&'a str),
    /// An exam that is begun: any number begin it at once, and nobody pauses it meanwhile.
    Begun(&'a str),
    /// An exam that is paused or goes on.
    Paused(&'a str),
}

impl Hold<'_> {
    /// PostgreSQL's call. Its locks by number cost nothing on the disk; names of one number only wait for each other.
    fn call(self, place: usize) -> (String, String) {
        let (call, name) = match self {
            Self::Person(id) => ("pg_advisory_xact_lock", format!("person {id}")),
            Self::Begun(id) => ("pg_advisory_xact_lock_shared", format!("exam {id}")),
            Self::Paused(id) => ("pg_advisory_xact_lock", format!("exam {id}")),
        };
        (format!("{call}(hashtextextended(current_schema() || ${place}, 0))"), name)
    }
}

/// Holds an attempt against everybody else until the transaction ends. What the next statement reads of it is what holds.
pub(crate) async fn hold_attempt(tx: &DatabaseTransaction, id: &str) -> Result<(), DbErr> {
    let backend = tx.get_database_backend();
    if backend == DbBackend::Postgres {
        let sql = "SELECT 1 FROM attempt WHERE id = $1 FOR UPDATE";
        tx.execute_raw(Statement::from_sql_and_values(backend, sql, [id.into()])).await?;
    }
    Ok(())
}

/// Holds these, in order. Exams come before attempts, and these before people.
pub(crate) async fn hold(tx: &DatabaseTransaction, these: &[Hold<'_>]) -> Result<(), DbErr> {
    let backend = tx.get_database_backend();
    if backend == DbBackend::Sqlite {
        return Ok(());
    }
    let (calls, names): (Vec<_>, Vec<_>) = (1..).zip(these).map(|(place, one)| one.call(place)).unzip();
    let sql = format!("SELECT {}", calls.join(", "));
    tx.execute_raw(Statement::from_sql_and_values(backend, sql, names.into_iter().map(Into::into))).await?;
    Ok(())
}

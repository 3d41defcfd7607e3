use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, QueryTrait, Statement};

use super::numbers::{is_numbered, numbered_through, values_of};

/// Changes of one transaction that go to the database in one statement. None asks what another has done, but for the last
/// on SQLite, where they are carried out one after the other. There values are counted (`?`); only the last may call its own
/// by number (`$1`).
pub(crate) struct Changes<'t> {
    tx: &'t DatabaseTransaction,
    statements: Vec<Statement>,
}

impl<'t> Changes<'t> {
    /// None so far.
    pub(crate) const fn of(tx: &'t DatabaseTransaction) -> Self {
        Self { tx, statements: Vec::new() }
    }

    /// One more.
    pub(crate) fn and(self, change: &impl QueryTrait) -> Self {
        let statement = change.build(self.tx.get_database_backend());
        self.and_raw(statement)
    }

    /// The same, written by hand.
    pub(crate) fn and_raw(mut self, statement: Statement) -> Self {
        self.statements.push(statement);
        self
    }

    /// Carries them out.
    pub(crate) async fn run(self) -> Result<(), DbErr> {
        let backend = self.tx.get_database_backend();
        debug_assert!(backend == DbBackend::Postgres || are_counted(&self.statements), "numbered values come last");
        let sql = numbered_through(&self.statements);
        let values = values_of(self.statements);
        let sql = match backend {
            DbBackend::Postgres => as_one(&sql),
            _ => sql.join("; "),
        };
        self.tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
        Ok(())
    }
}

/// Whether all but the last count their values.
fn are_counted(statements: &[Statement]) -> bool {
    statements.split_last().is_none_or(|(_, before)| before.iter().all(|one| !is_numbered(&one.sql)))
}

/// PostgreSQL's way to carry out several changes at once: none sees what another does, and keys are looked at in the end.
fn as_one(sql: &[String]) -> String {
    let Some((last, before)) = sql.split_last() else { return String::new() };
    let named: Vec<String> = before.iter().enumerate().map(|(number, sql)| format!("c{number} AS ({sql})")).collect();
    if named.is_empty() { last.clone() } else { format!("WITH {} {last}", named.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_become_one_statement() {
        let sql = ["A $1, $2", "B", "C $3::json"].map(str::to_owned);
        assert_eq!(as_one(&sql), "WITH c0 AS (A $1, $2), c1 AS (B) C $3::json");
        assert_eq!(as_one(&sql[..1]), "A $1, $2");
    }

    #[test]
    fn on_sqlite_only_the_last_calls_its_values_by_number() {
        let one = |sql: &str| Statement::from_string(DbBackend::Sqlite, sql);
        assert!(are_counted(&[one("A ?, '$.path'"), one("B $1")]));
        assert!(!are_counted(&[one("B $1"), one("A ?")]) && are_counted(&[]));
    }
}

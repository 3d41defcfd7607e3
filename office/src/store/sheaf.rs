//! Many rows as one value of a statement, so that the statement is the same however many there are.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement};
use serde::Serialize;

use crate::Outcome;

/// The name of a column and its type in PostgreSQL.
pub(crate) type Column = (&'static str, &'static str);

/// Rows on their way into a statement, where they are a table named `j`.
pub(crate) struct Sheaf {
    backend: DbBackend,
    table: String,
    rows: String,
}

impl Sheaf {
    /// Ties rows together; each is an object with these columns.
    pub(crate) fn new(
        db: &impl ConnectionTrait,
        columns: &[Column],
        rows: impl Iterator<Item = impl Serialize>,
    ) -> Outcome<Self> {
        Ok(Self::tied(db, columns, tie(rows)?))
    }

    /// The same of rows that were tied before.
    pub(crate) fn tied(db: &impl ConnectionTrait, columns: &[Column], rows: String) -> Self {
        let backend = db.get_database_backend();
        Self { backend, table: table(backend, columns), rows }
    }

    /// A statement over the rows.
    pub(crate) fn ask(&self, query: impl FnOnce(&str) -> String) -> Statement {
        Statement::from_sql_and_values(self.backend, query(&self.table), [self.rows.as_str().into()])
    }

    /// A query over the rows that holds what it finds until the transaction ends, and leaves out what somebody else holds.
    /// SQLite has one writer, who holds everything.
    pub(crate) fn ask_free(&self, query: impl FnOnce(&str) -> String) -> Statement {
        let free = if self.backend == DbBackend::Postgres { " FOR UPDATE SKIP LOCKED" } else { "" };
        self.ask(|rows| query(rows) + free)
    }

    /// Carries a change out.
    pub(crate) async fn run(&self, tx: &DatabaseTransaction, change: impl FnOnce(&str) -> String) -> Outcome<()> {
        tx.execute_raw(self.ask(change)).await?;
        Ok(())
    }

    /// Carries an update out, of which its transaction keeps all or nothing. By itself SQLite would also be ready to undo
    /// this one statement, and copy for that each page that it touches.
    pub(crate) async fn update(&self, tx: &DatabaseTransaction, change: impl FnOnce(&str) -> String) -> Outcome<()> {
        let verb = if self.backend == DbBackend::Sqlite { "UPDATE OR FAIL" } else { "UPDATE" };
        self.run(tx, |rows| format!("{verb} {}", change(rows))).await
    }
}

/// Ties rows together before there is a transaction to send them with.
pub(crate) fn tie(rows: impl Iterator<Item = impl Serialize>) -> Outcome<String> {
    Ok(serde_json::to_string(&rows.collect::<Vec<_>>())?)
}

/// The one parameter as a table.
fn table(backend: DbBackend, columns: &[Column]) -> String {
    if backend == DbBackend::Postgres {
        let typed: Vec<String> = columns.iter().map(|(name, kind)| format!("{name} {kind}")).collect();
        return format!("json_to_recordset($1::json) AS j({})", typed.join(", "));
    }
    let taken: Vec<String> = columns.iter().map(|(name, _)| format!("value ->> '{name}' AS {name}")).collect();
    format!("(SELECT {} FROM jsonb_each(?)) AS j", taken.join(", "))
}

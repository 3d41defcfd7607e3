//! Queries that always have exactly one row. Several of them go to the database as one: each way there costs more than most
//! of what is asked.

use sea_orm::{ConnectionTrait, FromQueryResult, QueryResult, Statement, Value};

use super::numbers::{numbered_through, values_of};
use crate::{Breakage, Outcome};

/// A query that always has one row, with its values.
pub(crate) struct Ask {
    sql: &'static str,
    values: Vec<Value>,
}

impl Ask {
    /// A query and its values, which it calls $1, $2, and so on.
    pub(crate) fn new<const N: usize>(sql: &'static str, values: [Value; N]) -> Self {
        Self { sql, values: values.into() }
    }
}

/// What came of several.
pub(crate) struct Reply(QueryResult);

impl Reply {
    /// What one of them brought. A column's name stands for one query alone.
    pub(crate) fn row<T: FromQueryResult>(&self) -> Outcome<T> {
        Ok(T::from_query_result(&self.0, "")?)
    }

    /// The same of one that may have found nothing: then there is nothing in `column`, which is never empty else.
    pub(crate) fn found<T: FromQueryResult>(&self, column: &str) -> Outcome<Option<T>> {
        let there: Option<String> = self.0.try_get("", column)?;
        there.map(|_| self.row()).transpose()
    }
}

/// Asks one, or several at once: their rows, side by side.
pub(crate) async fn ask(db: &impl ConnectionTrait, asks: impl IntoIterator<Item = Ask>) -> Outcome<Reply> {
    let backend = db.get_database_backend();
    let statement = |ask: Ask| Statement::from_sql_and_values(backend, ask.sql, ask.values);
    let asks: Vec<_> = asks.into_iter().map(statement).collect();
    let tables: Vec<String> =
        numbered_through(&asks).iter().enumerate().map(|(number, sql)| format!("({sql}) AS a{number}")).collect();
    let sql = format!("SELECT * FROM {}", tables.join(", "));
    let query = Statement::from_sql_and_values(backend, sql, values_of(asks));
    let row = db.query_one_raw(query).await?.ok_or_else(|| Breakage::new("a row did not come"))?;
    debug_assert!(are_different(&row.column_names()), "two queries call a column the same");
    Ok(Reply(row))
}

fn are_different(columns: &[String]) -> bool {
    columns.iter().collect::<std::collections::BTreeSet<_>>().len() == columns.len()
}

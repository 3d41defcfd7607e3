use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, QueryTrait, Statement, Value, Values};

/// Changes of one transaction of which none asks what another has done: they go to the database in one statement.
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
        let sql: Vec<String> = match backend {
            DbBackend::Postgres => numbered(&self.statements),
            _ => self.statements.iter().map(|one| one.sql.clone()).collect(),
        };
        let values: Vec<Value> =
            self.statements.into_iter().filter_map(|one| one.values).flat_map(|Values(some)| some).collect();
        let sql = match backend {
            DbBackend::Postgres => as_one(&sql),
            _ => sql.join("; "),
        };
        self.tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
        Ok(())
    }
}

/// The statements with their values numbered through.
fn numbered(statements: &[Statement]) -> Vec<String> {
    let mut before = 0;
    let mut numbered = Vec::with_capacity(statements.len());
    for statement in statements {
        numbered.push(shifted(&statement.sql, before));
        before += statement.values.as_ref().map_or(0, |Values(values)| values.len());
    }
    numbered
}

/// A statement whose first value is the one after so many.
fn shifted(sql: &str, by: usize) -> String {
    let mut parts = sql.split('$');
    let mut shifted = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = part.split_at(digits);
        shifted.push('$');
        shifted += &number.parse::<usize>().map_or(String::new(), |number| (number + by).to_string());
        shifted += rest;
    }
    shifted
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
    fn values_are_numbered_through() {
        let one = |sql: &str, values: usize| {
            Statement::from_sql_and_values(DbBackend::Postgres, sql, (0..values).map(|_| Value::Int(Some(1))))
        };
        let sql = numbered(&[one("A $1, $2", 2), one("B", 0), one("C $1::json", 1)]);
        assert_eq!(sql, ["A $1, $2", "B", "C $3::json"]);
        assert_eq!(as_one(&sql), "WITH c0 AS (A $1, $2), c1 AS (B) C $3::json");
        assert_eq!(as_one(&sql[..1]), "A $1, $2");
    }
}

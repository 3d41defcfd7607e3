//! Values of several statements that become one: they are numbered through.

use sea_orm::{Statement, Value, Values};

/// The statements, their values numbered through.
pub(super) fn numbered_through(statements: &[Statement]) -> Vec<String> {
    let mut before = 0;
    let mut numbered = Vec::with_capacity(statements.len());
    for statement in statements {
        numbered.push(shifted(&statement.sql, before));
        before += statement.values.as_ref().map_or(0, |Values(values)| values.len());
    }
    numbered
}

/// All their values, in order.
pub(super) fn values_of(statements: Vec<Statement>) -> Vec<Value> {
    statements.into_iter().filter_map(|one| one.values).flat_map(|Values(some)| some).collect()
}

/// Whether a statement calls its values by number.
pub(super) fn is_numbered(sql: &str) -> bool {
    shifted(sql, 1) != sql
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

#[cfg(test)]
mod tests {
    use sea_orm::DbBackend;

    use super::*;

    #[test]
    fn values_are_numbered_through() {
        let one = |sql: &str, values: i32| {
            Statement::from_sql_and_values(DbBackend::Postgres, sql, (0..values).map(|_| Value::Int(Some(values))))
        };
        let statements = vec![one("A $1, $2", 2), one("B", 0), one("C $1::json", 1)];
        assert_eq!(numbered_through(&statements), ["A $1, $2", "B", "C $3::json"]);
        assert_eq!(values_of(statements), [2, 2, 1].map(|value| Value::Int(Some(value))));
    }
}

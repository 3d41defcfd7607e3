use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult, Statement, Value,
};

use crate::{Breakage, Outcome};

/// So many rows go into one statement: neither database takes any number of values.
const ROWS: usize = 500;

/// Inserts any number of rows, in as few statements as the databases take.
pub(crate) async fn insert<E, A>(tx: &DatabaseTransaction, rows: impl Iterator<Item = A>) -> Result<(), DbErr>
where
    E: EntityTrait,
    A: ActiveModelTrait<Entity = E> + Send,
{
    let rows: Vec<A> = rows.collect();
    for some in rows.chunks(ROWS) {
        E::insert_many(some.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// The one row of a query that always has one.
pub(crate) async fn the_row<T: FromQueryResult + Send + Sync>(
    db: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Outcome<T> {
    let query = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(T::find_by_statement(query).one(db).await?.ok_or_else(|| Breakage::new("a row did not come"))?)
}

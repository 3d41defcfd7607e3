use sea_orm::{ActiveModelTrait, DatabaseTransaction, DbErr, EntityTrait};

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

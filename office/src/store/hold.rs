use sea_orm::sea_query::LockType;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityTrait, QuerySelect};

use super::entity::{exam, person};

/// Holds a person against every other transaction that does the same, until this one ends.
pub(crate) async fn hold_person(tx: &DatabaseTransaction, person: &str) -> Result<(), DbErr> {
    if !is_alone(tx) {
        person::Entity::find_by_id(person).lock_exclusive().one(tx).await?;
    }
    Ok(())
}

/// The same with an exam, in the way that is asked for.
pub(crate) async fn hold_exam(tx: &DatabaseTransaction, exam: &str, how: LockType) -> Result<(), DbErr> {
    if !is_alone(tx) {
        exam::Entity::find_by_id(exam).lock(how).one(tx).await?;
    }
    Ok(())
}

/// In SQLite one transaction writes at a time: there is nobody to hold anything against.
fn is_alone(tx: &DatabaseTransaction) -> bool {
    tx.get_database_backend() == DbBackend::Sqlite
}

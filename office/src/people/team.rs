//! Teams come with the first who is put into them. One that was removed comes back with whoever is in it again.

use engine::{Moment, Refusal};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveValue, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};

use crate::store::entity::{membership, team, team_manager};
use crate::{Chance, Outcome, PersonId, TeamId};

/// The team of this name, made when it is missing.
pub(super) async fn team_named(tx: &DatabaseTransaction, chance: &Chance, name: &str) -> Outcome<TeamId> {
    let row = team::ActiveModel {
        id: ActiveValue::Set(chance.id()),
        name: ActiveValue::Set(name.to_owned()),
        removed_at: ActiveValue::Set(None),
        zone: ActiveValue::Set(None),
    };
    // Whatever the conflict: here it is the name, not the primary key.
    let nothing = OnConflict::new().do_nothing().to_owned();
    team::Entity::insert(row).on_conflict(nothing).exec_without_returning(tx).await?;
    // Whoever removes it meanwhile waits, or is waited for.
    let row = team::Entity::find().filter(team::Column::Name.eq(name)).lock_shared().one(tx).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    if row.removed_at.is_some() {
        bring_back(tx, std::slice::from_ref(&row.id)).await?;
    }
    Ok(TeamId::new(row.id))
}

/// The teams of somebody who is back are there again.
pub(super) async fn there_again(tx: &DatabaseTransaction, person: &PersonId, now: Moment) -> Outcome<()> {
    let in_them = membership::Entity::find()
        .select_only()
        .column(membership::Column::TeamId)
        .filter(membership::Column::PersonId.eq(person.as_str()))
        .filter(membership::not_over(now))
        .into_query();
    let led = team_manager::Entity::find()
        .select_only()
        .column(team_manager::Column::TeamId)
        .filter(team_manager::Column::PersonId.eq(person.as_str()))
        .into_query();
    let either = Condition::any().add(team::Column::Id.in_subquery(in_them)).add(team::Column::Id.in_subquery(led));
    let rows = team::Entity::find().filter(either).order_by_asc(team::Column::Id).lock_shared().all(tx).await?;
    let gone: Vec<String> = rows.into_iter().filter(|row| row.removed_at.is_some()).map(|row| row.id).collect();
    if gone.is_empty() { Ok(()) } else { bring_back(tx, &gone).await }
}

async fn bring_back(tx: &DatabaseTransaction, ids: &[String]) -> Outcome<()> {
    team::Entity::update_many()
        .col_expr(team::Column::RemovedAt, Expr::value(Option::<i64>::None))
        .filter(team::Column::Id.is_in(ids))
        .exec(tx)
        .await?;
    Ok(())
}

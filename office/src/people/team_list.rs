//! The teams of the department, for administrators: a name that was mistyped is mended, and a team that nobody is in goes.

use std::collections::BTreeMap;

use engine::{Moment, Refusal};
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{
    ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select,
};
use serde::Serialize;

use super::may_be_written;
use super::term::unusable;
use crate::events::{self, Actor, Note};
use crate::store::entity::{membership, person_data, team, team_manager};
use crate::store::is_unique_violation;
use crate::{Office, Outcome, Role, TeamId, Viewer};

/// A team on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TeamRow {
    /// The team.
    pub team: TeamId,
    /// Its name.
    pub name: String,
    /// How many places people who are here have in it, now or later on.
    pub places: u64,
    /// How many of them lead it.
    pub leaders: u64,
}

impl TeamRow {
    /// Whether it may be removed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.places == 0 && self.leaders == 0
    }
}

impl Office {
    /// All teams by name.
    ///
    /// # Errors
    /// `NotAllowed` for all but administrators.
    pub async fn teams(&self, viewer: &Viewer) -> Outcome<Vec<TeamRow>> {
        viewer.require(Role::Administrator)?;
        let db = self.store.read();
        let rows = team::Entity::find()
            .filter(team::Column::RemovedAt.is_null())
            .order_by_asc(team::Column::Name)
            .all(db)
            .await?;
        let places: Vec<(String, i64)> = places(self.now())
            .select_only()
            .column(membership::Column::TeamId)
            .column_as(membership::Column::Id.count(), "places")
            .group_by(membership::Column::TeamId)
            .into_tuple()
            .all(db)
            .await?;
        let leaders: Vec<(String, i64)> = leaders()
            .select_only()
            .column(team_manager::Column::TeamId)
            .column_as(team_manager::Column::PersonId.count(), "leaders")
            .group_by(team_manager::Column::TeamId)
            .into_tuple()
            .all(db)
            .await?;
        let (places, leaders): (BTreeMap<_, _>, BTreeMap<_, _>) =
            (places.into_iter().collect(), leaders.into_iter().collect());
        let number = |of: &BTreeMap<String, i64>, id: &str| of.get(id).copied().unwrap_or(0).unsigned_abs();
        let row = |row: team::Model| TeamRow {
            places: number(&places, &row.id),
            leaders: number(&leaders, &row.id),
            name: row.name,
            team: TeamId::new(row.id),
        };
        Ok(rows.into_iter().map(row).collect())
    }

    /// Gives a team another name, here and in everybody's past.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound`; `BadRequest` for a `name` that cannot be written, or that another team has or had.
    pub async fn rename_team(&self, viewer: &Viewer, id: &TeamId, name: &str) -> Outcome<()> {
        viewer.require(Role::Administrator)?;
        let name = name.trim().to_owned();
        if !may_be_written(&name) {
            return Err(unusable("name").into());
        }
        let (id, chance, now) = (id.clone(), self.chance.clone(), self.now());
        let actor = Actor::Person(viewer.person.clone());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let before = there(tx, &id).await?.name;
                    if before == name {
                        return Ok(());
                    }
                    call(tx, &id, &name).await?;
                    let told = |name: &str| Some(serde_json::json!({ "name": name }).to_string());
                    let note = Note::new(now, actor, "team.renamed", id.as_str());
                    events::note(tx, &chance, Note { before: told(&before), after: told(&name), ..note }).await
                })
            })
            .await
    }

    /// Removes a team that nobody who is here is in, now or later on, or leads: it is offered no more. What people were in
    /// it stays in their records and in the figures of those who left from it. Whoever is put into a team of its name,
    /// or comes back to it, brings it back.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound`; `BadRequest` for a `team` that is not empty.
    pub async fn remove_team(&self, viewer: &Viewer, id: &TeamId) -> Outcome<()> {
        viewer.require(Role::Administrator)?;
        let (id, chance, now) = (id.clone(), self.chance.clone(), self.now());
        let actor = Actor::Person(viewer.person.clone());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    there(tx, &id).await?;
                    let places = places(now).filter(membership::Column::TeamId.eq(id.as_str()));
                    let leaders = leaders().filter(team_manager::Column::TeamId.eq(id.as_str()));
                    if places.count(tx).await? + leaders.count(tx).await? > 0 {
                        return Err(unusable("team").into());
                    }
                    team::Entity::update_many()
                        .col_expr(team::Column::RemovedAt, Expr::value(now.0))
                        .filter(team::Column::Id.eq(id.as_str()))
                        .exec(tx)
                        .await?;
                    events::note(tx, &chance, Note::new(now, actor, "team.removed", id.as_str())).await
                })
            })
            .await
    }
}

/// A team that was not removed; nobody is put into it or renames it until the transaction ends.
async fn there(tx: &DatabaseTransaction, id: &TeamId) -> Outcome<team::Model> {
    let row = team::Entity::find_by_id(id.as_str()).lock_exclusive().one(tx).await?;
    Ok(row.filter(|row| row.removed_at.is_none()).ok_or(Refusal::NotFound)?)
}

async fn call(tx: &DatabaseTransaction, id: &TeamId, name: &str) -> Outcome<()> {
    let called = team::Entity::update_many()
        .col_expr(team::Column::Name, Expr::value(name))
        .filter(team::Column::Id.eq(id.as_str()))
        .exec(tx)
        .await;
    match called {
        Err(error) if is_unique_violation(&error) => Err(unusable("name").into()),
        called => Ok(called.map(|_result| ())?),
    }
}

/// The places of people who are here, now or later on.
fn places(now: Moment) -> Select<membership::Entity> {
    membership::Entity::find()
        .filter(membership::not_over(now))
        .filter(membership::Column::PersonId.in_subquery(present()))
}

/// Who leads and is here.
fn leaders() -> Select<team_manager::Entity> {
    team_manager::Entity::find().filter(team_manager::Column::PersonId.in_subquery(present()))
}

fn present() -> SelectStatement {
    person_data::Entity::find()
        .select_only()
        .column(person_data::Column::PersonId)
        .filter(person_data::Column::Present.eq(true))
        .into_query()
}

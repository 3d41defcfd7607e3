use engine::{Moment, Refusal};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::term::{Term, unusable};
use super::{TeamPlace, may_be_written, team_named};
use crate::store::entity::{membership, role_grant, team_manager};
use crate::{Chance, Office, Outcome, PersonId, Role, TeamId, Viewer};

/// A place in a team, as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The team's name; it is made when there is none of that name.
    pub team: String,
    /// As what.
    pub place: TeamPlace,
    /// The first day, `2026-08-01`; empty for today.
    pub from: String,
    /// The last day; empty for no end.
    pub until: String,
}

impl Office {
    /// Puts a person into a team; what they were in that team before ends now.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`; `BadRequest` for the `team`, the `from` or the `until` that cannot be, and for a `place`
    /// at the head of a team when the person is no manager.
    pub async fn assign_team(&self, viewer: &Viewer, id: &PersonId, asked: Assignment) -> Outcome<()> {
        let team = asked.team.trim().to_owned();
        if !may_be_written(&team) {
            return Err(unusable("team").into());
        }
        let (place, term) = (asked.place, self.term(&asked.from, &asked.until).await?);
        self.change_person(viewer, id, move |hand| {
            Box::pin(async move {
                let team = team_named(hand.tx, &hand.chance, &team).await?;
                leave(hand.tx, &hand.person, Some(&team), hand.now).await?;
                if place == TeamPlace::Leads {
                    lead(hand.tx, &hand.person, &team).await?;
                } else {
                    join(hand.tx, &hand.chance, &hand.person, &team, place, term).await?;
                }
                let after = serde_json::json!({ "team": team, "place": place, "from": term.from, "until": term.until });
                hand.note("membership.begun", after).await
            })
        })
        .await
    }

    /// Takes a person out of a team, whatever they are in it.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound` when they are not in it.
    pub async fn unassign_team(&self, viewer: &Viewer, id: &PersonId, team: &TeamId) -> Outcome<()> {
        let team = team.clone();
        self.change_person(viewer, id, move |hand| {
            Box::pin(async move {
                if leave(hand.tx, &hand.person, Some(&team), hand.now).await? == 0 {
                    return Err(Refusal::NotFound.into());
                }
                hand.note("membership.ended", serde_json::json!({ "team": team })).await
            })
        })
        .await
    }
}

async fn lead(tx: &DatabaseTransaction, person: &PersonId, team: &TeamId) -> Outcome<()> {
    let role = (person.to_string(), Role::Manager.as_str().to_owned());
    if role_grant::Entity::find_by_id(role).one(tx).await?.is_none() {
        return Err(unusable("place").into());
    }
    let row = team_manager::ActiveModel {
        team_id: ActiveValue::Set(team.to_string()),
        person_id: ActiveValue::Set(person.to_string()),
    };
    team_manager::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

pub(super) async fn join(
    tx: &DatabaseTransaction,
    chance: &Chance,
    person: &PersonId,
    team: &TeamId,
    place: TeamPlace,
    term: Term,
) -> Outcome<()> {
    let row = membership::ActiveModel {
        id: ActiveValue::Set(chance.id()),
        person_id: ActiveValue::Set(person.to_string()),
        team_id: ActiveValue::Set(team.to_string()),
        kind: ActiveValue::Set(place.as_str().to_owned()),
        from_at: ActiveValue::Set(term.from.0),
        until_at: ActiveValue::Set(term.until.map(|until| until.0)),
    };
    membership::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Ends what somebody is in a team, or in all of them, now or planned, and says how much there was.
pub(super) async fn leave(
    tx: &DatabaseTransaction,
    person: &PersonId,
    team: Option<&TeamId>,
    now: Moment,
) -> Outcome<u64> {
    use membership::Column;
    let of_team = |team: &TeamId| Column::TeamId.eq(team.as_str());
    let mut mine = Column::PersonId.eq(person.as_str()).and(Column::UntilAt.is_null().or(Column::UntilAt.gt(now.0)));
    let mut led = team_manager::Column::PersonId.eq(person.as_str());
    if let Some(team) = team {
        mine = mine.and(of_team(team));
        led = led.and(team_manager::Column::TeamId.eq(team.as_str()));
    }
    let ended = membership::Entity::update_many()
        .col_expr(Column::UntilAt, Expr::value(now.0))
        .filter(mine)
        .exec(tx)
        .await?
        .rows_affected;
    if team.is_none() {
        return Ok(ended);
    }
    Ok(ended + team_manager::Entity::delete_many().filter(led).exec(tx).await?.rows_affected)
}

/// Ends one place in a team.
pub(super) async fn end_place(tx: &DatabaseTransaction, id: &str, now: Moment) -> Outcome<()> {
    membership::Entity::update_many()
        .col_expr(membership::Column::UntilAt, Expr::value(now.0))
        .filter(membership::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Makes something else of a place in a team, from when on and until when it may be.
pub(super) async fn change_place(tx: &DatabaseTransaction, id: &str, place: TeamPlace, term: Term) -> Outcome<()> {
    membership::Entity::update_many()
        .col_expr(membership::Column::Kind, Expr::value(place.as_str()))
        .col_expr(membership::Column::FromAt, Expr::value(term.from.0))
        .col_expr(membership::Column::UntilAt, Expr::value(term.until.map(|until| until.0)))
        .filter(membership::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

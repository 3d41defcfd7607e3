use engine::Moment;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use crate::store::entity::membership;
use crate::{PersonId, TeamId};

/// Whose records a query may find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Scope {
    /// An administrator's.
    Everybody,
    /// A manager's: who is now in one of the teams they lead, and themselves.
    Teams { of: PersonId, teams: Vec<TeamId>, at: Moment },
    /// Everyone else's.
    Oneself(PersonId),
}

impl Scope {
    /// The filter on a column that holds person ids.
    pub(crate) fn on(&self, person: impl ColumnTrait) -> Condition {
        match self {
            Self::Everybody => Condition::all(),
            Self::Oneself(id) => Condition::all().add(person.eq(id.as_str())),
            Self::Teams { of, teams, at } => {
                Condition::any().add(person.eq(of.as_str())).add(person.in_subquery(members(teams, *at)))
            }
        }
    }

    /// The same for what a manager decides about: the people of their teams, themselves only as one of these.
    pub(crate) fn led(&self, person: impl ColumnTrait) -> Condition {
        match self {
            Self::Teams { teams, at, .. } => Condition::all().add(person.in_subquery(members(teams, *at))),
            Self::Everybody | Self::Oneself(_) => self.on(person),
        }
    }
}

/// The ids of those who are in these teams at a moment.
pub(crate) fn members(teams: &[TeamId], at: Moment) -> SelectStatement {
    membership::Entity::find()
        .select_only()
        .column(membership::Column::PersonId)
        .filter(membership::Column::TeamId.is_in(teams.iter().map(TeamId::as_str)))
        .filter(membership::at(at))
        .into_query()
}

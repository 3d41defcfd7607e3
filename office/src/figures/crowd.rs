use engine::{Moment, Slug};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use crate::store::entity::{enrolment, person_data};
use crate::viewer::{Scope, members};
use crate::{TeamId, Viewer};

/// Whom a desk is about: present people in the viewer's sight, narrowed by team and post.
pub(super) struct Crowd {
    scope: Scope,
    team: Option<TeamId>,
    post: Option<Slug>,
    at: Moment,
}

impl Crowd {
    pub(super) fn of(viewer: &Viewer, team: Option<TeamId>, post: Option<Slug>) -> Self {
        Self { scope: viewer.scope(), team, post, at: viewer.at }
    }

    /// When the viewer looks.
    pub(super) fn at(&self) -> Moment {
        self.at
    }

    /// The filter on the people's own rows.
    pub(super) fn themselves(&self) -> Condition {
        let person = person_data::Column::PersonId;
        let mut crowd = Condition::all().add(person_data::Column::Present.eq(true)).add(self.scope.led(person));
        if let Some(team) = &self.team {
            crowd = crowd.add(person.in_subquery(members(std::slice::from_ref(team), self.at)));
        }
        if let Some(post) = &self.post {
            crowd = crowd.add(person.in_subquery(enrolled(post, self.at)));
        }
        crowd
    }

    /// The filter on a column that holds person ids.
    pub(super) fn on(&self, person: impl ColumnTrait) -> Condition {
        let ids = person_data::Entity::find()
            .select_only()
            .column(person_data::Column::PersonId)
            .filter(self.themselves())
            .into_query();
        Condition::all().add(person.in_subquery(ids))
    }
}

/// The ids of those who are on the way to a post, or at it.
fn enrolled(post: &Slug, at: Moment) -> SelectStatement {
    enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::PersonId)
        .filter(enrolment::Column::Post.eq(post.as_str()))
        .filter(enrolment::not_over(at))
        .into_query()
}

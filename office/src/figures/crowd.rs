use engine::{Moment, Slug};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use crate::store::entity::{enrolment, membership, person_data};
use crate::viewer::{Scope, members};
use crate::{TeamId, Viewer};

/// Whom a desk is about: people in the viewer's sight, narrowed by team and post. Who has left stays where they were at
/// last: what they sat is part of what happened there.
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

    /// The memberships that say in which teams the crowd is, or was at last.
    pub(super) fn teams(&self) -> Condition {
        let person = membership::Column::PersonId;
        let now = Condition::all().add(person.in_subquery(ids(self.present()))).add(membership::at(self.at));
        let then = Condition::all().add(person.in_subquery(ids(self.left()))).add(membership::last(self.at));
        Condition::any().add(now).add(then)
    }

    /// The filter on the people's own rows.
    pub(super) fn themselves(&self) -> Condition {
        Condition::any().add(self.present()).add(self.left())
    }

    fn present(&self) -> Condition {
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

    fn left(&self) -> Condition {
        let person = person_data::Column::PersonId;
        let were_in = |teams: &[TeamId]| person.in_subquery(last_members(teams, self.at));
        let mut crowd = Condition::all().add(person_data::Column::Present.eq(false));
        match &self.scope {
            Scope::Everybody => {}
            Scope::Teams { teams, .. } => crowd = crowd.add(were_in(teams)),
            Scope::Oneself(_) => crowd = crowd.add(self.scope.on(person)),
        }
        if let Some(team) = &self.team {
            crowd = crowd.add(were_in(std::slice::from_ref(team)));
        }
        if let Some(post) = &self.post {
            crowd = crowd.add(person.in_subquery(ever_enrolled(post)));
        }
        crowd
    }

    /// Their ids.
    pub(super) fn ids(&self) -> SelectStatement {
        ids(self.themselves())
    }

    /// The filter on a column that holds person ids.
    pub(super) fn on(&self, person: impl ColumnTrait) -> Condition {
        Condition::all().add(person.in_subquery(self.ids()))
    }
}

fn ids(of: Condition) -> SelectStatement {
    person_data::Entity::find().select_only().column(person_data::Column::PersonId).filter(of).into_query()
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

/// The ids of those who were in these teams when they were in any for the last time.
fn last_members(teams: &[TeamId], at: Moment) -> SelectStatement {
    membership::Entity::find()
        .select_only()
        .column(membership::Column::PersonId)
        .filter(membership::Column::TeamId.is_in(teams.iter().map(TeamId::as_str)))
        .filter(membership::last(at))
        .into_query()
}

/// The ids of those who were ever on the way to a post, or at it.
fn ever_enrolled(post: &Slug) -> SelectStatement {
    enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::PersonId)
        .filter(enrolment::Column::Post.eq(post.as_str()))
        .into_query()
}

use engine::Moment;
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr, SelectStatement};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use super::PeopleFilter;
use crate::people::PersonState;
use crate::store::entity::{credential, enrolment, person_data, team_manager};
use crate::viewer::members;
use crate::{TeamId, Viewer};

/// The longest text that is looked for.
const LONGEST: usize = 64;

impl PeopleFilter {
    /// Who fits, of those whom the viewer may see.
    pub(super) fn condition(&self, viewer: &Viewer, now: Moment) -> Condition {
        use person_data::Column;
        let mut all = viewer.scope().on(Column::PersonId).add(Column::StaffNo.ne(""));
        all = match self.state {
            None => all.add(Column::Present.eq(true)),
            Some(PersonState::Left) => all.add(Column::Present.eq(false)),
            Some(PersonState::Present) => {
                all.add(Column::Present.eq(true)).add(Column::PersonId.in_subquery(with_password()))
            }
            Some(PersonState::Invited) => {
                all.add(Column::Present.eq(true)).add(Column::PersonId.not_in_subquery(with_password()))
            }
        };
        if let Some(text) = Some(self.text.trim()).filter(|text| !text.is_empty()) {
            all = all.add(contains(Column::Name, text).add(contains(Column::StaffNo, text)));
        }
        if let Some(team) = &self.team {
            let member = Column::PersonId.in_subquery(members(std::slice::from_ref(team), now));
            all = all.add(Condition::any().add(member).add(Column::PersonId.in_subquery(leaders(team))));
        }
        if let Some(post) = &self.post {
            all = all.add(Column::PersonId.in_subquery(enrolled(post.as_str(), now)));
        }
        all
    }
}

/// In whatever case: by the database for what it can fold, and as it was typed for the rest.
fn contains(column: person_data::Column, text: &str) -> Condition {
    let text: String = text.chars().filter(|letter| !letter.is_control()).take(LONGEST).collect();
    let pattern = |text: &str| {
        let escaped = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        LikeExpr::new(format!("%{escaped}%")).escape('\\')
    };
    let folded = Func::lower(Expr::col((person_data::Entity, column)));
    Condition::any()
        .add(Expr::col((person_data::Entity, column)).like(pattern(&text)))
        .add(Expr::expr(folded).like(pattern(&text.to_lowercase())))
}

fn with_password() -> SelectStatement {
    credential::Entity::find().select_only().column(credential::Column::PersonId).into_query()
}

fn leaders(team: &TeamId) -> SelectStatement {
    team_manager::Entity::find()
        .select_only()
        .column(team_manager::Column::PersonId)
        .filter(team_manager::Column::TeamId.eq(team.as_str()))
        .into_query()
}

fn enrolled(post: &str, at: Moment) -> SelectStatement {
    enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::PersonId)
        .filter(enrolment::Column::Post.eq(post))
        .filter(enrolment::not_over(at))
        .into_query()
}

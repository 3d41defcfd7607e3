use engine::{Moment, Refusal};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use super::{may_be_written, still_administered};
use crate::events::{self, Actor, Note};
use crate::secrets::token_hash;
use crate::store::entity::{
    accommodation, answer_decision, attempt, certificate, credential, enrolment, exam_grant, invitation, membership,
    mentorship, person_data, report, role_grant, session, team_manager, throttle,
};
use crate::{Office, Operator, Outcome, PersonId, Role, Viewer, noted};

/// What stands in place of whatever said who somebody was. Staff numbers and names are never empty otherwise.
pub(crate) const ERASED: &str = "";

impl Office {
    /// Erases who somebody was: name, number, password, sessions, links, roles, teams, what they reported and were
    /// answered, and the reasons written beside their certificates and grants. What the person did stays under an id that leads to nobody: attempts, marks, statistics, and a
    /// log whose seals still fit. Gates close. Backups taken before still hold everything.
    ///
    /// # Errors
    /// `NotFound` when nobody has or had this staff number.
    pub async fn erase_person(&self, _operator: &Operator, staff_no: &str) -> Outcome<()> {
        let staff_no = staff_no.trim();
        if !may_be_written(staff_no) {
            return Err(Refusal::NotFound.into());
        }
        // Who is present comes first: a number may have gone over to somebody else.
        let row = person_data::Entity::find()
            .filter(person_data::Column::StaffNo.eq(staff_no))
            .order_by_desc(person_data::Column::Present)
            .one(self.store.read())
            .await?;
        self.erase(row.ok_or(Refusal::NotFound)?, Asked::ByTheOperator).await
    }

    /// The same by an administrator, who types the staff number once more.
    ///
    /// # Errors
    /// `NotAllowed` for everybody else, `NotFound` for who is not there or was erased before, `BadRequest` for a
    /// confirmation that is not the staff number, `LastAdministrator`.
    pub async fn erase_person_as(&self, viewer: &Viewer, id: &PersonId, confirmation: &str) -> Outcome<()> {
        viewer.require(Role::Administrator)?;
        let row = person_data::Entity::find_by_id(id.as_str())
            .filter(person_data::Column::StaffNo.ne(ERASED))
            .one(self.store.read())
            .await?
            .ok_or(Refusal::NotFound)?;
        if confirmation.trim() != row.staff_no {
            return Err(Refusal::BadRequest { field: "confirmation".to_owned() }.into());
        }
        self.erase(row, Asked::ByAnAdministrator(viewer.person.clone())).await
    }

    async fn erase(&self, row: person_data::Model, asked: Asked) -> Outcome<()> {
        let (chance, now) = (self.chance.clone(), self.now());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let id = row.person_id.as_str();
                    blank(tx, &row).await?;
                    take_the_keys(tx, &row).await?;
                    end_what_they_were(tx, id, now).await?;
                    close_the_gates(tx, id, now.0).await?;
                    forget_what_was_written(tx, id, now.0).await?;
                    let actor = match asked {
                        Asked::ByTheOperator => Actor::Operator,
                        Asked::ByAnAdministrator(person) => {
                            still_administered(tx).await?;
                            Actor::Person(person)
                        }
                    };
                    events::note(tx, &chance, Note::new(now, actor, "person.erased", id)).await
                })
            })
            .await
    }
}

#[derive(Clone)]
enum Asked {
    ByTheOperator,
    ByAnAdministrator(PersonId),
}

/// The row stays, so that lists which join it lose nobody's attempts.
async fn blank(tx: &DatabaseTransaction, row: &person_data::Model) -> Outcome<()> {
    let nothing = || Expr::value(Option::<String>::None);
    person_data::Entity::update_many()
        .col_expr(person_data::Column::StaffNo, Expr::value(ERASED))
        .col_expr(person_data::Column::Name, Expr::value(ERASED))
        .col_expr(person_data::Column::Mail, nothing())
        .col_expr(person_data::Column::Language, nothing())
        .col_expr(person_data::Column::OutsideId, nothing())
        .col_expr(person_data::Column::Present, Expr::value(false))
        .filter(person_data::Column::PersonId.eq(&row.person_id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Everything by which they came in, and where they came from.
async fn take_the_keys(tx: &DatabaseTransaction, row: &person_data::Model) -> Outcome<()> {
    let id = row.person_id.as_str();
    credential::Entity::delete_by_id(id).exec(tx).await?;
    session::Entity::delete_many().filter(session::Column::PersonId.eq(id)).exec(tx).await?;
    invitation::Entity::delete_many().filter(invitation::Column::PersonId.eq(id)).exec(tx).await?;
    throttle::Entity::delete_by_id(format!("account:{}", token_hash(&row.staff_no))).exec(tx).await?;
    Ok(())
}

/// Roles and teams: when they were in which is part of the past and says no name.
async fn end_what_they_were(tx: &DatabaseTransaction, id: &str, now: Moment) -> Outcome<()> {
    role_grant::Entity::delete_many().filter(role_grant::Column::PersonId.eq(id)).exec(tx).await?;
    team_manager::Entity::delete_many().filter(team_manager::Column::PersonId.eq(id)).exec(tx).await?;
    membership::Entity::update_many()
        .col_expr(membership::Column::UntilAt, Expr::value(now.0))
        .filter(membership::Column::PersonId.eq(id))
        .filter(membership::not_over(now))
        .exec(tx)
        .await?;
    let either = mentorship::Column::PersonId.eq(id).or(mentorship::Column::MentorId.eq(id));
    mentorship::Entity::update_many()
        .col_expr(mentorship::Column::UntilAt, Expr::value(now.0))
        .filter(either)
        .filter(mentorship::Column::UntilAt.is_null())
        .exec(tx)
        .await?;
    enrolment::Entity::update_many()
        .col_expr(enrolment::Column::UntilAt, Expr::value(now.0))
        .filter(enrolment::Column::PersonId.eq(id))
        .filter(enrolment::not_over(now))
        .exec(tx)
        .await?;
    Ok(())
}

/// What they reported and were answered, what they needed at exams, what was noted of their windows, and why something was granted to them. A report that was open needs no answer.
async fn forget_what_was_written(tx: &DatabaseTransaction, id: &str, now: i64) -> Outcome<()> {
    accommodation::Entity::delete_many().filter(accommodation::Column::PersonId.eq(id)).exec(tx).await?;
    noted::forget(tx, &PersonId::new(id)).await?;
    exam_grant::Entity::update_many()
        .col_expr(exam_grant::Column::Reason, Expr::value(ERASED))
        .filter(exam_grant::Column::PersonId.eq(id))
        .exec(tx)
        .await?;
    let attempts = attempt::Entity::find()
        .select_only()
        .column(attempt::Column::Id)
        .filter(attempt::Column::PersonId.eq(id))
        .into_query();
    answer_decision::Entity::update_many()
        .col_expr(answer_decision::Column::Reason, Expr::value(ERASED))
        .filter(answer_decision::Column::AttemptId.in_subquery(attempts))
        .exec(tx)
        .await?;
    let own = report::Column::PersonId.eq(id);
    report::Entity::update_many()
        .col_expr(report::Column::AnsweredAt, Expr::value(now))
        .filter(own.clone())
        .filter(report::Column::AnsweredAt.is_null())
        .exec(tx)
        .await?;
    report::Entity::update_many()
        .col_expr(report::Column::Text, Expr::value(ERASED))
        .col_expr(report::Column::Answer, Expr::value(ERASED))
        .filter(own)
        .exec(tx)
        .await?;
    Ok(())
}

/// A certificate of nobody opens nothing; what was written about its holder goes.
async fn close_the_gates(tx: &DatabaseTransaction, id: &str, now: i64) -> Outcome<()> {
    let own = certificate::Column::PersonId.eq(id);
    certificate::Entity::update_many()
        .col_expr(certificate::Column::RevokedReason, Expr::value(Option::<String>::None))
        .filter(own.clone())
        .exec(tx)
        .await?;
    certificate::Entity::update_many()
        .col_expr(certificate::Column::RevokedAt, Expr::value(now))
        .col_expr(certificate::Column::InForce, Expr::value(false))
        .filter(own)
        .filter(certificate::Column::InForce.eq(true))
        .exec(tx)
        .await?;
    Ok(())
}

use engine::{Moment, Refusal, Slug};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder};

use super::term::Term;
use crate::certificates::consider;
use crate::store::entity::{enrolment, post};
use crate::{Office, Outcome, PersonId, Viewer};

/// Days at a post, as they are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    /// The post's id.
    pub post: String,
    /// The first day, `2026-08-01`; empty for today. Until then the gate stays closed.
    pub from: String,
    /// The last day, at whose end the gate closes; empty for no end.
    pub until: String,
}

impl Office {
    /// Puts a person on the way to a post, or changes their days there. Doing it again changes nothing.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`; `BadRequest` for a `post` that nobody knows, and for the `from` or the `until` that
    /// cannot be.
    pub async fn enrol_person(&self, viewer: &Viewer, id: &PersonId, asked: Posting) -> Outcome<()> {
        let unknown = || Refusal::BadRequest { field: "post".to_owned() };
        let post = Slug::parse(&asked.post).map_err(|_malformed| unknown())?;
        let term = self.term(&asked.from, &asked.until).await?;
        let desk = self.desk();
        self.change_person(viewer, id, move |hand| {
            Box::pin(async move {
                post::Entity::find_by_id(post.as_str()).one(hand.tx).await?.ok_or_else(unknown)?;
                if enrol(hand.tx, &hand.person, post.as_str(), term, hand.now).await? == Enrolled::Already {
                    return Ok(());
                }
                let after = serde_json::json!({ "post": post, "from": term.from, "until": term.until });
                hand.note("enrolment.begun", after).await?;
                // Everything the post asks for may have been met on the way to another.
                consider(hand.tx, &desk, &hand.person, hand.now).await
            })
        })
        .await
    }

    /// Takes a person off a post: its gate closes at once.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound` when they are not on the way to it.
    pub async fn unenrol_person(&self, viewer: &Viewer, id: &PersonId, post: &str) -> Outcome<()> {
        let asked = Slug::parse(post).map_err(|_malformed| Refusal::NotFound)?;
        self.change_person(viewer, id, move |hand| {
            Box::pin(async move {
                if unenrol(hand.tx, &hand.person, asked.as_str(), hand.now).await? == 0 {
                    return Err(Refusal::NotFound.into());
                }
                hand.note("enrolment.ended", serde_json::json!({ "post": asked })).await
            })
        })
        .await
    }
}

/// What came of putting somebody on the way to a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Enrolled {
    /// All was as asked for.
    Already,
    /// Something is different now.
    Anew,
}

/// Gives a person these days at a post in the place of those they have there now or later. Days that have begun keep their
/// beginning, unless the new ones begin later: then the person is away until then.
pub(super) async fn enrol(
    tx: &DatabaseTransaction,
    person: &PersonId,
    post: &str,
    term: Term,
    now: Moment,
) -> Outcome<Enrolled> {
    let until = term.until.map(|until| until.0);
    let present = enrolment::Entity::find().filter(of(person, post)).filter(enrolment::not_over(now)).one(tx).await?;
    if let Some(row) = present {
        let begins_as_asked = if row.from_at <= now.0 { term.from <= now } else { term.from.0 == row.from_at };
        if begins_as_asked {
            return if row.until_at == until { Ok(Enrolled::Already) } else { last(tx, &row, until).await };
        }
    }
    unenrol(tx, person, post, now).await?;
    let row = enrolment::ActiveModel {
        person_id: ActiveValue::Set(person.to_string()),
        post: ActiveValue::Set(post.to_owned()),
        from_at: ActiveValue::Set(free_from(tx, person, post, term.from).await?),
        until_at: ActiveValue::Set(until),
        created_at: ActiveValue::Set(now.0),
        in_force: ActiveValue::Set(true),
    };
    // Taken off and put back within one millisecond, or for the same day that was planned before.
    let again = OnConflict::columns([enrolment::Column::PersonId, enrolment::Column::Post, enrolment::Column::FromAt])
        .update_columns([enrolment::Column::UntilAt, enrolment::Column::InForce])
        .to_owned();
    enrolment::Entity::insert(row).on_conflict(again).exec_without_returning(tx).await?;
    Ok(Enrolled::Anew)
}

fn of(person: &PersonId, post: &str) -> Condition {
    Condition::all().add(enrolment::Column::PersonId.eq(person.as_str())).add(enrolment::Column::Post.eq(post))
}

/// Gives another end to days at a post.
async fn last(tx: &DatabaseTransaction, row: &enrolment::Model, until: Option<i64>) -> Outcome<Enrolled> {
    enrolment::Entity::update_many()
        .col_expr(enrolment::Column::UntilAt, Expr::value(until))
        .filter(enrolment::Column::PersonId.eq(&row.person_id))
        .filter(enrolment::Column::Post.eq(&row.post))
        .filter(enrolment::Column::InForce.eq(true))
        .exec(tx)
        .await?;
    Ok(Enrolled::Anew)
}

/// The beginning that was asked for; what is over already stays as it was.
async fn free_from(tx: &DatabaseTransaction, person: &PersonId, post: &str, from: Moment) -> Outcome<i64> {
    let over = enrolment::Entity::find()
        .filter(of(person, post))
        .filter(enrolment::Column::UntilAt.is_not_null())
        .order_by_desc(enrolment::Column::UntilAt)
        .one(tx)
        .await?;
    Ok(over.and_then(|row| row.until_at).map_or(from.0, |until| until.max(from.0)))
}

/// Ends somebody's days at a post, present or planned, and says how many there were. Days that were over make room for
/// others.
pub(super) async fn unenrol(tx: &DatabaseTransaction, person: &PersonId, post: &str, now: Moment) -> Outcome<u64> {
    let ended = enrolment::Entity::update_many()
        .col_expr(enrolment::Column::UntilAt, Expr::value(now.0))
        .filter(of(person, post))
        .filter(enrolment::not_over(now))
        .exec(tx)
        .await?;
    enrolment::Entity::update_many()
        .col_expr(enrolment::Column::InForce, Expr::value(false))
        .filter(of(person, post))
        .filter(enrolment::Column::InForce.eq(true))
        .exec(tx)
        .await?;
    Ok(ended.rows_affected)
}

use engine::{Moment, Refusal, Slug};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::certificates::consider;
use crate::store::entity::{enrolment, post};
use crate::{Office, Outcome, PersonId, Viewer};

impl Office {
    /// Puts a person on the way to a post. Doing it again changes nothing.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`; `BadRequest` for a post that nobody knows.
    pub async fn enrol_person(&self, viewer: &Viewer, id: &PersonId, post: &str) -> Outcome<()> {
        let unknown = || Refusal::BadRequest { field: "post".to_owned() };
        let asked = Slug::parse(post).map_err(|_malformed| unknown())?;
        let desk = self.desk();
        self.change_person(viewer, id, move |hand| {
            Box::pin(async move {
                post::Entity::find_by_id(asked.as_str()).one(hand.tx).await?.ok_or_else(unknown)?;
                enrol(hand.tx, &hand.person, asked.as_str(), hand.now).await?;
                hand.note("enrolment.begun", serde_json::json!({ "post": asked })).await?;
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

pub(super) async fn enrol(tx: &DatabaseTransaction, person: &PersonId, post: &str, now: Moment) -> Outcome<()> {
    use enrolment::Column;
    let present = Column::PersonId.eq(person.as_str()).and(Column::Post.eq(post)).and(Column::UntilAt.is_null());
    if enrolment::Entity::find().filter(present).one(tx).await?.is_some() {
        return Ok(());
    }
    let row = enrolment::ActiveModel {
        person_id: ActiveValue::Set(person.to_string()),
        post: ActiveValue::Set(post.to_owned()),
        from_at: ActiveValue::Set(now.0),
        until_at: ActiveValue::Set(None),
    };
    // Taken off and put back within one millisecond.
    let again =
        OnConflict::columns([Column::PersonId, Column::Post, Column::FromAt]).update_column(Column::UntilAt).to_owned();
    enrolment::Entity::insert(row).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}

pub(super) async fn unenrol(tx: &DatabaseTransaction, person: &PersonId, post: &str, now: Moment) -> Outcome<u64> {
    use enrolment::Column;
    let ended = enrolment::Entity::update_many()
        .col_expr(Column::UntilAt, Expr::value(now.0))
        .filter(Column::PersonId.eq(person.as_str()))
        .filter(Column::Post.eq(post))
        .filter(Column::UntilAt.is_null())
        .exec(tx)
        .await?;
    Ok(ended.rows_affected)
}

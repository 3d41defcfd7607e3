use engine::{Moment, Refusal};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::store::entity::mentorship;
use crate::{Office, Outcome, PersonId, Viewer};

impl Office {
    /// Gives a person the mentor with this staff number in the place of any other; an empty number gives none.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`; `BadRequest` when nobody present has the number, or it is their own.
    pub async fn give_mentor(&self, viewer: &Viewer, id: &PersonId, staff_no: &str) -> Outcome<()> {
        let unusable = || Refusal::BadRequest { field: "mentor".to_owned() };
        let mentor = match staff_no.trim() {
            "" => None,
            number => Some(self.present_person(number).await?.ok_or_else(unusable)?),
        };
        if mentor.as_ref() == Some(id) {
            return Err(unusable().into());
        }
        self.change_person(viewer, id, move |hand| {
            Box::pin(async move {
                mentored(hand.tx, &hand.person, mentor.as_ref(), hand.now).await?;
                hand.note("mentor.set", serde_json::json!({ "mentor": mentor })).await
            })
        })
        .await
    }
}

/// Ends the mentorship there is and begins another.
pub(super) async fn mentored(
    tx: &DatabaseTransaction,
    person: &PersonId,
    mentor: Option<&PersonId>,
    now: Moment,
) -> Outcome<()> {
    use mentorship::Column;
    mentorship::Entity::update_many()
        .col_expr(Column::UntilAt, Expr::value(now.0))
        .filter(Column::PersonId.eq(person.as_str()))
        .filter(Column::UntilAt.is_null())
        .exec(tx)
        .await?;
    let Some(mentor) = mentor else { return Ok(()) };
    let row = mentorship::ActiveModel {
        person_id: ActiveValue::Set(person.to_string()),
        mentor_id: ActiveValue::Set(mentor.to_string()),
        from_at: ActiveValue::Set(now.0),
        until_at: ActiveValue::Set(None),
    };
    let again = OnConflict::columns([Column::PersonId, Column::MentorId, Column::FromAt])
        .update_column(Column::UntilAt)
        .to_owned();
    mentorship::Entity::insert(row).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}

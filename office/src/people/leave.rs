use engine::{Moment, Refusal};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::hand::{reason, still_administered};
use super::link::void_links;
use super::{may_be_written, there_again};
use crate::events::{self, Actor, Note};
use crate::sessions::end_all;
use crate::store::entity::person_data;
use crate::store::is_unique_violation;
use crate::{Office, Operator, Outcome, PersonId, Viewer};

impl Office {
    /// Somebody leaves: sessions and links end at once, gates close, the staff number is free. What they sat and
    /// passed stays.
    ///
    /// # Errors
    /// `NotFound` when nobody present has this staff number.
    pub async fn deactivate_person(&self, _operator: &Operator, staff_no: &str) -> Outcome<()> {
        let person = self.person_of_staff_no(staff_no).await?;
        let (chance, now) = (self.chance.clone(), self.now());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    end(tx, &person, now).await?;
                    events::note(tx, &chance, Note::new(now, Actor::Operator, "person.left", person.as_str())).await
                })
            })
            .await
    }

    /// The same by an administrator, who says why. For somebody who has left already it changes nothing.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`; `BadRequest` without a reason; `LastAdministrator` when nobody would be left who can
    /// let others in.
    pub async fn dismiss_person(&self, viewer: &Viewer, id: &PersonId, why: &str) -> Outcome<()> {
        let why = reason(why)?;
        self.change_person(viewer, id, move |hand| {
            Box::pin(async move {
                if !hand.row.present {
                    return Ok(());
                }
                end(hand.tx, &hand.person, hand.now).await?;
                still_administered(hand.tx).await?;
                let note = Note::new(hand.now, hand.actor, "person.left", hand.person.as_str());
                events::note(hand.tx, &hand.chance, Note { why: Some(&why), ..note }).await
            })
        })
        .await
    }

    /// Somebody who left is back: the same person, with everything they had.
    ///
    /// # Errors
    /// `NotFound` when nobody who left had this staff number; `StaffNoTaken` when somebody else has it now.
    pub async fn reinstate_person(&self, _operator: &Operator, staff_no: &str) -> Outcome<PersonId> {
        let staff_no = staff_no.trim();
        if !may_be_written(staff_no) {
            return Err(Refusal::NotFound.into());
        }
        let row = person_data::Entity::find()
            .filter(person_data::Column::StaffNo.eq(staff_no))
            .filter(person_data::Column::Present.eq(false))
            .one(self.store.read())
            .await?;
        let person = PersonId::new(row.ok_or(Refusal::NotFound)?.person_id);
        let (chance, now, staff_no) = (self.chance.clone(), self.now(), staff_no.to_owned());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    back(tx, &person, &staff_no, now).await?;
                    let note = Note::new(now, Actor::Operator, "person.returned", person.as_str());
                    events::note(tx, &chance, note).await?;
                    Ok(person)
                })
            })
            .await
    }

    /// The same by an administrator. For somebody who is here it changes nothing.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`; `StaffNoTaken` when somebody else has the number now.
    pub async fn take_back_person(&self, viewer: &Viewer, id: &PersonId) -> Outcome<()> {
        self.change_person(viewer, id, move |hand| {
            Box::pin(async move {
                if hand.row.present {
                    return Ok(());
                }
                back(hand.tx, &hand.person, &hand.row.staff_no, hand.now).await?;
                hand.note("person.returned", serde_json::Value::Null).await
            })
        })
        .await
    }
}

async fn end(tx: &DatabaseTransaction, person: &PersonId, now: Moment) -> Outcome<()> {
    person_data::Entity::update_many()
        .col_expr(person_data::Column::Present, Expr::value(false))
        .filter(person_data::Column::PersonId.eq(person.as_str()))
        .exec(tx)
        .await?;
    void_links(tx, person, now).await?;
    end_all(tx, person, now).await?;
    Ok(())
}

pub(super) async fn back(tx: &DatabaseTransaction, person: &PersonId, staff_no: &str, now: Moment) -> Outcome<()> {
    let back = person_data::Entity::update_many()
        .col_expr(person_data::Column::Present, Expr::value(true))
        .filter(person_data::Column::PersonId.eq(person.as_str()))
        .exec(tx)
        .await;
    match back {
        Err(error) if is_unique_violation(&error) => {
            Err(Refusal::StaffNoTaken { staff_no: staff_no.to_owned() }.into())
        }
        other => {
            other?;
            there_again(tx, person, now).await
        }
    }
}

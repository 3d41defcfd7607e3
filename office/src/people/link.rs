use engine::{Moment, Refusal};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::events::{self, Actor, Note};
use crate::secrets::token_hash;
use crate::store::entity::invitation;
use crate::{Chance, Office, Operator, Outcome, PersonId, Viewer};

/// A one-time link is good for this long.
const LINK_MS: i64 = 7 * 24 * 3_600_000;

impl Office {
    /// Gives out a new one-time link, as when somebody forgot their password. Earlier links of theirs are void.
    ///
    /// # Errors
    /// `NotFound` when nobody present has this staff number.
    pub async fn invite_again(&self, _operator: &Operator, staff_no: &str) -> Outcome<String> {
        let person = self.person_of_staff_no(staff_no).await?;
        let (chance, now) = (self.chance.clone(), self.now());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let note = Note::new(now, Actor::Operator, "person.invited", person.as_str());
                    events::note(tx, &chance, note).await?;
                    invite(tx, &chance, &person, now).await
                })
            })
            .await
    }

    /// The same by an administrator.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound` for who is not here.
    pub async fn invite_person(&self, viewer: &Viewer, id: &PersonId) -> Outcome<String> {
        self.change_person(viewer, id, move |hand| {
            Box::pin(async move {
                if !hand.row.present {
                    return Err(Refusal::NotFound.into());
                }
                hand.note("person.invited", serde_json::Value::Null).await?;
                invite(hand.tx, &hand.chance, &hand.person, hand.now).await
            })
        })
        .await
    }
}

pub(super) async fn invite(
    tx: &DatabaseTransaction,
    chance: &Chance,
    person: &PersonId,
    now: Moment,
) -> Outcome<String> {
    void_links(tx, person, now).await?;
    let (token, row) = link(chance, person, now);
    invitation::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(token)
}

/// Makes every link void that a person was given and has not used.
pub(crate) async fn void_links(tx: &DatabaseTransaction, person: &PersonId, now: Moment) -> Outcome<()> {
    invitation::Entity::update_many()
        .col_expr(invitation::Column::UsedAt, Expr::value(now.0))
        .filter(invitation::Column::PersonId.eq(person.as_str()))
        .filter(invitation::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// A token, and what is stored of it.
pub(super) fn link(chance: &Chance, person: &PersonId, now: Moment) -> (String, invitation::ActiveModel) {
    let token = chance.id() + &chance.id();
    let row = invitation::ActiveModel {
        token_hash: ActiveValue::Set(token_hash(&token)),
        person_id: ActiveValue::Set(person.as_str().to_owned()),
        expires_at: ActiveValue::Set(now.0 + LINK_MS),
        used_at: ActiveValue::Set(None),
    };
    (token, row)
}

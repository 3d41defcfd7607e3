use engine::{Moment, Refusal};
use sea_orm::{ActiveValue, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::hand::still_administered;
use crate::events::{self, Actor, Note};
use crate::store::entity::role_grant;
use crate::{Chance, Office, Operator, Outcome, PersonId, Role, Roles, Viewer};

impl Office {
    /// Gives a person these roles and no others, from their next request on.
    ///
    /// # Errors
    /// `NotFound` when nobody present has this staff number.
    pub async fn set_roles(&self, _operator: &Operator, staff_no: &str, roles: Roles) -> Outcome<()> {
        let person = self.person_of_staff_no(staff_no).await?;
        let (chance, now) = (self.chance.clone(), self.now());
        self.store
            .write(move |tx| Box::pin(async move { replace(tx, &chance, Actor::Operator, &person, &roles, now).await }))
            .await
    }

    /// The same by an administrator.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`; `BadRequest` without any role; `LastAdministrator` when nobody would be left who can
    /// give roles.
    pub async fn grant_roles(&self, viewer: &Viewer, id: &PersonId, roles: Roles) -> Outcome<()> {
        if roles.iter().next().is_none() {
            return Err(Refusal::BadRequest { field: "role".to_owned() }.into());
        }
        self.change_person(viewer, id, move |hand| {
            Box::pin(async move {
                replace(hand.tx, &hand.chance, hand.actor, &hand.person, &roles, hand.now).await?;
                if roles.has(Role::Administrator) { Ok(()) } else { still_administered(hand.tx).await }
            })
        })
        .await
    }
}

async fn replace(
    tx: &DatabaseTransaction,
    chance: &Chance,
    actor: Actor,
    person: &PersonId,
    roles: &Roles,
    now: Moment,
) -> Outcome<()> {
    let mine = role_grant::Column::PersonId.eq(person.as_str());
    let before = role_grant::Entity::find().filter(mine.clone()).all(tx).await?;
    let before: Vec<String> = before.into_iter().map(|row| row.role).collect();
    role_grant::Entity::delete_many().filter(mine).exec(tx).await?;
    for role in roles.iter() {
        let row = role_grant::ActiveModel {
            person_id: ActiveValue::Set(person.as_str().to_owned()),
            role: ActiveValue::Set(role.as_str().to_owned()),
        };
        role_grant::Entity::insert(row).exec_without_returning(tx).await?;
    }
    let note = Note {
        before: Some(serde_json::to_string(&before)?),
        after: Some(serde_json::to_string(roles)?),
        ..Note::new(now, actor, "person.roles-set", person.as_str())
    };
    events::note(tx, chance, note).await
}

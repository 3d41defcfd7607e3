//! How an administrator changes something about one person: in one transaction, in which nobody else changes them.

use engine::{Moment, Refusal};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};

use crate::events::{self, Actor, Note};
use crate::store::Work;
use crate::store::entity::{credential, person_data, role_grant};
use crate::{Chance, Office, Outcome, PersonId, Role, Viewer};

/// What a change has at hand.
pub(super) struct Hand<'t> {
    pub(super) tx: &'t DatabaseTransaction,
    pub(super) chance: Chance,
    pub(super) actor: Actor,
    pub(super) person: PersonId,
    /// The person as they stand; locked until the transaction ends.
    pub(super) row: person_data::Model,
    pub(super) now: Moment,
}

impl Office {
    /// Lets an administrator change a person, present or not.
    pub(super) async fn change_person<T, J>(&self, viewer: &Viewer, id: &PersonId, job: J) -> Outcome<T>
    where
        T: Send + 'static,
        J: for<'t> FnOnce(Hand<'t>) -> Work<'t, T> + Clone + Send + 'static,
    {
        viewer.require(Role::Administrator)?;
        let (chance, now) = (self.chance.clone(), self.now());
        let (person, actor) = (id.clone(), Actor::Person(viewer.person.clone()));
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let row = person_data::Entity::find_by_id(person.as_str()).lock_exclusive().one(tx).await?;
                    // Who was erased has no number any more, and nothing left to administer.
                    let row = row.filter(|row| !row.staff_no.is_empty()).ok_or(Refusal::NotFound)?;
                    job(Hand { tx, chance, actor, person, row, now }).await
                })
            })
            .await
    }
}

impl Hand<'_> {
    /// Writes the event of the change.
    pub(super) async fn note(&self, kind: &'static str, after: serde_json::Value) -> Outcome<()> {
        let note = Note::new(self.now, self.actor.clone(), kind, self.person.as_str());
        let after = (!after.is_null()).then(|| after.to_string());
        events::note(self.tx, &self.chance, Note { after, ..note }).await
    }
}

/// A reason as it goes into the log.
pub(super) fn reason(text: &str) -> Outcome<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if events::is_a_reason(&text) && !text.chars().any(char::is_control) {
        Ok(text)
    } else {
        Err(Refusal::BadRequest { field: "reason".to_owned() }.into())
    }
}

/// Refuses when, after what this transaction has done, nobody present who has a password is an administrator. The
/// administrators' roles stay locked until its end: two who send each other away at once do not both succeed.
pub(crate) async fn still_administered(tx: &DatabaseTransaction) -> Outcome<()> {
    let administrators = role_grant::Entity::find()
        .filter(role_grant::Column::Role.eq(Role::Administrator.as_str()))
        .lock_exclusive()
        .all(tx)
        .await?;
    let ids: Vec<String> = administrators.into_iter().map(|row| row.person_id).collect();
    let keyed = credential::Entity::find()
        .select_only()
        .column(credential::Column::PersonId)
        .filter(credential::Column::PersonId.is_in(ids.iter().map(String::as_str)))
        .into_tuple::<String>()
        .all(tx)
        .await?;
    let present = person_data::Entity::find()
        .filter(person_data::Column::PersonId.is_in(keyed))
        .filter(person_data::Column::Present.eq(true))
        .one(tx)
        .await?;
    if present.is_some() { Ok(()) } else { Err(Refusal::LastAdministrator.into()) }
}

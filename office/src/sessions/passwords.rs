use engine::{Moment, Refusal};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};

use super::{Place, begin, end_all};
use crate::events::{self, Actor, Note};
use crate::passwords::check;
use crate::people::void_links;
use crate::secrets::token_hash;
use crate::store::entity::{Silent, credential, invitation, person_data, session};
use crate::throttle::{self, Acquaintance, Keys};
use crate::{Breakage, Office, Outcome, PersonId, Viewer};

/// Whom a one-time link invites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// Their name, for the greeting.
    pub name: String,
    /// Their staff number, which they will sign in with.
    pub staff_no: String,
}

impl Office {
    /// Changes one's password. All sessions of the person end, this one included; the answer is the token of the
    /// session that takes its place.
    ///
    /// # Errors
    /// `WrongCredentials`, `TooManyTries`, the `Password…` refusals, `Busy`.
    pub async fn change_password(&self, viewer: &Viewer, current: &str, new: &str) -> Outcome<String> {
        let missing = || Breakage::new("a viewer without a session");
        let here = session::Entity::find_by_id(viewer.session.as_str()).one(self.store.read()).await?;
        let here = here.ok_or_else(missing)?;
        // Guessing here is guessing all the same; the session takes the place of the address.
        let keys = Keys::of_session(&viewer.staff_no, &viewer.session);
        let lane = self.admit(&keys, Acquaintance::Known).await?;
        let stored = credential::Entity::find_by_id(viewer.person.as_str()).one(self.store.read()).await?;
        let right = self.hashing.matches(lane, current, stored.map(|row| row.password_hash.0)).await;
        if !self.or_forgive(&keys, right).await? {
            return Err(Refusal::WrongCredentials.into());
        }
        if current == new {
            return Err(Refusal::PasswordSameAsBefore.into());
        }
        check(new, &viewer.staff_no)?;
        let hash = self.hashing.hash(&self.chance, new).await?;
        let (person, chance, now) = (viewer.person.clone(), self.chance.clone(), self.now());
        let place = Place { address: here.address, device: here.device };
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    throttle::clear(tx, &keys).await?;
                    set_password(tx, &person, hash, MustChange::No, now).await?;
                    end_all(tx, &person, now).await?;
                    let note = Note::new(now, Actor::Person(person.clone()), "password.changed", person.as_str());
                    events::note(tx, &chance, note).await?;
                    begin(tx, &chance, &person, place, now).await
                })
            })
            .await
    }

    /// Whom this one-time link is for.
    ///
    /// # Errors
    /// `NotFound` when it was never given out, was used, or is too old.
    pub async fn invited(&self, token: &str) -> Outcome<Invited> {
        let person = self.invited_person(token).await?;
        let row = person_data::Entity::find_by_id(person.as_str()).one(self.store.read()).await?;
        let row = row.filter(|row| row.present).ok_or(Refusal::NotFound)?;
        Ok(Invited { name: row.name, staff_no: row.staff_no })
    }

    /// Sets the first password with a one-time link, which is used up by it.
    ///
    /// # Errors
    /// `NotFound` as for [`Office::invited`]; the `Password…` refusals; `Busy`.
    pub async fn set_first_password(&self, token: &str, new: &str) -> Outcome<()> {
        let invited = self.invited(token).await?;
        let person = self.invited_person(token).await?;
        check(new, &invited.staff_no)?;
        let hash = self.hashing.hash(&self.chance, new).await?;
        let (link, chance, now) = (token_hash(token), self.chance.clone(), self.now());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    // Nobody sends them away, or uses another link of theirs, meanwhile.
                    let row = person_data::Entity::find_by_id(person.as_str()).lock_exclusive().one(tx).await?;
                    row.filter(|row| row.present).ok_or(Refusal::NotFound)?;
                    let used = invitation::Entity::update_many()
                        .col_expr(invitation::Column::UsedAt, Expr::value(now.0))
                        .filter(invitation::Column::TokenHash.eq(link))
                        .filter(invitation::Column::UsedAt.is_null())
                        .filter(invitation::Column::ExpiresAt.gt(now.0))
                        .exec(tx)
                        .await?;
                    if used.rows_affected == 0 {
                        return Err(Refusal::NotFound.into());
                    }
                    set_password(tx, &person, hash, MustChange::No, now).await?;
                    end_all(tx, &person, now).await?;
                    let note = Note::new(now, Actor::Person(person.clone()), "password.set", person.as_str());
                    events::note(tx, &chance, note).await
                })
            })
            .await
    }

    async fn invited_person(&self, token: &str) -> Outcome<PersonId> {
        let row = invitation::Entity::find_by_id(token_hash(token)).one(self.store.read()).await?;
        let row = row.filter(|row| row.used_at.is_none() && row.expires_at > self.now().0);
        Ok(PersonId::new(row.ok_or(Refusal::NotFound)?.person_id))
    }
}

/// Whether the password was chosen by somebody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MustChange {
    Yes,
    No,
}

/// Writes a password's hash. Links by which another could be chosen are void from then on.
pub(crate) async fn set_password(
    tx: &DatabaseTransaction,
    person: &PersonId,
    hash: String,
    must_change: MustChange,
    now: Moment,
) -> Outcome<()> {
    use credential::Column;
    let row = credential::ActiveModel {
        person_id: ActiveValue::Set(person.as_str().to_owned()),
        password_hash: ActiveValue::Set(Silent(hash)),
        changed_at: ActiveValue::Set(now.0),
        must_change: ActiveValue::Set(must_change == MustChange::Yes),
    };
    let replace = OnConflict::column(Column::PersonId)
        .update_columns([Column::PasswordHash, Column::ChangedAt, Column::MustChange])
        .to_owned();
    credential::Entity::insert(row).on_conflict(replace).exec_without_returning(tx).await?;
    void_links(tx, person, now).await
}

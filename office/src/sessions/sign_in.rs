use std::fmt;
use std::net::IpAddr;

use engine::Refusal;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use super::{Place, begin};
use crate::events::{self, Actor, Note};
use crate::store::entity::{credential, person_data, session};
use crate::throttle::{self, Acquaintance, Keys};
use crate::{Breakage, Office, Outcome, PersonId, Viewer};

/// How long an address is remembered as one's own.
const KNOWN_MS: i64 = 30 * 24 * 3_600_000;

/// What somebody gives to sign in.
#[derive(Clone)]
pub struct SignIn {
    /// The staff number.
    pub staff_no: String,
    /// The password.
    pub password: String,
    /// Where the request came from.
    pub address: IpAddr,
    /// What the browser calls itself.
    pub device: String,
}

impl fmt::Debug for SignIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignIn(…)")
    }
}

/// A session that has begun.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// What the cookie holds: always a new one, whatever the browser had before.
    pub token: String,
    /// Who signed in.
    pub viewer: Viewer,
}

impl Office {
    /// Signs a person in.
    ///
    /// # Errors
    /// `WrongCredentials` whether it was the number or the password; `TooManyTries` after failures with this account
    /// from this address; `Busy` when too many passwords wait to be checked.
    pub async fn sign_in(&self, sign_in: SignIn) -> Outcome<SignedIn> {
        let SignIn { staff_no, password, address, device } = sign_in;
        let staff_no = staff_no.trim().to_owned();
        let person = self.present_person(&staff_no).await?;
        let keys = Keys::of(&staff_no, address);
        let lane = self.admit(&keys, self.acquaintance(person.as_ref(), address).await?).await?;
        let stored = match &person {
            Some(person) => credential::Entity::find_by_id(person.as_str()).one(self.store.read()).await?,
            None => None,
        };
        let stored = stored.map(|row| row.password_hash);
        let checked = self.hashing.matches(lane, &password, stored.as_ref().map(|hash| hash.0.clone())).await;
        let (Some(person), true) = (person, self.or_forgive(&keys, checked).await?) else {
            self.blame(&keys).await?;
            tracing::info!("a sign-in failed");
            return Err(Refusal::WrongCredentials.into());
        };
        let (chance, now) = (self.chance.clone(), self.now());
        let place = Place { address: address.to_string(), device };
        let token = self
            .store
            .write(move |tx| {
                Box::pin(async move {
                    // Somebody may have changed the password while the old one was being checked.
                    let present = credential::Entity::find_by_id(person.as_str()).lock_shared().one(tx).await?;
                    if present.map(|row| row.password_hash) != stored {
                        return Err(Refusal::WrongCredentials.into());
                    }
                    throttle::clear(tx, &keys).await?;
                    let note = Note::new(now, Actor::Person(person.clone()), "session.started", person.as_str());
                    events::note(tx, &chance, note).await?;
                    begin(tx, &chance, &person, place, now).await
                })
            })
            .await?;
        let viewer = self.viewer(&token).await?.ok_or_else(|| Breakage::new("a new session was not found"))?;
        Ok(SignedIn { token, viewer })
    }

    pub(super) async fn or_forgive(&self, keys: &Keys, checked: Outcome<bool>) -> Outcome<bool> {
        if checked.is_err() {
            self.forgive(keys).await?;
        }
        checked
    }

    /// Who is present with this staff number.
    pub(crate) async fn present_person(&self, staff_no: &str) -> Outcome<Option<PersonId>> {
        let row = person_data::Entity::find()
            .filter(person_data::Column::StaffNo.eq(staff_no))
            .filter(person_data::Column::Present.eq(true))
            .one(self.store.read())
            .await?;
        Ok(row.map(|row| PersonId::new(row.person_id)))
    }

    async fn acquaintance(&self, person: Option<&PersonId>, address: IpAddr) -> Outcome<Acquaintance> {
        let Some(person) = person else { return Ok(Acquaintance::New) };
        let known = session::Entity::find()
            .filter(session::Column::PersonId.eq(person.as_str()))
            .filter(session::Column::Address.eq(address.to_string()))
            .filter(session::Column::CreatedAt.gt(self.now().0 - KNOWN_MS))
            .count(self.store.read())
            .await?;
        Ok(if known > 0 { Acquaintance::Known } else { Acquaintance::New })
    }
}

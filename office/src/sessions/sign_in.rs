use std::fmt;
use std::net::IpAddr;

use engine::Refusal;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use super::{Place, begin};
use crate::events::{self, Actor, Note};
use crate::people::may_be_written;
use crate::secrets::token_hash;
use crate::store::entity::{credential, person_data, session};
use crate::throttle::{self, Acquaintance, Keys};
use crate::{Breakage, Office, Outcome, PersonId, SessionId, Viewer};

/// How long an address, and a browser's earlier session, is remembered as one's own.
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
    /// Signs a person in from a browser that was never here before.
    ///
    /// # Errors
    /// As [`Office::sign_in_again`].
    pub async fn sign_in(&self, sign_in: SignIn) -> Outcome<SignedIn> {
        self.sign_in_again(sign_in, None).await
    }

    /// Signs a person in. The token of an earlier session that the browser still has, ended or not, keeps its owner clear
    /// of those who guess at the same address.
    ///
    /// # Errors
    /// `WrongCredentials` whether it was the number or the password; `TooManyTries` after failures with this account
    /// from this address; `Busy` when too many passwords wait to be checked.
    pub async fn sign_in_again(&self, sign_in: SignIn, earlier: Option<&str>) -> Outcome<SignedIn> {
        let SignIn { staff_no, password, address, device } = sign_in;
        let staff_no = staff_no.trim().to_owned();
        let person = self.present_person(&staff_no).await?;
        let (keys, acquaintance) = match self.earlier_session(person.as_ref(), earlier).await? {
            Some(session) => (Keys::of_session(&staff_no, &session), Acquaintance::Known),
            None => (Keys::of(&staff_no, address), self.acquaintance(person.as_ref(), address).await?),
        };
        let lane = self.admit(&keys, acquaintance).await?;
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
        let device = device.chars().filter(|letter| !letter.is_control()).collect();
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

    /// Who is present with this staff number, as it was typed. Nobody has one that could not have been given.
    pub(crate) async fn present_person(&self, staff_no: &str) -> Outcome<Option<PersonId>> {
        let staff_no = staff_no.trim();
        if !may_be_written(staff_no) {
            return Ok(None);
        }
        let row = person_data::Entity::find()
            .filter(person_data::Column::StaffNo.eq(staff_no))
            .filter(person_data::is_present())
            .one(self.store.read())
            .await?;
        Ok(row.map(|row| PersonId::new(row.person_id)))
    }

    /// The session of this person that a token named lately.
    async fn earlier_session(&self, person: Option<&PersonId>, token: Option<&str>) -> Outcome<Option<SessionId>> {
        let (Some(person), Some(token)) = (person, token) else { return Ok(None) };
        let row = session::Entity::find()
            .filter(session::Column::TokenHash.eq(token_hash(token)))
            .filter(session::Column::PersonId.eq(person.as_str()))
            .filter(session::Column::CreatedAt.gt(self.now().0 - KNOWN_MS))
            .one(self.store.read())
            .await?;
        Ok(row.map(|row| SessionId::new(row.id)))
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

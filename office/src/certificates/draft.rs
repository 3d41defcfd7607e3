//! A certificate as it is signed and written.

use engine::{Moment, Slug};
use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{DatabaseTransaction, EntityTrait};
use serde::{Deserialize, Serialize};

use super::Desk;
use super::rows::of;
use crate::events::{self, Actor, Note};
use crate::settings::department;
use crate::signing::{self, Kind};
use crate::store::entity::{Silent, certificate};
use crate::{Breakage, Outcome, PersonId};

/// What a certificate's token states. No name: who reads it asks us, or knows whom they have before them.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Claims {
    pub(super) iss: String,
    pub(super) aud: String,
    /// The person's id.
    pub(super) sub: String,
    /// The certificate's number.
    pub(super) jti: String,
    pub(super) post: String,
    pub(super) track: String,
    pub(super) iat: i64,
    pub(super) nbf: i64,
    pub(super) exp: i64,
}

/// Letters and digits that nobody mistakes for one another on paper.
const LETTERS: &[u8] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
/// How often a number is drawn anew when it is taken.
const TRIES: usize = 5;

/// A certificate before it is written.
pub(super) struct Draft<'a> {
    pub(super) person: &'a PersonId,
    pub(super) post: &'a Slug,
    /// The version of the track it is measured by.
    pub(super) version: &'a str,
    /// The marks it rests on.
    pub(super) marks: Option<String>,
    pub(super) expires: Moment,
}

impl Draft<'_> {
    /// Signs and writes it with the event of this kind, and gives its number; none when another transaction was first.
    pub(super) async fn issue(
        &self,
        tx: &DatabaseTransaction,
        desk: &Desk,
        (kind, actor): (&'static str, Actor),
        now: Moment,
    ) -> Outcome<Option<String>> {
        for _ in 0..TRIES {
            let row = self.row(tx, desk, now).await?;
            let (id, number) = (row.id.clone(), row.number.clone());
            let active = certificate::ActiveModel::from(row);
            let nothing = OnConflict::new().do_nothing().to_owned();
            let written = certificate::Entity::insert(active).on_conflict(nothing).exec_without_returning(tx).await?;
            if written > 0 {
                let after = serde_json::json!({ "number": number, "person": self.person, "post": self.post });
                let note = Note::new(now, actor, kind, &id);
                events::note(tx, &desk.chance, Note { after: Some(after.to_string()), ..note }).await?;
                return Ok(Some(number));
            }
            // Another transaction was first, or the number is taken.
            if of(tx, self.person, self.post).await?.iter().any(|row| row.in_force) {
                return Ok(None);
            }
        }
        Err(Breakage::new("no free certificate number").into())
    }

    async fn row(&self, tx: &DatabaseTransaction, desk: &Desk, now: Moment) -> Outcome<certificate::Model> {
        let year = instant(now)?.to_zoned(department(tx).await?.time_zone()).year();
        let number = format!("PG-{year}-{}", desk.chance.word::<6>(LETTERS));
        let claims = Claims {
            iss: signing::issuer(tx).await?,
            aud: Kind::Certificate.audience().to_owned(),
            sub: self.person.to_string(),
            jti: number.clone(),
            post: self.post.to_string(),
            track: self.version.to_owned(),
            iat: now.0.div_euclid(1000),
            nbf: now.0.div_euclid(1000),
            exp: self.expires.0.div_euclid(1000),
        };
        let token = signing::sign(tx, &desk.secrets, Kind::Certificate, &claims).await?;
        Ok(certificate::Model {
            id: desk.chance.id(),
            number,
            person_id: self.person.to_string(),
            post: self.post.to_string(),
            track_version_id: self.version.to_owned(),
            marks_id: self.marks.clone(),
            issued_at: now.0,
            expires_at: self.expires.0,
            revoked_at: None,
            revoked_reason: None,
            in_force: true,
            token: Silent(token),
        })
    }
}

/// A moment as the calendar reads it.
pub(super) fn instant(moment: Moment) -> Outcome<Timestamp> {
    Ok(Timestamp::from_millisecond(moment.0).map_err(Breakage::new)?)
}

use engine::{Lang, Moment, Refusal};
use sea_orm::EntityTrait;
use serde::Serialize;

use super::cards::{CertificateState, post_title, state};
use super::draft::Claims;
use super::rows::numbered;
use crate::signing::{KeySet, Kind};
use crate::store::entity::{certificate, person_data};
use crate::{Office, Outcome};

/// What anybody may know of a certificate whose number they hold.
#[derive(Debug, Clone, Serialize)]
pub struct Verification {
    /// Its number.
    pub number: String,
    /// The first character of the holder's name and a full-width star: enough to compare, too little to learn.
    pub holder: String,
    /// Title of the post.
    pub title: String,
    /// When it was issued.
    pub issued_at: Moment,
    /// When it ends.
    pub expires_at: Moment,
    /// Whether it is good now.
    pub state: CertificateState,
}

impl Office {
    /// Verifies a certificate by what is printed on it, or by its token.
    ///
    /// # Errors
    /// `NotFound` for a number nobody has and for every token that is not one of ours to the letter.
    pub async fn verify_certificate(&self, number_or_token: &str, lang: Lang) -> Outcome<Verification> {
        let db = self.store.read();
        let keys = KeySet::load(db).await?;
        let given = number_or_token.trim();
        let number = if given.contains('.') {
            keys.read::<Claims>(Kind::Certificate, given).ok_or(Refusal::NotFound)?.jti
        } else {
            given.to_ascii_uppercase()
        };
        let row = numbered(db, &number).await?;
        if given.contains('.') && row.token.0 != given {
            return Err(Refusal::NotFound.into());
        }
        if !is_proven(&keys, &row) {
            return Err(Refusal::NotFound.into());
        }
        let holder = person_data::Entity::find_by_id(&row.person_id).one(db).await?;
        Ok(Verification {
            holder: masked(holder.as_ref().map_or("", |holder| &holder.name)),
            title: post_title(db, &self.shelf, &row.post, lang).await?,
            issued_at: Moment(row.issued_at),
            expires_at: Moment(row.expires_at),
            state: state(&row, self.now()),
            number: row.number,
        })
    }
}

/// Whether our own signature says what the row says: a row that somebody wrote into the database proves nothing.
pub(crate) fn is_proven(keys: &KeySet, row: &certificate::Model) -> bool {
    keys.read::<Claims>(Kind::Certificate, &row.token.0).is_some_and(|claims| {
        claims.jti == row.number
            && claims.sub == row.person_id
            && claims.post == row.post
            && claims.iat == row.issued_at.div_euclid(1000)
            && claims.exp == row.expires_at.div_euclid(1000)
    })
}

/// Nothing, when the holder was erased.
fn masked(name: &str) -> String {
    if name.is_empty() {
        return String::new();
    }
    name.chars().take(1).chain(['＊']).collect()
}

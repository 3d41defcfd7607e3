//! Keys grow old, and keys get lost. Rotating makes a new one sign and leaves the old ones good for what they signed;
//! withdrawing takes that away too.

use std::collections::BTreeMap;

use engine::{Moment, Refusal};
use jsonwebtoken::decode_header;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;

use super::keys::{make_key, newest_row};
use crate::events::{self, Actor, Note, is_a_reason};
use crate::store::entity::{certificate, signing_key};
use crate::{Office, Operator, Outcome};

/// A signing key, as far as anybody may know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SigningKeyCard {
    /// Its name, as tokens and `/.well-known/jwks.json` give it.
    pub kid: String,
    /// When it was made.
    pub made_at: Moment,
    /// What it is good for.
    #[serde(flatten)]
    pub state: KeyState,
    /// Certificates in force that rest on it.
    pub certificates: u64,
}

/// What a signing key is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum KeyState {
    /// It signs.
    InUse,
    /// It signs nothing more; what it signed stays true.
    Retired {
        /// Since when.
        at: Moment,
    },
    /// It proves nothing any more.
    Withdrawn {
        /// Since when.
        at: Moment,
    },
}

impl Office {
    /// All signing keys, the oldest first.
    ///
    /// # Errors
    /// Only when something broke.
    pub async fn signing_keys(&self, _operator: &Operator) -> Outcome<Vec<SigningKeyCard>> {
        let db = self.store.read();
        let rows = signing_key::Entity::find()
            .order_by_asc(signing_key::Column::CreatedAt)
            .order_by_asc(signing_key::Column::Kid)
            .all(db)
            .await?;
        let mut resting = self.certificates_by_key().await?;
        let card = |row: signing_key::Model| SigningKeyCard {
            certificates: resting.remove(&row.kid).unwrap_or_default(),
            made_at: Moment(row.created_at),
            state: state(&row),
            kid: row.kid,
        };
        Ok(rows.into_iter().map(card).collect())
    }

    /// Makes a new key, which signs from now on, on every server at once. The earlier ones stay good for what they signed.
    /// Gives the new key's name.
    ///
    /// # Errors
    /// Only when something broke.
    pub async fn rotate_signing_key(&self, _operator: &Operator) -> Outcome<String> {
        let (secrets, chance, now) = (self.secrets.clone(), self.chance.clone(), self.now());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    signing_key::Entity::update_many()
                        .col_expr(signing_key::Column::RetiredAt, Expr::value(now.0))
                        .filter(signing_key::Column::RetiredAt.is_null())
                        .exec(tx)
                        .await?;
                    let kid = make_key(tx, &secrets, &chance, now).await?;
                    events::note(tx, &chance, Note::new(now, Actor::Operator, "key.rotated", &kid)).await?;
                    Ok(kid)
                })
            })
            .await
    }

    /// Takes a retired key's word away, as when it may have fallen into other hands: certificates that rest on it prove
    /// nothing any more, and their gates close. Gives how many were in force.
    ///
    /// # Errors
    /// `NotFound` for a key that is not there, is in use or was withdrawn before; `BadRequest` without a reason.
    pub async fn withdraw_signing_key(&self, _operator: &Operator, kid: &str, reason: &str) -> Outcome<u64> {
        let reason = reason.trim().to_owned();
        if !is_a_reason(&reason) {
            return Err(Refusal::BadRequest { field: "reason".to_owned() }.into());
        }
        let known = signing_key::Entity::find().all(self.store.read()).await?;
        let row = known.into_iter().find(|row| row.kid == kid).ok_or(Refusal::NotFound)?;
        let closed = self.certificates_by_key().await?.remove(&row.kid).unwrap_or_default();
        let (chance, now) = (self.chance.clone(), self.now());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    if newest_row(tx).await?.is_some_and(|newest| newest.kid == row.kid) {
                        return Err(Refusal::NotFound.into());
                    }
                    let withdrawn = signing_key::Entity::update_many()
                        .col_expr(signing_key::Column::WithdrawnAt, Expr::value(now.0))
                        .filter(signing_key::Column::Kid.eq(&row.kid))
                        .filter(signing_key::Column::WithdrawnAt.is_null())
                        .exec(tx)
                        .await?;
                    if withdrawn.rows_affected == 0 {
                        return Err(Refusal::NotFound.into());
                    }
                    let note = Note::new(now, Actor::Operator, "key.withdrawn", &row.kid);
                    events::note(tx, &chance, Note { why: Some(&reason), ..note }).await?;
                    Ok(closed)
                })
            })
            .await
    }

    /// How many certificates in force rest on each key.
    async fn certificates_by_key(&self) -> Outcome<BTreeMap<String, u64>> {
        let tokens: Vec<String> = certificate::Entity::find()
            .select_only()
            .column(certificate::Column::Token)
            .filter(certificate::Column::InForce.eq(true))
            .filter(certificate::Column::ExpiresAt.gt(self.now().0))
            .into_tuple()
            .all(self.store.read())
            .await?;
        let mut resting = BTreeMap::new();
        for kid in tokens.iter().filter_map(|token| decode_header(token).ok()?.kid) {
            *resting.entry(kid).or_default() += 1;
        }
        Ok(resting)
    }
}

fn state(row: &signing_key::Model) -> KeyState {
    match (row.withdrawn_at, row.retired_at) {
        (Some(at), _) => KeyState::Withdrawn { at: Moment(at) },
        (None, Some(at)) => KeyState::Retired { at: Moment(at) },
        (None, None) => KeyState::InUse,
    }
}

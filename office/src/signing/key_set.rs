use jsonwebtoken::{Algorithm, DecodingKey, Header, Validation, decode, decode_header};
use sea_orm::sea_query::IntoCondition;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{Kind, issuer};
use crate::store::entity::signing_key;
use crate::{Office, Outcome};

/// A token longer than this is not looked at.
const LONGEST: usize = 4096;

/// Our own public keys: no token brings its own, and none says where to find one.
pub(crate) struct KeySet {
    issuer: String,
    keys: Vec<signing_key::Model>,
}

impl KeySet {
    /// All keys, retired ones too: what they signed stays true. Nothing is proven by one that was withdrawn.
    pub(crate) async fn load(db: &impl ConnectionTrait) -> Outcome<Self> {
        Self::of(db, signing_key::Column::WithdrawnAt.is_null()).await
    }

    /// The keys that were withdrawn: what they signed was ours and proves nothing any more.
    pub(crate) async fn withdrawn(db: &impl ConnectionTrait) -> Outcome<Self> {
        Self::of(db, signing_key::Column::WithdrawnAt.is_not_null()).await
    }

    async fn of(db: &impl ConnectionTrait, which: impl IntoCondition) -> Outcome<Self> {
        let keys = signing_key::Entity::find()
            .filter(which)
            .order_by_asc(signing_key::Column::CreatedAt)
            .order_by_asc(signing_key::Column::Kid)
            .all(db)
            .await?;
        Ok(Self { issuer: issuer(db).await?, keys })
    }

    /// Whether a token names one of these keys as the one that signed it; that it did is for [`KeySet::read`] to say.
    pub(crate) fn names(&self, token: &str) -> bool {
        let kid = decode_header(token).ok().and_then(|header| header.kid);
        kid.is_some_and(|kid| self.keys.iter().any(|key| key.kid == kid))
    }

    /// The claims of a token, when one of our keys signed it as this kind. There is one answer to every fault. Whether
    /// the token is still good is for the caller's clock.
    pub(crate) fn read<T: DeserializeOwned>(&self, kind: Kind, token: &str) -> Option<T> {
        if token.len() > LONGEST {
            return None;
        }
        let header = decode_header(token).ok()?;
        let kid = header.kid.as_deref()?;
        let key = self.keys.iter().find(|key| key.kid == kid)?;
        if header.typ.as_deref() != Some(kind.typ()) || brings_a_key(&header) {
            return None;
        }
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_audience(&[kind.audience()]);
        validation.set_issuer(&[&self.issuer]);
        validation.set_required_spec_claims(&["exp", "aud", "iss", "sub"]);
        // The library would ask the machine's clock.
        validation.validate_exp = false;
        let key = DecodingKey::from_ed_components(&key.public).ok()?;
        decode::<T>(token, &key, &validation).ok().map(|token| token.claims)
    }

    /// The set as others read it.
    fn to_json(&self) -> Value {
        let one = |key: &signing_key::Model| json!({ "kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": key.kid, "x": key.public });
        json!({ "keys": self.keys.iter().map(one).collect::<Vec<_>>() })
    }
}

fn brings_a_key(header: &Header) -> bool {
    header.jku.is_some() || header.jwk.is_some() || header.x5u.is_some() || header.x5c.is_some()
}

impl Office {
    /// The public keys, as `/.well-known/jwks.json` gives them out.
    ///
    /// # Errors
    /// Only when something broke.
    pub async fn jwks(&self) -> Outcome<Value> {
        Ok(KeySet::load(self.store.read()).await?.to_json())
    }
}

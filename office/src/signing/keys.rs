use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::EncodePrivateKey;
use engine::Moment;
use jsonwebtoken::EncodingKey;
use sea_orm::{ActiveValue, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder};

use crate::secrets::{Purpose, Secrets};
use crate::store::entity::{Silent, signing_key};
use crate::{Breakage, Chance, Outcome};

/// A key to sign with, unsealed for one signature.
pub(super) struct Key {
    pub(super) kid: String,
    pub(super) private: EncodingKey,
}

/// What can be wrong with the keys when an office opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeyTrouble {
    Nothing,
    /// They were sealed under another secret.
    OtherSecret,
}

/// Makes the first key of an installation, or sees that the present one opens.
pub(crate) async fn make_first_key(
    tx: &DatabaseTransaction,
    secrets: &Secrets,
    chance: &Chance,
    now: Moment,
) -> Outcome<KeyTrouble> {
    if let Some(row) = newest_row(tx).await? {
        return Ok(if unseal(secrets, &row).is_some() { KeyTrouble::Nothing } else { KeyTrouble::OtherSecret });
    }
    make_key(tx, secrets, chance, now).await?;
    Ok(KeyTrouble::Nothing)
}

/// Makes a key, which signs from now on; gives its name.
pub(super) async fn make_key(
    tx: &DatabaseTransaction,
    secrets: &Secrets,
    chance: &Chance,
    now: Moment,
) -> Outcome<String> {
    let kid = chance.id();
    let seed: [u8; 32] = chance.bytes();
    let public = SigningKey::from_bytes(&seed).verifying_key();
    let sealed = secrets.lock(Purpose::SigningKey, chance, &kid, &seed);
    let row = signing_key::ActiveModel {
        public: ActiveValue::Set(URL_SAFE_NO_PAD.encode(public.as_bytes())),
        private_sealed: ActiveValue::Set(Silent(sealed.ok_or_else(|| Breakage::new("a key cannot be sealed"))?)),
        kid: ActiveValue::Set(kid.clone()),
        created_at: ActiveValue::Set(now.0),
        retired_at: ActiveValue::Set(None),
        withdrawn_at: ActiveValue::Set(None),
    };
    signing_key::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(kid)
}

pub(super) async fn newest(db: &impl ConnectionTrait, secrets: &Secrets) -> Outcome<Key> {
    let row = newest_row(db).await?.ok_or_else(|| Breakage::new("there is no key to sign with"))?;
    let seed = unseal(secrets, &row).ok_or_else(|| Breakage::new("the signing key was sealed under another secret"))?;
    let der = SigningKey::from_bytes(&seed).to_pkcs8_der().map_err(Breakage::new)?;
    Ok(Key { kid: row.kid, private: EncodingKey::from_ed_der(der.as_bytes()) })
}

pub(super) async fn newest_row(db: &impl ConnectionTrait) -> Outcome<Option<signing_key::Model>> {
    let rows = signing_key::Entity::find()
        .filter(signing_key::Column::RetiredAt.is_null())
        .order_by_desc(signing_key::Column::CreatedAt)
        .order_by_asc(signing_key::Column::Kid);
    Ok(rows.one(db).await?)
}

fn unseal(secrets: &Secrets, row: &signing_key::Model) -> Option<[u8; 32]> {
    secrets.unlock(Purpose::SigningKey, &row.kid, &row.private_sealed.0)?.try_into().ok()
}

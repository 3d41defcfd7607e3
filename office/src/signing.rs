//! Statements that others can check without asking us: EdDSA tokens, with the public keys at a known address.

mod key_set;
mod keys;
mod rotate;

use jsonwebtoken::{Algorithm, Header, encode};
use sea_orm::ConnectionTrait;
use serde::Serialize;

use crate::secrets::Secrets;
use crate::settings;
use crate::{Breakage, Outcome};
pub(crate) use key_set::KeySet;
pub(crate) use keys::{KeyTrouble, make_first_key};
pub use rotate::{KeyState, SigningKeyCard};

/// The setting that names this installation in tokens.
pub(crate) const INSTALLATION: &str = "installation";

/// What a token states; one kind is never taken for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A certificate: good as long as its row says so.
    Certificate,
    /// An answer of the gate: good for five minutes.
    Gate,
}

impl Kind {
    /// The `typ` of its header.
    const fn typ(self) -> &'static str {
        match self {
            Self::Certificate => "passgate-certificate+jwt",
            Self::Gate => "passgate-gate+jwt",
        }
    }

    /// Its `aud`.
    pub(crate) const fn audience(self) -> &'static str {
        match self {
            Self::Certificate => "passgate-certificate",
            Self::Gate => "passgate-gate",
        }
    }
}

/// Who signs: `iss` of every token.
pub(crate) async fn issuer(db: &impl ConnectionTrait) -> Outcome<String> {
    let id = settings::get(db, INSTALLATION).await?;
    let id = id.ok_or_else(|| Breakage::new("the installation has no name"))?;
    Ok(format!("urn:passgate:{id}"))
}

/// Signs claims with the key in use.
pub(crate) async fn sign(
    db: &impl ConnectionTrait,
    secrets: &Secrets,
    kind: Kind,
    claims: &impl Serialize,
) -> Outcome<String> {
    let key = keys::newest(db, secrets).await?;
    let mut header = Header::new(Algorithm::EdDSA);
    header.typ = Some(kind.typ().to_owned());
    header.kid = Some(key.kid);
    Ok(encode(&header, claims, &key.private).map_err(Breakage::new)?)
}

//! Certificates: issued in the moment a track is complete, signed, expiring, revocable.

mod cards;
mod draft;
mod issue;
mod lost;
mod reissue;
mod revoke;
mod rows;
mod verify;

use crate::secrets::Secrets;
use crate::shelf::Shelf;
use crate::{Chance, Office};
pub use cards::{CertificateCard, CertificatePage, CertificateState};
pub(crate) use cards::{card_in_force, state};
pub(crate) use issue::consider;
pub use reissue::{Reissue, ReissueEnd, Reissued};
pub(crate) use rows::{Rounds, of, since};
pub use verify::Verification;
pub(crate) use verify::is_proven;

/// What a decision inside a transaction needs of the office.
#[derive(Clone)]
pub(crate) struct Desk {
    pub(crate) chance: Chance,
    pub(crate) secrets: Secrets,
    pub(crate) shelf: Shelf,
}

impl Office {
    pub(crate) fn desk(&self) -> Desk {
        Desk { chance: self.chance.clone(), secrets: self.secrets.clone(), shelf: self.shelf.clone() }
    }
}

use sha2::{Digest, Sha256};

use super::Shelf;
use crate::certificates::is_proven;
use crate::signing::KeySet;
use crate::store::entity::certificate;

impl Shelf {
    /// Whether our signature says what a certificate's row says. What was proven once stays so as long as its key is not
    /// withdrawn: a list of thousands need not be reckoned anew each time. The gate itself always looks.
    pub(crate) fn proves(&self, keys: &KeySet, row: &certificate::Model) -> bool {
        let said = (&row.number, &row.person_id, &row.post, row.issued_at, row.expires_at, &row.token.0);
        let name: [u8; 32] = Sha256::digest(format!("{said:?}")).into();
        if self.0.proofs.get(&name).is_some() {
            return keys.names(&row.token.0);
        }
        let proven = is_proven(keys, row);
        if proven {
            self.0.proofs.put(name, ());
        }
        proven
    }
}

use sha2::{Digest, Sha256};

use crate::secrets::hex;

/// SHA-256 over parts, each preceded by its length, in hexadecimal: the same content has the same hash, wherever it
/// comes from.
pub(crate) fn content_hash<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hex(&hash.finalize())
}

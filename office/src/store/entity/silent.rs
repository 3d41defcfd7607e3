use std::fmt;

use sea_orm::DeriveValueType;

/// A text that does not show itself in logs: keys, hashes, and what questions are made of.
#[derive(Clone, PartialEq, Eq, DeriveValueType)]
pub(crate) struct Silent(pub(crate) String);

impl fmt::Debug for Silent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Silent(…)")
    }
}

//! Who works here and where they stand, for those who lead them.

mod members;
mod record;
mod sign_off;

pub use members::{Member, PostState};
pub use record::PersonRecord;

//! What may be said of counts: shares, and how sure one can be of them; and of numbers that scatter.

mod spread;
mod wilson;

pub use spread::Spread;
pub(crate) use wilson::wilson_95;
pub use wilson::{Interval, Share};

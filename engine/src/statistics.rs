//! What may be said of counts: shares, and how sure one can be of them.

mod wilson;

pub use wilson::{Interval, Share};

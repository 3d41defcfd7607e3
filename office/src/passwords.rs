//! Passwords: what is a good one, and the slow work of checking one.

mod argon;
mod hashing;
mod rules;

pub(crate) use hashing::{Hashing, Lane};
pub(crate) use rules::check;

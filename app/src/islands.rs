//! The only code that runs in a candidate's browser. Everything works without it.

pub mod countdown;
pub mod paper;

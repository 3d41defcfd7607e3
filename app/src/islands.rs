//! The only code that runs in a browser. Everything works without it.

pub mod countdown;
pub mod editor;
pub mod paper;

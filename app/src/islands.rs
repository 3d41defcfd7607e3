//! The only code that runs in a browser. Everything works without it.

pub mod countdown;
pub mod drawer;
pub mod editor;
pub mod paper;
pub mod waiting;

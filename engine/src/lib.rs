//! The exam engine: everything about questions, papers, answers and marks that can be said without a disk, a clock or
//! a random source. It builds for the server and for wasm alike.
//!
//! The feature `keys` adds what opens an answer key and what reads whole content folders. Only `office` turns it on:
//! in a browser's build there is no function that gives a key away.

mod refusal;
mod words;

pub use refusal::*;
pub use words::*;

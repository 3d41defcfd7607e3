//! The exam engine: everything about questions, papers, answers and marks that can be said without a disk, a clock or
//! a random source. It builds for the server and for wasm alike.
//!
//! The feature `keys` adds what opens an answer key and what reads whole content folders. Only `office` turns it on:
//! in a browser's build there is no function that gives a key away.

mod answer;
mod blueprint;
mod marks;
mod paper;
mod pass;
mod refusal;
mod shown;
mod words;

pub use answer::Payload;
pub use blueprint::{Blueprint, Cell, Policy, Section, SectionKind};
pub use marks::{Amount, ItemMarks, Marks, Part, PassPart, RedLineMarks, SectionMarks, TopicMarks};
pub use paper::{Item, Paper, PaperSection};
pub use pass::PassRule;
pub use refusal::*;
pub use shown::{Detail, Shown};
pub use words::*;

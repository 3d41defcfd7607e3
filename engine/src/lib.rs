//! The exam engine: everything about questions, papers, answers and marks that can be said without a disk, a clock or
//! a random source. It builds for the server and for wasm alike.
//!
//! The feature `keys` adds what opens an answer key and what reads whole content folders. Only `office` turns it on:
//! in a browser's build there is no function that gives a key away.

mod answer;
mod blueprint;
#[cfg(feature = "keys")]
mod check;
mod content;
mod counting;
mod draw;
mod facility;
#[cfg(feature = "keys")]
mod grade;
mod marks;
mod paper;
mod pass;
#[cfg(feature = "keys")]
mod pretend;
mod question;
mod readiness;
mod refusal;
mod render;
mod repetition;
mod search;
mod shown;
#[cfg(feature = "keys")]
mod solution;
mod statistics;
mod words;

pub use answer::Payload;
pub use blueprint::{Blueprint, Cell, Policy, Section, SectionKind};
#[cfg(feature = "keys")]
pub use check::{
    BlindScore, Counts, Coverage, ExamFile, Reading, RuleCoverage, Stock, TopicCoverage, blind_scores, check_craft,
    check_readings, reader_agrees,
};
pub use content::*;
pub use counting::Counting;
pub use draw::{
    ALGORITHM, Basis, Candidate, CellRecord, DrawRecord, Drawn, Holding, Mismatch, Pool, Seen, draw, feasible, verify,
};
pub use facility::{EASY, ENOUGH, Facility, HARD, expected_share};
#[cfg(feature = "keys")]
pub use grade::{Graded, Misfit, grade, score};
pub use marks::{Amount, ItemMarks, Marks, Part, PassPart, RedLineMarks, SectionMarks, TopicMarks};
pub use paper::{Item, Paper, PaperSection};
pub use pass::PassRule;
#[cfg(feature = "keys")]
pub use pretend::{Wish, pretend};
pub use question::*;
pub use readiness::{FRESH_DAYS, HALF_LIFE_DAYS, LEAST_ANSWERS, Likelihood, Practised, Readiness, readiness, weight};
pub use refusal::*;
pub use render::render;
pub use repetition::{DayNumber, INTERVALS, Recall, Repetition};
pub use search::{Excerpt, ExcerptPart, SearchIndex};
pub use shown::{Detail, Shown};
#[cfg(feature = "keys")]
pub use solution::*;
pub use statistics::{Interval, Share, Spread};
pub use words::*;

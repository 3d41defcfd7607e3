//! The process from outside: its doors, its walls, its headers, its API.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod checkouts;
mod doors;
mod edge;
mod flush;
mod gate;
mod house;
mod non_interference;
mod paper;
mod pauses;
mod program;
mod terminal;
mod walls;

// Operations.
mod backup;
mod certificates;
mod decisions;
mod department;
mod operations;
mod people;
mod receipts;

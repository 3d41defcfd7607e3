//! The process from outside: its doors, its walls, its headers, its API.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod doors;
mod edge;
mod gate;
mod house;
mod terminal;
mod walls;

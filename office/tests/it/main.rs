//! What the office does, on both databases.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

#[macro_use]
mod house;
mod exam_room;

mod certificates;
mod clock;
mod demonstration;
mod desk;
mod events;
mod gate;
mod looks;
mod notes;
mod sessions;
mod store;
mod team;
mod throttle;

mod answers;
mod attempts;
mod content;
mod counting;
mod draws;
mod facility;
mod late;
mod marks;
mod notebook;
mod nul;
mod pauses;
mod practice;
mod quiet;
mod races;
mod sections;
mod shown;
mod window_notes;
mod windows;

mod studio;
mod studio_exams;
mod studio_files;
mod studio_reports;
// Operations.
mod backup;
mod erasure;
mod keys;
mod system;

// People and access.
mod import;
mod people;
mod terms;

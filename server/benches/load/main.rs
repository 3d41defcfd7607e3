//! `make bench`: load over HTTP, as browsers send it, on the program of `dist` in a process of its own. The first word says
//! which: `attempts` (whole attempts), `saves` (nothing but saves, of more and more people), `chaos` (saves while everything
//! breaks). Writes Markdown to stdout. Exit code 1 when anything was not answered as it should be.

mod ask;
mod attempts;
mod browser;
mod candidate;
mod chaos;
mod first_load;
mod house;
mod measured;
mod pace;
mod paper;
mod process;
mod queue;
mod report;
mod saves;
mod steps;
mod stopwatch;

use std::io::{Write, stderr};
use std::process::ExitCode;

/// What is done, or in words why not.
type Done<T> = Result<T, String>;

fn main() -> ExitCode {
    let word = std::env::args().skip(1).find(|word| !word.starts_with('-'));
    let done = match word.as_deref() {
        None | Some("attempts") => attempts::bench(),
        Some("saves") => saves::bench(),
        Some("chaos") => chaos::bench(),
        Some(other) => Err(format!("there is no bench called {other}")),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            say(&format!("bench: {problem}"));
            ExitCode::FAILURE
        }
    }
}

/// A number from the environment.
fn number(name: &str, usual: usize) -> Done<usize> {
    match std::env::var(name) {
        Ok(text) => text.parse().map_err(|_| format!("{name}={text} is no number")),
        Err(_) => Ok(usual),
    }
}

/// Talk goes to stderr. When nobody listens there is nobody to tell.
fn say(line: &str) {
    let _ = writeln!(stderr(), "{line}");
}

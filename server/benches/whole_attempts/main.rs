//! `make bench`: whole attempts over HTTP, as browsers ask, against the program of `dist` in a process of its own.
//! Writes Markdown to stdout. Exit code 1 when anything was not answered as it should be, or when the exam page weighs
//! too much.

mod ask;
mod browser;
mod candidate;
mod first_load;
mod house;
mod measured;
mod paper;
mod process;
mod queue;
mod report;
mod steps;
mod stopwatch;

use std::io::{Write, stderr};
use std::process::ExitCode;

use candidate::Candidate;
use house::House;
use measured::{Measured, Step, measure};

/// What is done, or in words why not.
type Done<T> = Result<T, String>;

/// How many arrive at once at most: a rush is one of people who have signed in.
const ARRIVING: usize = 16;
/// The way from a one-time link to the exam.
const ARRIVAL: [(&str, Step); 3] =
    [("first password", steps::choose_password), ("sign in", steps::sign_in), ("home", steps::open_home)];
/// A whole attempt.
const ATTEMPT: [(&str, Step); 6] = [
    ("start", steps::start),
    ("open the paper", steps::open_paper),
    ("save an answer", steps::save_all),
    ("overview", steps::open_overview),
    ("hand in", steps::hand_in),
    ("marks", steps::open_marks),
];

fn main() -> ExitCode {
    match bench() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            say(&format!("bench: {problem}"));
            ExitCode::FAILURE
        }
    }
}

fn bench() -> Done<bool> {
    let people = number("PASSGATE_BENCH_PEOPLE", 500)?;
    let at_once = number("PASSGATE_BENCH_AT_ONCE", 16)?.max(1);
    let house = House::open()?;
    say(&format!("{people} people are added…"));
    let mut candidates = house.add(people)?;

    let arrival = measured(&house, &mut candidates, at_once.min(ARRIVING), &ARRIVAL)?;
    let mut attempt = measured(&house, &mut candidates, at_once, &ATTEMPT[..2])?;
    let page = first_load::weigh(&house, &candidates)?;
    attempt.extend(measured(&house, &mut candidates, at_once, &ATTEMPT[2..])?);

    report::write(&house, at_once, &arrival, &attempt, &page)?;
    let flawless = arrival.iter().chain(&attempt).all(|step| step.errors.is_empty());
    Ok(flawless && page.is_light())
}

fn measured(
    house: &House,
    candidates: &mut [Candidate],
    at_once: usize,
    steps: &[(&'static str, Step)],
) -> Done<Vec<Measured>> {
    let mut all = Vec::new();
    for (name, step) in steps {
        say(&format!("{name}…"));
        let measured = measure(house, candidates, at_once, name, *step)?;
        if let Some(error) = measured.errors.first() {
            say(&format!("error: {error}"));
            house.complaints().iter().for_each(|line| say(line));
        }
        all.push(measured);
    }
    Ok(all)
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

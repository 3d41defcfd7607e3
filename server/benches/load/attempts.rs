//! Whole attempts, from a one-time link to the marks: so many people, so many at once.

use std::time::Duration;

use crate::candidate::Candidate;
use crate::first_load;
use crate::house::House;
use crate::measured::{Measured, Step, measure};
use crate::{Done, number, report, say, steps};

/// How many arrive at once at most: a rush is one of people who have signed in.
pub(crate) const ARRIVING: usize = 16;
/// The way from a one-time link to the exam.
pub(crate) const ARRIVAL: [(&str, Step); 3] =
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

/// Measures them and writes what came out; whether nothing went wrong.
pub(crate) fn bench() -> Done<bool> {
    let people = number("PASSGATE_BENCH_PEOPLE", 500)?;
    let at_once = number("PASSGATE_BENCH_AT_ONCE", 16)?.max(1);
    let house = House::open()?;
    say(&format!("{people} people are added…"));
    let mut candidates = house.add(people)?;

    let arrival = measured(&house, &mut candidates, at_once.min(ARRIVING), &ARRIVAL)?;
    // In a rush all press Start within this time, each at a moment of their own; in none, at the same instant.
    let within = Duration::from_millis(u64::try_from(number("PASSGATE_BENCH_WITHIN_MS", 0)?).unwrap_or(u64::MAX));
    let mut attempt = rushed(&house, &mut candidates, (at_once, within), &ATTEMPT[..1])?;
    attempt.extend(measured(&house, &mut candidates, at_once, &ATTEMPT[1..2])?);
    let page = first_load::weigh(&house, &candidates)?;
    attempt.extend(measured(&house, &mut candidates, at_once, &ATTEMPT[2..])?);

    report::write(&house, at_once, &arrival, &attempt, &page)?;
    let flawless = arrival.iter().chain(&attempt).all(|step| step.errors.is_empty());
    Ok(flawless && page.is_light())
}

/// Lets all candidates do these steps, one after the other.
pub(crate) fn measured(
    house: &House,
    candidates: &mut [Candidate],
    at_once: usize,
    steps: &[(&'static str, Step)],
) -> Done<Vec<Measured>> {
    rushed(house, candidates, (at_once, Duration::ZERO), steps)
}

/// The same, each step within a time.
fn rushed(
    house: &House,
    candidates: &mut [Candidate],
    rush: (usize, Duration),
    steps: &[(&'static str, Step)],
) -> Done<Vec<Measured>> {
    let mut all = Vec::new();
    for (name, step) in steps {
        say(&format!("{name}…"));
        let measured = measure(house, candidates, rush, name, *step)?;
        if let Some(error) = measured.errors.first() {
            say(&format!("error: {error}"));
            house.complaints().iter().for_each(|line| say(line));
        }
        all.push(measured);
    }
    Ok(all)
}

use std::io::{Write, stdout};
use std::thread::available_parallelism;
use std::time::Duration;

use crate::Done;
use crate::verbs::Measured;

/// What the table is about.
pub(crate) fn head(people: usize, attempts: usize, rounds: usize) -> Done<()> {
    let cores = available_parallelism().map_or(0, usize::from);
    write(&format!(
        "A manager's desk over {people} people and {attempts} attempts, each asked {rounds} times, on {cores} cores.\n\n\
         | verb | database | rows | statements | p50 ms | p99 ms |\n|---|---|--:|--:|--:|--:|\n"
    ))
}

/// One verb.
pub(crate) fn line(database: &str, verb: &Measured) -> Done<()> {
    let Measured { name, statements, size, .. } = verb;
    let (p50, p99) = (ms(within(verb, 50)), ms(within(verb, 99)));
    write(&format!("| {name} | {database} | {size} | {statements} | {p50:.1} | {p99:.1} |\n"))
}

fn write(text: &str) -> Done<()> {
    let mut out = stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|problem| problem.to_string())
}

/// The time within which so many of a hundred answers came.
fn within(verb: &Measured, percent: usize) -> Duration {
    let rank = (verb.times.len() * percent).div_ceil(100).saturating_sub(1);
    verb.times.get(rank).copied().unwrap_or_default()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

use std::io::{self, Write, stdout};
use std::thread::available_parallelism;
use std::time::Duration;

use crate::Done;
use crate::first_load::FirstLoad;
use crate::house::{House, postgres};
use crate::measured::Measured;

/// Writes all that was measured, as Markdown.
pub(crate) fn write(
    house: &House,
    at_once: usize,
    arrival: &[Measured],
    attempt: &[Measured],
    page: &FirstLoad,
) -> Done<()> {
    let memory = house.process().most_memory()?;
    let mut out = stdout().lock();
    let written = steps(&mut out, &[arrival, attempt])
        .and_then(|()| whole(&mut out, at_once, attempt, &memory))
        .and_then(|()| weights(&mut out, page));
    written.map_err(|problem| problem.to_string())
}

/// Writes how long steps took, as Markdown.
pub(crate) fn write_steps(groups: &[&[Measured]]) -> Done<()> {
    let mut out = stdout().lock();
    writeln!(out, "{}:\n", if postgres().is_some() { "PostgreSQL" } else { "SQLite" })
        .and_then(|()| steps(&mut out, groups))
        .map_err(|problem| problem.to_string())
}

fn steps(out: &mut impl Write, groups: &[&[Measured]]) -> io::Result<()> {
    writeln!(out, "| step | requests | errors | p50 ms | p99 ms | per second | server CPU-ms each |")?;
    writeln!(out, "|---|--:|--:|--:|--:|--:|--:|")?;
    for step in groups.iter().copied().flatten() {
        let (name, count, errors) = (step.name, step.count(), step.errors.len());
        let (p50, p99) = (ms(step.within(50)), ms(step.within(99)));
        let each = ms(step.cpu) / number(count).max(1.0);
        let per_second = number(count) / step.took.as_secs_f64();
        writeln!(out, "| {name} | {count} | {errors} | {p50:.1} | {p99:.1} | {per_second:.0} | {each:.2} |")?;
    }
    Ok(())
}

fn whole(out: &mut impl Write, at_once: usize, attempt: &[Measured], memory: &str) -> io::Result<()> {
    let took: Duration = attempt.iter().map(|step| step.took).sum();
    let cpu: Duration = attempt.iter().map(|step| step.cpu).sum();
    // Only who came to the end has seen marks.
    let attempts = attempt.last().map_or(0, |step| step.count().saturating_sub(step.errors.len()));
    let (seconds, each) = (took.as_secs_f64(), ms(cpu) / number(attempts).max(1.0));
    let database = if postgres().is_some() { "PostgreSQL" } else { "SQLite" };
    let cores = available_parallelism().map_or(0, usize::from);
    writeln!(
        out,
        "\n{attempts} whole attempts in {seconds:.1} s: **{:.1} attempts per second**, {each:.0} server CPU-ms each, from \
         start to marks. {database}, {at_once} requests at once, server and load together on {cores} cores; the server's \
         memory at its most: {memory}.\n",
        number(attempts) / seconds
    )
}

fn weights(out: &mut impl Write, page: &FirstLoad) -> io::Result<()> {
    writeln!(out, "| first load of the exam page | bytes | |")?;
    writeln!(out, "|---|--:|---|")?;
    for file in &page.files {
        writeln!(out, "| {} | {} | {} |", file.name, file.bytes, file.encoding)?;
    }
    writeln!(out, "| **in all** | **{}** | {} |", page.bytes(), page.verdict())
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

//! Saves while everything breaks: servers that are killed, connections that drop, repeat and overtake, a database that is
//! away, a disk that is full. In the end every answer that was acknowledged is there and counts, every chain is whole, and
//! everybody hands in and has marks.

mod end;
mod sitter;
mod trouble;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use crate::attempts::{ARRIVAL, ARRIVING, measured};
use crate::house::{House, postgres};
use crate::stopwatch::Stopwatch;
use crate::{Done, number, say, steps};
use sitter::Sitter;

/// What those who save and those who break things know of each other.
#[derive(Default)]
pub(crate) struct Weather {
    /// Answers that were acknowledged so far.
    pub(crate) acknowledged: AtomicU64,
    /// Requests that failed, and were sent again.
    pub(crate) failed: AtomicU64,
    /// Set when everybody may come to an end.
    pub(crate) over: AtomicBool,
}

impl Weather {
    /// Waits until so many more answers were acknowledged, or it has taken too long.
    fn wait_for(&self, more: u64, patience: Duration) -> Done<()> {
        let (until, stopwatch) = (self.acknowledged.load(Ordering::Relaxed) + more, Stopwatch::start());
        while self.acknowledged.load(Ordering::Relaxed) < until {
            if stopwatch.passed() > patience {
                return Err(format!("no {more} answers were acknowledged in {} s", patience.as_secs()));
            }
            thread::sleep(Duration::from_millis(5));
        }
        Ok(())
    }
}

/// Runs it and writes what came out; whether nothing was lost and nobody is stuck.
pub(crate) fn bench() -> Done<bool> {
    let people = number("PASSGATE_BENCH_PEOPLE", 300)?;
    let mut house = House::open()?;
    say(&format!("{people} people are added…"));
    let mut candidates = house.add(people)?;
    let beginning = measured(&house, &mut candidates, ARRIVING, &ARRIVAL)?;
    let papers = [("start", steps::start as _), ("open the paper", steps::open_paper as _)];
    let begun = measured(&house, &mut candidates, ARRIVING, &papers)?;
    if beginning.iter().chain(&begun).any(|step| !step.errors.is_empty()) {
        return Err("not everybody could begin".to_owned());
    }
    let mut sitters: Vec<Sitter> =
        candidates.into_iter().zip(1..).map(|(candidate, seed)| Sitter::new(candidate, seed)).collect::<Done<_>>()?;
    let (weather, port) = (Weather::default(), house.port());
    let told = thread::scope(|scope| {
        let sitting: Vec<_> = sitters.iter_mut().map(|sitter| scope.spawn(|| sitter.sit(port, &weather))).collect();
        let told = trouble::make(&mut house, &weather);
        weather.over.store(true, Ordering::Relaxed);
        let ends = sitting.into_iter().map(|one| one.join().map_err(|_| "a sitter panicked".to_owned())?);
        let ended: Vec<String> = ends.filter_map(Result::err).collect();
        told.map(|told| (told, ended))
    });
    let (told, stuck) = told?;
    let mut faults: Vec<String> = stuck.into_iter().map(|why| format!("stuck: {why}")).collect();
    faults.extend(end::look(&house, &mut sitters)?);
    faults.iter().take(10).for_each(|fault| say(fault));
    let sums = |what: &AtomicU64| what.load(Ordering::Relaxed);
    let answers: usize = sitters.iter().map(Sitter::answers).sum();
    end::write(&format!(
        "{}: {people} people, {told}. {} requests failed and were sent again; {answers} answers acknowledged in {} receipts; \
         faults: {}.",
        if postgres().is_some() { "PostgreSQL" } else { "SQLite" },
        sums(&weather.failed),
        sums(&weather.acknowledged),
        faults.len()
    ))?;
    Ok(faults.is_empty())
}

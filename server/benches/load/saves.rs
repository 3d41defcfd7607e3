//! Nothing but saves, from so many people at once: each sends the next as soon as the last has its receipt.

use std::time::Duration;

use crate::attempts::{ARRIVAL, ARRIVING, measured};
use crate::house::House;
use crate::measured::{Measured, measure};
use crate::{Done, report, say, steps};

/// How many people save at once, and how the table calls it.
const CROWDS: [(usize, &str); 3] =
    [(100, "save, 100 people"), (1_000, "save, 1,000 people"), (3_000, "save, 3,000 people")];
/// Saves of each crowd.
const SAVES: usize = 60_000;

/// Measures them and writes what came out; whether nothing went wrong.
pub(crate) fn bench() -> Done<bool> {
    let people = CROWDS.iter().map(|(people, _)| *people).max().unwrap_or_default();
    let house = House::open()?;
    say(&format!("{people} people are added…"));
    let mut candidates = house.add(people)?;
    let arrival = measured(&house, &mut candidates, ARRIVING, &ARRIVAL)?;
    let paper =
        measured(&house, &mut candidates, ARRIVING, &[("start", steps::start), ("open the paper", steps::open_paper)])?;
    let mut all = Vec::new();
    for (people, name) in CROWDS {
        say(&format!("{name}…"));
        let crowd = &mut candidates[..people];
        crowd.iter_mut().for_each(|candidate| candidate.saves = SAVES / people);
        all.push(measure(&house, crowd, (people, Duration::ZERO), name, steps::save_often)?);
    }
    report::write_steps(&[&all])?;
    let flawless = |steps: &[Measured]| steps.iter().all(|step| step.errors.is_empty());
    Ok([&arrival, &paper, &all].into_iter().all(|steps| flawless(steps)))
}

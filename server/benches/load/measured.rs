use std::time::Duration;

use crate::Done;
use crate::browser::Browser;
use crate::candidate::Candidate;
use crate::house::House;
use crate::pace::Pace;
use crate::queue::{Queue, shared};
use crate::stopwatch::Stopwatch;

/// What one candidate does over one connection.
pub(crate) type Step = fn(&mut Browser, &mut Candidate) -> Done<()>;

/// One step, done by all candidates.
pub(crate) struct Measured {
    pub(crate) name: &'static str,
    /// How long each answer took, the quickest first.
    times: Vec<Duration>,
    /// From the first request to the last answer.
    pub(crate) took: Duration,
    /// What the server worked meanwhile.
    pub(crate) cpu: Duration,
    pub(crate) errors: Vec<String>,
}

/// Lets all candidates do a step, so many at once, within a time if there is one.
pub(crate) fn measure(
    house: &House,
    candidates: &mut [Candidate],
    (at_once, within): (usize, Duration),
    name: &'static str,
    step: Step,
) -> Done<Measured> {
    let before = house.process().cpu()?;
    let (stopwatch, pace) = (Stopwatch::start(), Pace::within(within));
    let done = shared(candidates, at_once, |queue| work(house.port(), queue, &pace, step))?;
    let took = stopwatch.passed();
    let cpu = house.process().cpu()?.saturating_sub(before);
    let (times, errors): (Vec<_>, Vec<_>) = done.into_iter().unzip();
    let mut times = times.concat();
    times.sort_unstable();
    Ok(Measured { name, times, took, cpu, errors: errors.concat() })
}

fn work(port: u16, queue: &Queue<'_, Candidate>, pace: &Pace, step: Step) -> (Vec<Duration>, Vec<String>) {
    let (mut browser, mut errors) = (Browser::new(port), Vec::new());
    while let Some(candidate) = queue.next() {
        if candidate.is_out {
            continue;
        }
        pace.wait();
        if let Err(error) = step(&mut browser, candidate) {
            candidate.is_out = true;
            errors.push(error);
        }
    }
    (browser.times, errors)
}

impl Measured {
    pub(crate) fn count(&self) -> usize {
        self.times.len()
    }

    /// The time within which so many of a hundred answers came.
    pub(crate) fn within(&self, percent: usize) -> Duration {
        let rank = (self.times.len() * percent).div_ceil(100).saturating_sub(1);
        self.times.get(rank).copied().unwrap_or_default()
    }
}

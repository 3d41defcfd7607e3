//! Filling the cells of a blueprint with candidates.

use std::collections::BTreeMap;

use super::cells::Fit;
use super::shuffle::Stream;
use super::stock::{Known, Stock};
use super::wanted::Wanted;
use super::{Method, Pool};

/// How often the whole paper is begun again when a cell cannot be filled beside what the others hold.
const RESTARTS: usize = 16;
/// How many candidates are looked at in one cell before giving it up, as a multiple of what it has.
const PASSES: usize = 64;

/// What was picked.
pub(super) struct Picked {
    /// For each cell in the order of the blueprint.
    pub(super) indexes: Vec<Vec<u32>>,
    /// Whether what was seen had to be looked at.
    pub(super) reused: bool,
}

/// The cell that cannot be filled, and the most that went together in it.
pub(super) struct Stuck {
    pub(super) cell: usize,
    pub(super) have: usize,
}

/// Picks candidates for every cell. Cells with few candidates pick first: where two overlap (one asks for a difficulty, the
/// other takes any), the wider one would otherwise eat up the narrower.
pub(super) fn pick(
    stream: &mut Stream,
    (pool, fits): (&Pool, &[&Fit]),
    known: &Known,
    method: Method,
) -> Result<Picked, Stuck> {
    for (cell, (fit, filling)) in fits.iter().zip(&pool.cells).enumerate() {
        if fit.fitting.len() < filling.need() {
            return Err(Stuck { cell, have: fit.fitting.len() });
        }
    }
    let mut turn: Vec<usize> = (0..fits.len()).collect();
    turn.sort_by_key(|&cell| fits[cell].fitting.len());
    let mut once = || pick_once(stream, (pool, fits, &turn), known, method);
    let mut outcome = once();
    for _ in 0..RESTARTS {
        if outcome.is_ok() {
            break;
        }
        outcome = once();
    }
    outcome
}

fn pick_once(
    stream: &mut Stream,
    (pool, fits, turn): (&Pool, &[&Fit], &[usize]),
    known: &Known,
    method: Method,
) -> Result<Picked, Stuck> {
    let mut picked = Picked { indexes: vec![Vec::new(); fits.len()], reused: false };
    let mut held = Held { stock: &pool.stock, blocked: BTreeMap::new() };
    for &cell in turn {
        let mut wanted = Wanted::new(stream, &fits[cell].fitting, known, method);
        let filled = held.fill(stream, &mut wanted, pool.cells[cell].need());
        picked.indexes[cell] = filled.map_err(|have| Stuck { cell, have })?;
        picked.reused |= wanted.reused();
    }
    Ok(picked)
}

/// What the paper holds so far, as the number of reasons why a candidate can no longer join it.
struct Held<'a> {
    stock: &'a Stock,
    blocked: BTreeMap<u32, u32>,
}

impl Held<'_> {
    fn take(&mut self, index: u32) {
        for &other in self.stock.hostile_to(index).iter().chain([&index]) {
            *self.blocked.entry(other).or_default() += 1;
        }
    }

    fn put_back(&mut self, index: u32) {
        for other in self.stock.hostile_to(index).iter().chain([&index]) {
            if let Some(reasons) = self.blocked.get_mut(other) {
                *reasons -= 1;
            }
        }
    }

    fn may_join(&self, index: u32) -> bool {
        self.blocked.get(&index).is_none_or(|&reasons| reasons == 0)
    }

    /// Takes the first `need` that go together. When the end comes too soon, the last one taken is put back and the search
    /// goes on behind it, from then on leaving off where too few remain. The error is the most that went together.
    fn fill(&mut self, stream: &mut Stream, wanted: &mut Wanted<'_>, need: usize) -> Result<Vec<u32>, usize> {
        let mut taken: Vec<(usize, u32)> = Vec::with_capacity(need);
        let (mut next, mut most, mut again) = (0, 0, false);
        for _ in 0..=wanted.len().saturating_mul(PASSES) {
            most = most.max(taken.len());
            if taken.len() == need {
                return Ok(taken.into_iter().map(|(_, index)| index).collect());
            }
            let (left, missing) = (wanted.len() - next, need - taken.len());
            if left == 0 || again && left < missing {
                let Some((place, index)) = taken.pop() else { break };
                self.put_back(index);
                (next, again) = (place + 1, true);
                continue;
            }
            let index = wanted.at(stream, next);
            if self.may_join(index) {
                self.take(index);
                taken.push((next, index));
            }
            next += 1;
        }
        Err(most)
    }
}

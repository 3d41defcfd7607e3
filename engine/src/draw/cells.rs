//! Filling the cells of a blueprint with candidates.

use super::{candidates::Pool, shuffle::Stream};
use crate::{Blueprint, Cell, Refusal, Section};

/// One cell of the blueprint with the candidates that fit it.
pub(super) struct Filling<'a> {
    /// The section's number, from 1.
    pub(super) section: u16,
    pub(super) of: &'a Section,
    pub(super) cell: &'a Cell,
    /// Indexes into the pool, ascending.
    pub(super) fitting: Vec<usize>,
}

impl Filling<'_> {
    fn need(&self) -> usize {
        usize::from(self.cell.count)
    }

    /// What is said when the cell gets no more than `have` questions.
    pub(super) fn too_small(&self, have: usize) -> Refusal {
        Refusal::BankTooSmall {
            section: self.section,
            topic: self.cell.topic.to_string(),
            difficulty: self.cell.difficulty,
            red_line: self.cell.red_line,
            need: self.cell.count,
            have: u16::try_from(have).unwrap_or(u16::MAX),
        }
    }

    /// The refusal, when there are too few candidates whatever else is drawn.
    pub(super) fn shortage(&self) -> Option<Refusal> {
        (self.fitting.len() < self.need()).then(|| self.too_small(self.fitting.len()))
    }
}

/// Every cell of the blueprint, in its order.
pub(super) fn lay<'a>(blueprint: &'a Blueprint, pool: &Pool<'_>) -> Vec<Filling<'a>> {
    let sections = (1..=u16::MAX).zip(&blueprint.sections);
    let cells = sections.flat_map(|(number, section)| section.cells.iter().map(move |cell| (number, section, cell)));
    let fits = |section: &Section, cell: &Cell, index: &usize| {
        let candidate = pool.candidates[*index];
        section.kind.admits(candidate.kind)
            && cell.difficulty.is_none_or(|difficulty| difficulty == candidate.difficulty)
            && cell.red_line == candidate.red_line
    };
    cells
        .map(|(number, of, cell)| {
            let fitting = pool.of_topic(&cell.topic).iter().copied().filter(|index| fits(of, cell, index)).collect();
            Filling { section: number, of, cell, fitting }
        })
        .collect()
}

/// How often the whole paper is begun again when a cell cannot be filled beside what the others hold.
const RESTARTS: usize = 16;
/// How many candidates are looked at in one cell before giving it up, as a multiple of what it has.
const PASSES: usize = 64;

/// Picks candidates for every cell; the answer stands in the order of `cells`. Cells with few candidates pick first: where
/// two overlap (one asks for a difficulty, the other takes any), the wider one would otherwise eat up the narrower.
pub(super) fn pick(stream: &mut Stream, pool: &Pool<'_>, cells: &[Filling<'_>]) -> Result<Vec<Vec<usize>>, Refusal> {
    if let Some(refusal) = cells.iter().find_map(Filling::shortage) {
        return Err(refusal);
    }
    let mut turn: Vec<usize> = (0..cells.len()).collect();
    turn.sort_by_key(|&cell| cells[cell].fitting.len());
    let mut outcome = pick_once(stream, pool, cells, &turn);
    for _ in 0..RESTARTS {
        if outcome.is_ok() {
            break;
        }
        outcome = pick_once(stream, pool, cells, &turn);
    }
    outcome
}

fn pick_once(
    stream: &mut Stream,
    pool: &Pool<'_>,
    cells: &[Filling<'_>],
    turn: &[usize],
) -> Result<Vec<Vec<usize>>, Refusal> {
    let mut picked = vec![Vec::new(); cells.len()];
    let mut held = Held { pool, blocked: vec![0; pool.candidates.len()] };
    for &cell in turn {
        let preferred = prefer(stream, pool, &cells[cell].fitting);
        picked[cell] = held.fill(&preferred, cells[cell].need()).map_err(|have| cells[cell].too_small(have))?;
    }
    Ok(picked)
}

/// The candidates of a cell in the order they are wanted: the unseen, then the seen from the least used on; equals in
/// random order.
fn prefer(stream: &mut Stream, pool: &Pool<'_>, fitting: &[usize]) -> Vec<usize> {
    let mut preferred = fitting.to_vec();
    stream.shuffle(&mut preferred);
    preferred.sort_by_key(|&index| {
        let candidate = pool.candidates[index];
        if candidate.seen { (1, candidate.used) } else { (0, 0) }
    });
    preferred
}

/// What the paper holds so far, as the number of reasons why each candidate can no longer join it.
struct Held<'a> {
    pool: &'a Pool<'a>,
    blocked: Vec<u32>,
}

impl Held<'_> {
    fn take(&mut self, index: usize) {
        for &enemy in self.pool.hostile_to(index) {
            self.blocked[enemy] += 1;
        }
    }

    fn put_back(&mut self, index: usize) {
        for &enemy in self.pool.hostile_to(index) {
            self.blocked[enemy] -= 1;
        }
    }

    /// Takes the first `need` that go together. When the end comes too soon, the last one taken is put back and the search
    /// goes on behind it, from then on leaving off where too few remain. The error is the most that went together.
    fn fill(&mut self, preferred: &[usize], need: usize) -> Result<Vec<usize>, usize> {
        let mut taken: Vec<usize> = Vec::with_capacity(need);
        let (mut next, mut most, mut again) = (0, 0, false);
        for _ in 0..=preferred.len().saturating_mul(PASSES) {
            most = most.max(taken.len());
            if taken.len() == need {
                return Ok(taken.into_iter().map(|place| preferred[place]).collect());
            }
            let (left, missing) = (preferred.len() - next, need - taken.len());
            if left == 0 || again && left < missing {
                let Some(last) = taken.pop() else { break };
                self.put_back(preferred[last]);
                (next, again) = (last + 1, true);
                continue;
            }
            if self.blocked[preferred[next]] == 0 {
                self.take(preferred[next]);
                taken.push(next);
            }
            next += 1;
        }
        Err(most)
    }
}

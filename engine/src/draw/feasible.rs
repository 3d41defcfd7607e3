use super::{Candidate, candidates::Pool, cells, cells::Filling, shuffle::Stream};
use crate::{Blueprint, Refusal};

/// How many papers are tried: a blueprint that some seeds cannot fill is not feasible.
const TRIALS: u8 = 16;

/// Whether a blueprint can be met, for whoever saves it: every cell that has too few candidates, each as
/// [`Refusal::BankTooSmall`] with need and have. When every cell has enough by itself, a few papers are drawn on trial,
/// which finds cells that take each other's questions and enemies that leave too few. Empty: it can be met.
///
/// ```
/// use engine::{Blueprint, Cell, Points, Policy, Refusal, Section, SectionKind, Slug, feasible};
///
/// let cell = Cell { topic: Slug::parse("returns")?, difficulty: Some(2), red_line: false, count: 5 };
/// let section = Section { kind: SectionKind::Any, points: Points::whole(1), policy: Policy::default(), cells: vec![cell] };
/// let faults = feasible(&Blueprint { sections: vec![section] }, &[]);
/// assert!(matches!(faults[..], [Refusal::BankTooSmall { section: 1, need: 5, have: 0, .. }]));
/// # Ok::<(), engine::Malformed>(())
/// ```
#[must_use]
pub fn feasible(blueprint: &Blueprint, candidates: &[Candidate]) -> Vec<Refusal> {
    let pool = Pool::of(candidates);
    let cells = cells::lay(blueprint, &pool);
    let shortages: Vec<Refusal> = cells.iter().filter_map(Filling::shortage).collect();
    if !shortages.is_empty() {
        return shortages;
    }
    let refused = |trial| cells::pick(&mut Stream::from_seed([trial; 32]), &pool, &cells).err();
    (0..TRIALS).find_map(refused).into_iter().collect()
}

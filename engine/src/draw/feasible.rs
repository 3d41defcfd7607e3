use super::Pool;
use crate::Refusal;

/// Whether the blueprint of a pool can be met, for whoever saves it: every cell that has too few candidates, each as
/// [`Refusal::BankTooSmall`] with need and have. When every cell has enough by itself, a few papers are drawn on trial,
/// which finds cells that take each other's questions and enemies that leave too few. Empty: it can be met. What the
/// authors' difficulty can fill is possible, whatever answers have shown.
///
/// ```
/// use engine::{Blueprint, Cell, Points, Policy, Pool, Refusal, Section, SectionKind, Slug, feasible};
///
/// let cell = Cell { topic: Slug::parse("returns")?, difficulty: Some(2), red_line: false, count: 5 };
/// let section = Section { kind: SectionKind::Any, points: Points::whole(1), policy: Policy::default(), cells: vec![cell] };
/// let faults = feasible(&Pool::new(&Blueprint { sections: vec![section] }, []));
/// assert!(matches!(faults[..], [Refusal::BankTooSmall { section: 1, need: 5, have: 0, .. }]));
/// # Ok::<(), engine::Malformed>(())
/// ```
#[must_use]
pub fn feasible(pool: &Pool) -> Vec<Refusal> {
    pool.shortages()
}

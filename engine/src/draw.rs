//! Drawing: from a blueprint, a seed and what the banks hold to one candidate's paper, and the record that replays it.
//!
//! Inside a cell the draw is uniform over what the candidate has not seen; when that runs out, over the least used. No
//! question comes twice, and no two that are enemies. Only facts that stand beside a question are read (type, topic,
//! difficulty, red line, pins, enemies), never its key. The cost grows with the number of candidates (sorted once by
//! their ids), so that a start rush is not felt.

mod candidates;
mod cells;
mod feasible;
mod layout;
mod record;
mod shuffle;
mod verify;

pub use candidates::Candidate;
pub use feasible::feasible;
pub use record::{CellRecord, DrawRecord};
pub use verify::{Mismatch, verify};

use candidates::Pool;
use shuffle::Stream;

use crate::{Blueprint, Paper, Refusal};

/// The version of everything that decides which paper a seed gives: shuffle, order of the steps, order of the
/// candidates. It is raised whenever an old record would no longer replay to its paper.
pub const ALGORITHM: u32 = 1;

/// A paper, and how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// What the candidate gets; stored as it is and never drawn again.
    pub paper: Paper,
    /// What [`verify`] replays.
    pub record: DrawRecord,
}

/// Draws one paper. The same seed, blueprint and candidates give the same paper, in whatever order the candidates come.
///
/// ```
/// use engine::{Blueprint, Candidate, Cell, Points, Policy, QuestionType, Section, SectionKind, Slug, draw};
///
/// let topic = Slug::parse("returns")?;
/// let candidate = |name: &str| Candidate {
///     question: format!("version-of-{name}"),
///     kind: QuestionType::Single,
///     topic: topic.clone(),
///     difficulty: 1,
///     red_line: false,
///     shape: vec![None; 4],
///     slug_key: format!("returns/{name}"),
///     enemies: vec![],
///     seen: false,
///     used: 0,
/// };
/// let cell = Cell { topic: topic.clone(), difficulty: None, red_line: false, count: 2 };
/// let section = Section {
///     kind: SectionKind::Only(QuestionType::Single),
///     points: Points::whole(3),
///     policy: Policy::AllOrNothing,
///     cells: vec![cell],
/// };
/// let blueprint = Blueprint { sections: vec![section] };
///
/// let drawn = draw(&[7; 32], &blueprint, &[candidate("a"), candidate("b"), candidate("c")]);
/// assert_eq!(drawn.map(|drawn| drawn.paper.items().count()), Ok(2));
/// # Ok::<(), engine::Malformed>(())
/// ```
///
/// # Errors
/// [`Refusal::BankTooSmall`] names the first cell that cannot be filled.
pub fn draw(seed: &[u8; 32], blueprint: &Blueprint, candidates: &[Candidate]) -> Result<Drawn, Refusal> {
    let pool = Pool::of(candidates);
    let cells = cells::lay(blueprint, &pool);
    let mut stream = Stream::from_seed(*seed);
    let picked = cells::pick(&mut stream, &pool, &cells)?;
    let paper = layout::lay_out(&mut stream, blueprint, &pool, &cells, &picked);
    let record = record::write(seed, &pool, &cells, &paper);
    Ok(Drawn { paper, record })
}

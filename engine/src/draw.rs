//! Drawing: from a blueprint, a seed and what the banks hold to one candidate's paper, and the record that replays it.
//!
//! Inside a cell the draw is uniform over what the candidate has not seen; when that runs out, over the least used. No
//! question comes twice, and no two that are enemies. Only facts that stand beside a question are read (type, topic,
//! difficulty, red line, pins, enemies), never its key. What does not depend on who draws is done once ([`Pool`]); a draw
//! costs what its paper costs, in a bank of 200 questions as in one of 200,000.

mod basis;
mod candidates;
mod cells;
mod feasible;
mod layout;
mod pick;
mod pool;
mod record;
mod shuffle;
mod stock;
mod verify;
mod wanted;

pub use basis::Basis;
pub use candidates::{Candidate, Seen};
pub use feasible::feasible;
pub use pool::{Holding, Pool};
pub use record::{CellRecord, DrawRecord};
pub(crate) use shuffle::Stream;
pub use verify::{Mismatch, verify};

use crate::{Paper, Refusal};

/// The version of everything that decides which paper a seed gives: shuffle, order of the steps, order of the
/// candidates. It is raised whenever an old record would no longer replay to its paper.
pub const ALGORITHM: u32 = 2;

/// How the candidates of a cell are brought into the order in which they are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Method {
    /// All at once: the first algorithm.
    Whole,
    /// Only as far as they are needed.
    Sparse,
}

impl Method {
    /// That of an algorithm; none when it is not known here.
    const fn of(algorithm: u32) -> Option<Self> {
        match algorithm {
            1 => Some(Self::Whole),
            ALGORITHM => Some(Self::Sparse),
            _ => None,
        }
    }
}

/// A paper, and how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// What the candidate gets; stored as it is and never drawn again.
    pub paper: Paper,
    /// What [`verify`] replays.
    pub record: DrawRecord,
    /// Whether the unseen ran out somewhere, so that it mattered how often the seen were used.
    pub reused: bool,
}

/// Draws one paper. The same seed, blueprint, candidates and seen set give the same paper, in whatever order the
/// candidates come.
///
/// ```
/// use engine::{
///     Blueprint, Candidate, Cell, Points, Policy, Pool, QuestionType, Section, SectionKind, Seen, Slug, draw,
/// };
///
/// let topic = Slug::parse("returns")?;
/// let candidate = |name: &str| std::sync::Arc::new(Candidate {
///     question: format!("version-of-{name}"),
///     kind: QuestionType::Single,
///     topic: topic.clone(),
///     difficulty: 1,
///     measured: None,
///     red_line: false,
///     shape: vec![None; 4],
///     slug_key: format!("returns/{name}"),
///     enemies: vec![],
/// });
/// let cell = Cell { topic: topic.clone(), difficulty: None, red_line: false, count: 2 };
/// let section = Section {
///     kind: SectionKind::Only(QuestionType::Single),
///     points: Points::whole(3),
///     policy: Policy::AllOrNothing,
///     cells: vec![cell],
/// };
/// let blueprint = Blueprint { sections: vec![section] };
///
/// let pool = Pool::new(&blueprint, ["a", "b", "c"].map(candidate));
/// let drawn = draw(&[7; 32], &pool, &Seen::new());
/// assert_eq!(drawn.map(|drawn| drawn.paper.items().count()), Ok(2));
/// # Ok::<(), engine::Malformed>(())
/// ```
///
/// # Errors
/// [`Refusal::BankTooSmall`] names the first cell that cannot be filled.
pub fn draw(seed: &[u8; 32], pool: &Pool, seen: &Seen) -> Result<Drawn, Refusal> {
    pool.draw(seed, seen)
}

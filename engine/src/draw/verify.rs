use serde::Serialize;

use super::{
    ALGORITHM, Candidate, DrawRecord,
    candidates::Pool,
    cells::{self, Filling},
    draw, record,
};
use crate::{Blueprint, Paper, Refusal};

/// Why a record does not replay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "mismatch", rename_all = "kebab-case")]
pub enum Mismatch {
    /// Another version of the algorithm drew it.
    Algorithm {
        /// Which.
        recorded: u32,
    },
    /// The seed cannot be read.
    Seed,
    /// The blueprint has another number of cells.
    Cells {
        /// How many were recorded.
        recorded: usize,
        /// How many it has.
        found: usize,
    },
    /// A cell does not have the candidates it had, or they are not what they were.
    Candidates {
        /// The section, from 1.
        section: u16,
        /// The cell's topic.
        topic: String,
        /// The cell's difficulty; none when any will do.
        difficulty: Option<u8>,
        /// Whether the cell asks for red lines.
        red_line: bool,
    },
    /// The candidates are the same, yet cannot be drawn from.
    Refused {
        /// Why.
        refusal: Refusal,
    },
    /// The replay gives another paper than the record says.
    Paper,
}

/// Draws a recorded paper again, from the blueprint and the candidates of then. Who had seen what and how often it was used
/// comes from the record; `seen` and `used` of the candidates handed in do not count.
///
/// ```
/// use engine::{Blueprint, draw, verify};
/// let blueprint = Blueprint { sections: vec![] };
/// let drawn = draw(&[7; 32], &blueprint, &[])?;
/// assert_eq!(verify(&drawn.record, &blueprint, &[]), Ok(drawn.paper));
/// # Ok::<(), engine::Refusal>(())
/// ```
///
/// # Errors
/// The first [`Mismatch`], naming the cell where it is a cell's.
pub fn verify(record: &DrawRecord, blueprint: &Blueprint, candidates: &[Candidate]) -> Result<Paper, Mismatch> {
    if record.algorithm != ALGORITHM {
        return Err(Mismatch::Algorithm { recorded: record.algorithm });
    }
    let seed = seed(&record.seed).ok_or(Mismatch::Seed)?;
    let as_then = as_recorded(record, blueprint, candidates)?;
    let drawn = draw(&seed, blueprint, &as_then).map_err(|refusal| Mismatch::Refused { refusal })?;
    if drawn.record.paper == record.paper { Ok(drawn.paper) } else { Err(Mismatch::Paper) }
}

/// The candidates with the standing they had when the record was written.
fn as_recorded(record: &DrawRecord, blueprint: &Blueprint, given: &[Candidate]) -> Result<Vec<Candidate>, Mismatch> {
    let pool = Pool::of(given);
    let cells = cells::lay(blueprint, &pool);
    if cells.len() != record.cells.len() {
        return Err(Mismatch::Cells { recorded: record.cells.len(), found: cells.len() });
    }
    let mut as_then: Vec<Candidate> = pool.candidates.iter().map(|&candidate| candidate.clone()).collect();
    for (filling, recorded) in cells.iter().zip(&record.cells) {
        if record::cell_hash(&pool, filling) != recorded.candidates || filling.fitting.len() != recorded.used.len() {
            return Err(differs(filling));
        }
        for ((position, &index), &used) in (0..).zip(&filling.fitting).zip(&recorded.used) {
            as_then[index].used = used;
            as_then[index].seen = recorded.seen.binary_search(&position).is_ok();
        }
    }
    Ok(as_then)
}

fn differs(filling: &Filling<'_>) -> Mismatch {
    Mismatch::Candidates {
        section: filling.section,
        topic: filling.cell.topic.to_string(),
        difficulty: filling.cell.difficulty,
        red_line: filling.cell.red_line,
    }
}

fn seed(hex: &str) -> Option<[u8; 32]> {
    let digits = hex.as_bytes();
    let mut seed = [0; 32];
    if digits.len() != 64 || !hex.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, pair) in seed.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(seed)
}

use serde::Serialize;

use super::cells::Filling;
use super::stock::{Known, Stock};
use super::{Basis, CellRecord, DrawRecord, Method, Pool, record};
use crate::{Paper, Refusal};

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

/// Draws a recorded paper again, from the candidates of then. Who had seen what and how often it was used comes from the
/// record, and so does whose difficulty each cell went by. Records of the first algorithm replay too.
///
/// ```
/// use engine::{Blueprint, Pool, Seen, draw, verify};
/// let pool = Pool::new(&Blueprint { sections: vec![] }, []);
/// let drawn = draw(&[7; 32], &pool, &Seen::new())?;
/// assert_eq!(verify(&drawn.record, &pool), Ok(drawn.paper));
/// # Ok::<(), engine::Refusal>(())
/// ```
///
/// # Errors
/// The first [`Mismatch`], naming the cell where it is a cell's.
pub fn verify(record: &DrawRecord, pool: &Pool) -> Result<Paper, Mismatch> {
    let method = Method::of(record.algorithm).ok_or(Mismatch::Algorithm { recorded: record.algorithm })?;
    let seed = seed(&record.seed).ok_or(Mismatch::Seed)?;
    if pool.cells.len() != record.cells.len() {
        return Err(Mismatch::Cells { recorded: record.cells.len(), found: pool.cells.len() });
    }
    let mut known = Known::new();
    for (filling, recorded) in pool.cells.iter().zip(&record.cells) {
        let standing = standing(&pool.stock, filling, recorded, method);
        known.extend(standing.ok_or_else(|| differs(filling))?);
    }
    let bases: Vec<Basis> = record.cells.iter().map(|cell| cell.basis).collect();
    let drawn = pool.draw_on((&seed, method), &bases, &known).map_err(|refusal| Mismatch::Refused { refusal })?;
    if drawn.record.paper == record.paper { Ok(drawn.paper) } else { Err(Mismatch::Paper) }
}

/// What of a cell had been seen, by index, and how often it had been used; none when the candidates are others.
fn standing(stock: &Stock, filling: &Filling, recorded: &CellRecord, method: Method) -> Option<Vec<(u32, u32)>> {
    let fit = filling.fit(recorded.basis);
    let (hash, uses) = match method {
        Method::Sparse => (fit.hash.clone(), recorded.seen.len()),
        Method::Whole => {
            (record::first_cell_hash(stock, (filling.kind, &filling.cell), &fit.fitting), fit.fitting.len())
        }
    };
    let index = |position: u32| fit.fitting.get(position as usize).copied();
    let used = |place: usize, position: u32| match method {
        Method::Sparse => recorded.used.get(place).copied(),
        Method::Whole => recorded.used.get(position as usize).copied(),
    };
    let seen = recorded.seen.iter().enumerate();
    let standing = seen.map(|(place, &position)| Some((index(position)?, used(place, position)?)));
    if hash == recorded.candidates && uses == recorded.used.len() { standing.collect() } else { None }
}

fn differs(filling: &Filling) -> Mismatch {
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

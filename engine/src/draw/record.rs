use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::stock::{Known, Stock};
use super::wanted::seen;
use super::{ALGORITHM, Basis, Candidate, Pool};
use crate::{Cell, Item, Paper, PaperSection, Pin, SectionKind};

/// How a paper came about, so that anybody with the same banks can draw it again: see [`verify`](crate::verify).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawRecord {
    /// The [`ALGORITHM`] that drew.
    pub algorithm: u32,
    /// The seed, 64 hexadecimal digits.
    pub seed: String,
    /// What each cell had to choose from, in the order of the blueprint.
    pub cells: Vec<CellRecord>,
    /// SHA-256 of the paper, hexadecimal.
    pub paper: String,
}

/// What one cell had to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellRecord {
    /// SHA-256 of the cell and of what never changes about its candidates, hexadecimal.
    pub candidates: String,
    /// Whose difficulty it went by.
    #[serde(default, skip_serializing_if = "Basis::is_measured")]
    pub basis: Basis,
    /// Which of them (positions in the order of their ids) the person had seen.
    pub seen: Vec<u32>,
    /// How often each of these had been drawn, as far as it mattered. (The first algorithm wrote it for all candidates.)
    pub used: Vec<u32>,
}

pub(super) fn write(seed: &[u8; 32], pool: &Pool, (bases, known): (&[Basis], &Known), paper: &Paper) -> DrawRecord {
    let cells = pool.fits(bases).into_iter().zip(bases).map(|(fit, &basis)| {
        let (seen, used) = seen(&fit.fitting, known).into_iter().unzip();
        CellRecord { candidates: fit.hash.clone(), basis, seen, used }
    });
    DrawRecord { algorithm: ALGORITHM, seed: hex(seed), cells: cells.collect(), paper: paper_hash(paper) }
}

/// What stands in a record for the candidates of a cell.
pub(super) fn cell_hash(stock: &Stock, of: (SectionKind, &Cell), fitting: &[u32]) -> String {
    hash_cell(stock, of, fitting, Fields::candidate)
}

/// The same in records of the first algorithm, which knew of no measured difficulty.
pub(super) fn first_cell_hash(stock: &Stock, of: (SectionKind, &Cell), fitting: &[u32]) -> String {
    hash_cell(stock, of, fitting, Fields::first_candidate)
}

fn hash_cell(
    stock: &Stock,
    (kind, cell): (SectionKind, &Cell),
    fitting: &[u32],
    take: fn(&mut Fields, &Candidate),
) -> String {
    let mut hash = Fields(Sha256::new());
    hash.text(kind.as_str());
    hash.text(cell.topic.as_str());
    hash.number(cell.difficulty.map_or(-1, i64::from));
    hash.number(i64::from(cell.red_line));
    hash.number(i64::from(cell.count));
    fitting.iter().for_each(|&index| take(&mut hash, stock.at(index)));
    hash.hex()
}

pub(super) fn paper_hash(paper: &Paper) -> String {
    let mut hash = Fields(Sha256::new());
    for section in &paper.sections {
        hash.section(section);
        section.items.iter().for_each(|item| hash.item(item));
    }
    hash.hex()
}

/// A hash over fields, each with its length, so that no two lists of fields run into the same bytes.
struct Fields(Sha256);

impl Fields {
    fn bytes(&mut self, bytes: &[u8]) {
        self.number(i64::try_from(bytes.len()).unwrap_or(i64::MAX));
        self.0.update(bytes);
    }

    fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    fn number(&mut self, number: i64) {
        self.0.update(number.to_le_bytes());
    }

    fn candidate(&mut self, candidate: &Candidate) {
        self.first_candidate(candidate);
        self.number(candidate.measured.map_or(-1, i64::from));
    }

    fn first_candidate(&mut self, candidate: &Candidate) {
        self.text(&candidate.question);
        self.text(candidate.kind.as_str());
        self.number(i64::from(candidate.difficulty));
        let pins = candidate.shape.iter().map(|pin| match pin {
            None => b'-',
            Some(Pin::First) => b'f',
            Some(Pin::Last) => b'l',
        });
        self.bytes(&pins.collect::<Vec<_>>());
        self.text(&candidate.slug_key);
        let mut enemies: Vec<&String> = candidate.enemies.iter().collect();
        enemies.sort_unstable();
        self.number(i64::try_from(enemies.len()).unwrap_or(i64::MAX));
        enemies.into_iter().for_each(|enemy| self.text(enemy));
    }

    fn section(&mut self, section: &PaperSection) {
        self.text(section.kind.as_str());
        self.number(section.points.0);
        self.text(section.policy.as_str());
        self.number(i64::try_from(section.items.len()).unwrap_or(i64::MAX));
    }

    fn item(&mut self, item: &Item) {
        self.text(&item.question);
        self.bytes(&item.order);
    }

    fn hex(self) -> String {
        hex(&self.0.finalize())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

//! The cells of a blueprint and the candidates that fit them.

use std::collections::BTreeMap;

use super::{Basis, record, stock::Stock};
use crate::{Blueprint, Cell, Refusal, SectionKind, Slug};

/// One cell of the blueprint with the candidates that fit it.
#[derive(Debug)]
pub(super) struct Filling {
    /// The section's number, from 1.
    pub(super) section: u16,
    pub(super) kind: SectionKind,
    pub(super) cell: Cell,
    measured: Fit,
    /// None when it is the same.
    author: Option<Fit>,
}

/// The candidates of a cell.
#[derive(Debug)]
pub(super) struct Fit {
    /// Indexes into the stock, ascending.
    pub(super) fitting: Vec<u32>,
    /// What the record says of them.
    pub(super) hash: String,
}

impl Filling {
    pub(super) fn need(&self) -> usize {
        usize::from(self.cell.count)
    }

    pub(super) fn fit(&self, basis: Basis) -> &Fit {
        match (basis, &self.author) {
            (Basis::Author, Some(author)) => author,
            _ => &self.measured,
        }
    }

    /// Whether it has the same candidates on either basis.
    pub(super) const fn is_one(&self) -> bool {
        self.author.is_none()
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
}

/// Every cell of the blueprint, in its order.
pub(super) fn lay(blueprint: &Blueprint, stock: &Stock) -> Vec<Filling> {
    let mut by_topic: BTreeMap<&Slug, Vec<u32>> = BTreeMap::new();
    for (index, candidate) in (0..).zip(&stock.candidates) {
        by_topic.entry(&candidate.topic).or_default().push(index);
    }
    let mut cells = Vec::new();
    for (section, part) in (1..=u16::MAX).zip(&blueprint.sections) {
        for cell in &part.cells {
            let of_topic = by_topic.get(&cell.topic).map_or(&[][..], Vec::as_slice);
            cells.push(fill(stock, of_topic, (section, part.kind), cell));
        }
    }
    cells
}

fn fill(stock: &Stock, of_topic: &[u32], (section, kind): (u16, SectionKind), cell: &Cell) -> Filling {
    let on = |basis: Basis| -> Vec<u32> {
        let fits = |index: &u32| {
            let candidate = stock.at(*index);
            kind.admits(candidate.kind)
                && cell.difficulty.is_none_or(|difficulty| difficulty == basis.difficulty(candidate))
                && cell.red_line == candidate.red_line
        };
        of_topic.iter().copied().filter(fits).collect()
    };
    let fit = |fitting: Vec<u32>| Fit { hash: record::cell_hash(stock, (kind, cell), &fitting), fitting };
    let (measured, author) = (on(Basis::Measured), on(Basis::Author));
    let author = (author != measured).then(|| fit(author));
    Filling { section, kind, cell: cell.clone(), measured: fit(measured), author }
}

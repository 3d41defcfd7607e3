use std::sync::Arc;

use super::cells::{self, Filling, Fit};
use super::pick::{self, Stuck};
use super::shuffle::Stream;
use super::stock::{Known, Stock};
use super::{Basis, Candidate, Drawn, Method, Seen, layout, record};
use crate::{Blueprint, Refusal};

/// How many papers are tried: what some seeds cannot fill is not possible.
const TRIALS: u8 = 16;

/// Everything of a draw that does not depend on who draws: the candidates of a blueprint, sorted into its cells. It is made
/// once for all who draw from the same candidates and never changes; each draw from it costs what the paper and the seen
/// set cost, however many candidates there are.
#[derive(Debug)]
pub struct Pool {
    pub(super) blueprint: Blueprint,
    pub(super) stock: Stock,
    pub(super) cells: Vec<Filling>,
    bases: Vec<Basis>,
}

/// What there is for one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holding {
    /// How many questions it asks for.
    pub need: usize,
    /// How many there are by measured difficulty.
    pub measured: usize,
    /// How many there are by the authors' difficulty.
    pub author: usize,
    /// By which of the two it is filled.
    pub basis: Basis,
}

impl Pool {
    /// Sorts candidates into the cells of a blueprint. A cell that cannot be filled by measured difficulty goes by the
    /// authors'; when cells take each other's questions, the one that comes out short does, and in the end all do.
    ///
    /// ```
    /// use engine::{Blueprint, Pool};
    /// let pool = Pool::new(&Blueprint { sections: vec![] }, []);
    /// assert_eq!(pool.holdings().count(), 0);
    /// ```
    #[must_use]
    pub fn new(blueprint: &Blueprint, candidates: impl IntoIterator<Item = Arc<Candidate>>) -> Self {
        let stock = Stock::of(candidates.into_iter().collect());
        let cells = cells::lay(blueprint, &stock);
        let mut pool = Self { blueprint: blueprint.clone(), bases: vec![Basis::Measured; cells.len()], stock, cells };
        pool.decide();
        pool
    }

    /// What there is for each cell, in the order of the blueprint.
    pub fn holdings(&self) -> impl Iterator<Item = Holding> + '_ {
        self.cells.iter().zip(&self.bases).map(|(cell, &basis)| Holding {
            need: cell.need(),
            measured: cell.fit(Basis::Measured).fitting.len(),
            author: cell.fit(Basis::Author).fitting.len(),
            basis,
        })
    }

    /// The candidate of this id.
    #[must_use]
    pub fn candidate(&self, question: &str) -> Option<&Candidate> {
        let found = self.stock.candidates.binary_search_by(|one| one.question.as_str().cmp(question)).ok()?;
        self.stock.candidates.get(found).map(AsRef::as_ref)
    }

    /// Draws by what was decided; when this person's draw is stuck, by the authors' difficulty, before it is refused.
    pub(super) fn draw(&self, seed: &[u8; 32], seen: &Seen) -> Result<Drawn, Refusal> {
        let known = self.stock.known(seen);
        let drawn = self.draw_on((seed, Method::Sparse), &self.bases, &known);
        if drawn.is_ok() || self.cells.iter().all(Filling::is_one) {
            return drawn;
        }
        self.draw_on((seed, Method::Sparse), &vec![Basis::Author; self.cells.len()], &known)
    }

    pub(super) fn draw_on(
        &self,
        (seed, method): (&[u8; 32], Method),
        bases: &[Basis],
        known: &Known,
    ) -> Result<Drawn, Refusal> {
        let fits = self.fits(bases);
        let mut stream = Stream::from_seed(*seed);
        let picked = pick::pick(&mut stream, (self, &fits), known, method).map_err(|stuck| self.refusal(stuck))?;
        let paper = layout::lay_out(&mut stream, self, &picked.indexes);
        let record = record::write(seed, self, (bases, known), &paper);
        Ok(Drawn { paper, record, reused: picked.reused })
    }

    /// The cells that have too few candidates even by the authors' difficulty, or the one that comes out short on trial.
    pub(super) fn shortages(&self) -> Vec<Refusal> {
        let fits = self.fits(&self.bases);
        let short = |(index, cell): (usize, &Filling)| {
            let have = fits[index].fitting.len();
            (have < cell.need()).then(|| cell.too_small(have))
        };
        let short: Vec<Refusal> = self.cells.iter().enumerate().filter_map(short).collect();
        if !short.is_empty() {
            return short;
        }
        self.stuck(&self.bases).map(|stuck| self.refusal(stuck)).into_iter().collect()
    }

    fn decide(&mut self) {
        if self.cells.iter().all(Filling::is_one) {
            return;
        }
        for _ in 0..=self.cells.len() {
            match self.stuck(&self.bases) {
                None => return,
                Some(Stuck { cell, .. }) if self.cells[cell].is_one() || self.bases[cell] == Basis::Author => break,
                Some(Stuck { cell, .. }) => self.bases[cell] = Basis::Author,
            }
        }
        self.bases.fill(Basis::Author);
    }

    /// The cell that some seed cannot fill, when nothing was seen.
    fn stuck(&self, bases: &[Basis]) -> Option<Stuck> {
        let (fits, nothing) = (self.fits(bases), Known::new());
        let tried = |trial| {
            let mut stream = Stream::from_seed([trial; 32]);
            pick::pick(&mut stream, (self, &fits), &nothing, Method::Sparse).err()
        };
        (0..TRIALS).find_map(tried)
    }

    pub(super) fn fits(&self, bases: &[Basis]) -> Vec<&Fit> {
        self.cells.iter().zip(bases).map(|(cell, &basis)| cell.fit(basis)).collect()
    }

    fn refusal(&self, Stuck { cell, have }: Stuck) -> Refusal {
        self.cells[cell].too_small(have)
    }
}

//! Candidates, blueprints and chance for tests; everything from fixed seeds.

use std::sync::Arc;

use engine::{
    Basis, Blueprint, Candidate, Cell, Drawn, Pin, Points, Policy, Pool, QuestionType, Refusal, Section, SectionKind,
    Seen, Slug,
};
use rand_chacha::{
    ChaCha20Rng,
    rand_core::{Rng, SeedableRng},
};

/// The seed with this number.
pub(crate) fn seed(number: u64) -> [u8; 32] {
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&number.to_le_bytes());
    seed
}

/// Chance for making up samples; it need not be fair.
pub(crate) struct Whim(ChaCha20Rng);

impl Whim {
    pub(crate) fn new(number: u64) -> Self {
        Self(ChaCha20Rng::from_seed(seed(number | 1 << 63)))
    }

    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0.next_u64() % end
    }

    pub(crate) fn one_in(&mut self, chances: u64) -> bool {
        self.below(chances) == 0
    }

    pub(crate) fn pick<T: Copy>(&mut self, things: &[T]) -> T {
        things[self.below(things.len() as u64) as usize]
    }
}

pub(crate) fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

/// An unseen single choice of topic `t` with four free choices.
pub(crate) fn candidate(name: &str) -> Candidate {
    Candidate {
        question: format!("id-{name}"),
        kind: QuestionType::Single,
        topic: slug("t"),
        difficulty: 1,
        measured: None,
        red_line: false,
        shape: vec![None; 4],
        slug_key: format!("t/{name}"),
        enemies: vec![],
    }
}

/// The pool of a blueprint and a bank.
pub(crate) fn pool(blueprint: &Blueprint, bank: &[Candidate]) -> Pool {
    Pool::new(blueprint, bank.iter().cloned().map(Arc::new))
}

/// Draws for somebody who has seen nothing.
pub(crate) fn draw(seed: &[u8; 32], blueprint: &Blueprint, bank: &[Candidate]) -> Result<Drawn, Refusal> {
    engine::draw(seed, &pool(blueprint, bank), &Seen::new())
}

/// Draws for somebody who has seen something.
pub(crate) fn draw_after(
    seen: &Seen,
    seed: &[u8; 32],
    blueprint: &Blueprint,
    bank: &[Candidate],
) -> Result<Drawn, Refusal> {
    engine::draw(seed, &pool(blueprint, bank), seen)
}

/// That these candidates of [`candidates`] were seen and used so often.
pub(crate) fn seen(uses: impl IntoIterator<Item = (usize, u32)>) -> Seen {
    uses.into_iter().map(|(number, used)| (format!("t/a{number:02}"), used)).collect()
}

/// So many of them, named `a00`, `a01` …
pub(crate) fn candidates(count: usize) -> Vec<Candidate> {
    (0..count).map(|number| candidate(&format!("a{number:02}"))).collect()
}

/// A cell of topic `t` that takes any difficulty.
pub(crate) fn cell(count: u16) -> Cell {
    Cell { topic: slug("t"), difficulty: None, red_line: false, count }
}

pub(crate) fn section(kind: SectionKind, cells: Vec<Cell>) -> Section {
    Section { kind, points: Points::whole(2), policy: Policy::AllOrNothing, cells }
}

/// One section of single choices.
pub(crate) fn blueprint(cells: Vec<Cell>) -> Blueprint {
    Blueprint { sections: vec![section(SectionKind::Only(QuestionType::Single), cells)] }
}

/// A whole department by whim: banks of 240 questions with pins, enemies, red lines and measured difficulties, and a
/// blueprint that asks for at most half of what each cell has.
pub(crate) fn department(number: u64) -> (Blueprint, Vec<Candidate>) {
    let mut whim = Whim::new(number);
    let bank: Vec<Candidate> = (0..240).map(|index| anybody(&mut whim, index)).collect();
    let kinds = [QuestionType::Single, QuestionType::Multi, QuestionType::Boolean].map(SectionKind::Only);
    let mut sections: Vec<Section> = kinds.map(|kind| quotas(&mut whim, kind, &bank)).into();
    if whim.one_in(4) {
        sections = vec![quotas(&mut whim, SectionKind::Any, &bank)];
    }
    (Blueprint { sections }, bank)
}

/// What somebody has seen of such a department.
pub(crate) fn history(number: u64, bank: &[Candidate]) -> Seen {
    let mut whim = Whim::new(number + (1 << 32));
    let mut seen = Seen::new();
    for one in bank {
        if whim.one_in(3) {
            seen.insert(one.slug_key.clone(), whim.below(4) as u32);
        }
    }
    seen
}

const TOPICS: [&str; 4] = ["cart-rules", "forbidden-language", "reply-timing", "returns"];

fn anybody(whim: &mut Whim, index: usize) -> Candidate {
    let topic = whim.pick(&TOPICS);
    let kind = whim.pick(QuestionType::ALL);
    let choices = if kind == QuestionType::Boolean { 2 } else { 3 + whim.below(4) as usize };
    let mut shape = vec![None; choices];
    if whim.one_in(3) {
        shape[choices - 1] = Some(Pin::Last);
    }
    if whim.one_in(8) {
        shape[0] = Some(Pin::First);
    }
    let enemies = if whim.one_in(6) { vec![format!("{}/q{}", whim.pick(&TOPICS), whim.below(240))] } else { vec![] };
    Candidate {
        question: format!("v{:03}", (index * 97) % 240),
        kind,
        topic: slug(topic),
        difficulty: 1 + whim.below(3) as u8,
        measured: whim.one_in(6).then(|| 1 + whim.below(3) as u8),
        red_line: whim.one_in(5),
        shape,
        slug_key: format!("{topic}/q{index}"),
        enemies,
    }
}

fn quotas(whim: &mut Whim, kind: SectionKind, bank: &[Candidate]) -> Section {
    let mut cells = Vec::new();
    for topic in TOPICS {
        for red_line in [false, true] {
            let difficulty = if whim.one_in(2) { None } else { Some(1 + whim.below(3) as u8) };
            let empty = Cell { topic: slug(topic), difficulty, red_line, count: 0 };
            let have = bank.iter().filter(|candidate| kind.admits(candidate.kind) && fits(&empty, candidate)).count();
            cells.push(Cell { count: whim.below(have as u64 / 2 + 1) as u16, ..empty });
        }
    }
    let points = Points(whim.pick(&[50, 100, 133, 200, 300]));
    Section { kind, points, policy: whim.pick(Policy::ALL), cells }
}

/// Whether a candidate belongs into a cell, section apart.
pub(crate) fn fits(cell: &Cell, candidate: &Candidate) -> bool {
    cell.topic == candidate.topic
        && cell.red_line == candidate.red_line
        && cell.difficulty.is_none_or(|difficulty| difficulty == Basis::Measured.difficulty(candidate))
}

//! Candidates, blueprints and chance for tests; everything from fixed seeds.

use engine::{Blueprint, Candidate, Cell, Pin, Points, Policy, QuestionType, Section, SectionKind, Slug};
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
        red_line: false,
        shape: vec![None; 4],
        slug_key: format!("t/{name}"),
        enemies: vec![],
        seen: false,
        used: 0,
    }
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

/// A whole department by whim: banks of 240 questions with pins, enemies, red lines and a history, and a blueprint that
/// asks for at most half of what each cell has.
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
        red_line: whim.one_in(5),
        shape,
        slug_key: format!("{topic}/q{index}"),
        enemies,
        seen: whim.one_in(3),
        used: whim.below(4) as u32,
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
        && cell.difficulty.is_none_or(|difficulty| difficulty == candidate.difficulty)
}

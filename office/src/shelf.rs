//! Content that was parsed once, kept in memory. Versions never change and papers are never redrawn, so nothing here
//! is ever stale: any number of servers may each keep a shelf of their own.

mod cabinet;
mod exams;
mod faults;
mod papers;
mod proofs;
mod questions;
mod tracks;

use std::sync::Arc;

use engine::{Chapter, Exam, Fault, Lang, Track};

use cabinet::Cabinet;
pub(crate) use papers::{KeptPaper, Spot};
pub(crate) use questions::Reading;

/// The language texts are in when the one asked for is missing, best first.
pub(crate) const FALLBACK: [Lang; 3] = [Lang::ZhHans, Lang::En, Lang::ZhHant];

/// What this process has parsed so far. Clones share it.
#[derive(Clone)]
pub(crate) struct Shelf(Arc<Cabinets>);

struct Cabinets {
    questions: Cabinet<(String, Lang), Reading>,
    exams: Cabinet<String, Exam>,
    tracks: Cabinet<String, Track>,
    chapters: Cabinet<String, Chapter>,
    papers: Cabinet<String, KeptPaper>,
    faults: Cabinet<(String, String), Vec<Fault>>,
    proofs: Cabinet<[u8; 32], ()>,
}

impl Shelf {
    /// An empty shelf.
    pub(crate) fn new() -> Self {
        Self(Arc::new(Cabinets {
            questions: Cabinet::holding(20_000),
            exams: Cabinet::holding(500),
            tracks: Cabinet::holding(500),
            chapters: Cabinet::holding(1_000),
            papers: Cabinet::holding(5_000),
            faults: Cabinet::holding(20_000),
            proofs: Cabinet::holding(50_000),
        }))
    }
}

/// The languages to try for someone who asked for one, best first.
pub(crate) fn readable(asked: Lang) -> impl Iterator<Item = Lang> {
    // Somebody who reads one kind of Chinese characters rather reads the other than English.
    let near = match asked {
        Lang::ZhHant => Some(Lang::ZhHans),
        Lang::ZhHans => Some(Lang::ZhHant),
        Lang::En => None,
    };
    std::iter::once(asked).chain(near).chain(FALLBACK)
}

/// A title in the language asked for, or the next best; empty when there is none at all.
pub(crate) fn title(titles: &std::collections::BTreeMap<Lang, String>, asked: Lang) -> String {
    readable(asked).find_map(|lang| titles.get(&lang).cloned()).unwrap_or_default()
}

//! Content that was parsed once, kept in memory. Versions never change, papers are never redrawn, and what belongs to a
//! revision stays, so nothing here is ever stale: any number of servers may each keep a shelf of their own. Only how often
//! questions were drawn is a count that ages.

mod cabinet;
mod chapters;
mod estimates;
mod exams;
mod faults;
mod indexes;
mod papers;
mod pools;
mod proofs;
mod questions;
mod stock;
mod tracks;
mod uses;

use std::collections::BTreeMap;
use std::sync::Arc;

use engine::{Chapter, Exam, Fault, Lang, Pool, Readiness, SearchIndex, Track};

use cabinet::Cabinet;
pub(crate) use chapters::{Characters, characters};
pub(crate) use papers::{KeptPaper, Spot};
pub(crate) use pools::Origin;
pub(crate) use questions::Reading;
use stock::BankStock;
pub(crate) use stock::{topics, wanted_use};
use tokio::sync::Mutex;
use uses::Uses;

use crate::content::{Inspection, Revision};
use crate::handbook::Texts;
use crate::store::entity::bank;
use crate::traditional::traditional;

/// The name of the exam of the house's own, by which what was wrong is practised again. It is in no list of exams and in no
/// folder.
pub const REPETITION: &str = "repetition";

/// The language texts are in when the one asked for is missing, best first.
pub(crate) const FALLBACK: [Lang; 3] = [Lang::ZhHans, Lang::En, Lang::ZhHant];

/// What this process has parsed so far. Clones share it.
#[derive(Clone)]
pub(crate) struct Shelf(Arc<Cabinets>);

struct Cabinets {
    questions: Cabinet<(String, Lang), Reading>,
    exams: Cabinet<String, Exam>,
    tracks: Cabinet<String, Track>,
    chapters: Cabinet<(String, Characters), Chapter>,
    papers: Cabinet<String, KeptPaper>,
    faults: Cabinet<(String, String), Vec<Fault>>,
    proofs: Cabinet<[u8; 32], ()>,
    estimates: Cabinet<[u8; 32], Readiness>,
    texts: Cabinet<(Revision, Lang), Texts>,
    indexes: Cabinet<(String, Lang), SearchIndex>,
    inspections: Cabinet<String, Inspection>,
    stocks: Cabinet<(Revision, String), BankStock>,
    pools: Cabinet<(String, Origin), Pool>,
    uses: Uses,
    /// Held while a stock or a pool is made: large ones take a second, and a rush needs them once.
    making: Mutex<()>,
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
            estimates: Cabinet::holding(50_000),
            texts: Cabinet::holding(6),
            indexes: Cabinet::holding(6),
            inspections: Cabinet::holding(2),
            stocks: Cabinet::holding(200),
            pools: Cabinet::holding(50),
            uses: Uses::default(),
            making: Mutex::new(()),
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

/// A title in the language asked for, converted where that is possible, or the next best; empty when there is none at all.
pub fn title(titles: &BTreeMap<Lang, String>, asked: Lang) -> String {
    let Some(found) = readable(asked).find(|lang| titles.contains_key(lang)) else { return String::new() };
    match characters(asked, found) {
        Characters::AsWritten => titles[&found].clone(),
        Characters::Converted => traditional(&titles[&found]),
    }
}

/// What a bank is called, by the rows of its languages.
pub(crate) fn bank_title<'b>(heads: impl IntoIterator<Item = &'b bank::Model>, asked: Lang) -> Option<String> {
    let named = heads.into_iter().filter_map(|head| Some((head.language.parse().ok()?, head.title.clone())));
    Some(title(&named.collect(), asked)).filter(|title| !title.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_ones_own_then_a_converted_one_then_any() {
        let texts = |pairs: &[(Lang, &str)]| pairs.iter().map(|(lang, text)| (*lang, (*text).to_owned())).collect();
        let both = texts(&[(Lang::ZhHans, "购物车"), (Lang::En, "Cart")]);
        assert_eq!([Lang::ZhHant, Lang::ZhHans, Lang::En].map(|lang| title(&both, lang)), ["購物車", "购物车", "Cart"]);
        assert_eq!(title(&texts(&[(Lang::En, "Cart")]), Lang::ZhHant), "Cart");
        assert_eq!(title(&texts(&[]), Lang::ZhHant), "");
    }
}

use std::collections::BTreeMap;

use crate::{Pin, QuestionType, Slug};

/// A question that may be drawn, as far as drawing needs to know it. The caller leaves out what is not to be used at all:
/// retired, not approved, past its date, for practice only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The id of the question's version; it goes onto the paper. Of several with one id the first counts.
    pub question: String,
    /// How it is answered.
    pub kind: QuestionType,
    /// Its bank.
    pub topic: Slug,
    /// 1 to 3.
    pub difficulty: u8,
    /// Whether it must be right, whatever the total.
    pub red_line: bool,
    /// One entry per choice, in the order of the source: where it is pinned, if it is.
    pub shape: Vec<Option<Pin>>,
    /// `bank/slug`: names the question whatever its version. Two candidates of one name never meet on a paper.
    pub slug_key: String,
    /// The `slug_key`s it must not stand beside. A link counts in both directions.
    pub enemies: Vec<String>,
    /// Whether this person has had it on a paper before.
    pub seen: bool,
    /// How often it has been drawn for anybody.
    pub used: u32,
}

/// The candidates sorted by id, each once, with the pairs that must not meet.
pub(super) struct Pool<'a> {
    pub(super) candidates: Vec<&'a Candidate>,
    by_topic: BTreeMap<&'a Slug, Vec<usize>>,
    hostile: Vec<Vec<usize>>,
}

impl<'a> Pool<'a> {
    pub(super) fn of(given: &'a [Candidate]) -> Self {
        let mut candidates: Vec<&Candidate> = given.iter().collect();
        candidates.sort_by(|one, other| one.question.cmp(&other.question));
        candidates.dedup_by(|later, earlier| later.question == earlier.question);
        let mut by_topic: BTreeMap<&Slug, Vec<usize>> = BTreeMap::new();
        for (index, candidate) in candidates.iter().enumerate() {
            by_topic.entry(&candidate.topic).or_default().push(index);
        }
        let hostile = hostile(&candidates);
        Self { candidates, by_topic, hostile }
    }

    /// The indexes of the candidates of a topic, ascending.
    pub(super) fn of_topic(&self, topic: &Slug) -> &[usize] {
        self.by_topic.get(topic).map_or(&[], Vec::as_slice)
    }

    /// Which candidates a paper can no longer take once it holds this one, itself among them.
    pub(super) fn hostile_to(&self, index: usize) -> &[usize] {
        self.hostile.get(index).map_or(&[], Vec::as_slice)
    }
}

fn hostile(candidates: &[&Candidate]) -> Vec<Vec<usize>> {
    let mut by_key: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, candidate) in candidates.iter().enumerate() {
        by_key.entry(&candidate.slug_key).or_default().push(index);
    }
    let named = |key: &str| by_key.get(key).map_or(&[][..], Vec::as_slice);
    let mut hostile: Vec<Vec<usize>> = candidates.iter().map(|candidate| named(&candidate.slug_key).to_vec()).collect();
    for (index, candidate) in candidates.iter().enumerate() {
        for &enemy in candidate.enemies.iter().flat_map(|key| named(key)) {
            hostile[index].push(enemy);
            hostile[enemy].push(index);
        }
    }
    hostile
}

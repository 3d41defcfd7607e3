//! What the content covers: for authors who ask what to write next, and for whoever asks what a certificate rests on.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Entry, Stock, entries};
use crate::{Bank, Chapter, Lang, QuestionType, RuleId, Slug, Usage};

/// How the questions cover the rules, by topic and altogether.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Coverage {
    /// Everything together.
    pub total: Counts,
    /// Topic by topic, in the order of their names.
    pub topics: Vec<TopicCoverage>,
    /// Questions, as `topic/id`, that cite no rule which the handbook has.
    pub without_known_rule: Vec<String>,
}

/// One topic: a chapter of the handbook and the bank of the same name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct TopicCoverage {
    /// Its name.
    pub topic: Slug,
    /// What people call it, by language.
    pub title: BTreeMap<Lang, String>,
    /// What there is of it.
    pub counts: Counts,
    /// Its rules in the order of the chapter.
    pub rules: Vec<RuleCoverage>,
}

/// One rule, and how many questions cite it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RuleCoverage {
    /// Its name.
    pub rule: RuleId,
    /// Its heading, by language.
    pub title: BTreeMap<Lang, String>,
    /// Whether questions should be asked about it.
    pub examinable: bool,
    /// How many questions cite it.
    pub questions: usize,
}

/// Numbers. A question counts once, in however many languages it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Counts {
    /// Topics that have questions.
    pub topics: usize,
    /// Rules of the handbook.
    pub rules: usize,
    /// Of these, rules that questions should be asked about.
    pub examinable: usize,
    /// Of these, rules that a question cites.
    pub cited: usize,
    /// Questions.
    pub questions: usize,
    /// Questions of each type.
    pub by_type: BTreeMap<QuestionType, usize>,
    /// Questions by where they may be drawn.
    pub by_use: BTreeMap<Usage, usize>,
    /// Questions of each difficulty.
    pub by_difficulty: BTreeMap<u8, usize>,
    /// Questions written in each language; one in two languages counts in both.
    pub by_language: BTreeMap<Lang, usize>,
    /// Questions that must be right.
    pub red_lines: usize,
    /// Questions with a chat of three turns or more in which both sides speak.
    pub scenes: usize,
}

impl Coverage {
    /// Counts a stock of content.
    ///
    /// ```
    /// # #[cfg(feature = "keys")] {
    /// use engine::{Coverage, Limits, Stock, parse_chapter};
    /// let text = "---\nchapter: cart\ntitle: Cart\nlanguage: en\n---\n\n## The limit {#limit}\n\nFifty.\n";
    /// let chapter = parse_chapter("handbook/cart.en.md", text, &Limits::default()).0.unwrap();
    /// let stock = Stock { banks: vec![], handbook: vec![&chapter], exams: vec![], limits: &Limits::default() };
    /// let coverage = Coverage::of(&stock);
    /// assert_eq!((coverage.total.examinable, coverage.total.cited), (1, 0));
    /// # }
    /// ```
    #[must_use]
    pub fn of(stock: &Stock<'_>) -> Self {
        let banks = stock.first_banks();
        let chapters = stock.handbook.iter().map(|chapter| &chapter.chapter);
        let names: BTreeSet<&Slug> = banks.keys().copied().chain(chapters).collect();
        let all = stock.first_entries();
        let mut cited: BTreeMap<&RuleId, usize> = BTreeMap::new();
        for rule in all.iter().flat_map(|entry| &entry.traits.rules) {
            *cited.entry(rule).or_default() += 1;
        }
        let topics: Vec<TopicCoverage> = names.into_iter().map(|topic| of_topic(stock, topic, &cited)).collect();
        let known = |entry: &Entry<'_>| {
            let mut rules = topics.iter().flat_map(|topic| &topic.rules);
            rules.any(|known| entry.traits.rules.contains(&known.rule))
        };
        let strays = all.iter().filter(|entry| !known(entry));
        let without_known_rule = strays.map(|entry| format!("{}/{}", entry.bank.bank, entry.id())).collect();
        let mut total = Counts::default();
        topics.iter().for_each(|topic| total.add(&topic.counts));
        Self { total, topics, without_known_rule }
    }
}

fn of_topic(stock: &Stock<'_>, topic: &Slug, cited: &BTreeMap<&RuleId, usize>) -> TopicCoverage {
    let chapters: Vec<&Chapter> = stock.handbook.iter().copied().filter(|chapter| chapter.chapter == *topic).collect();
    let banks: Vec<&Bank> = stock.banks.iter().copied().filter(|bank| bank.bank == *topic).collect();
    let of_banks = banks.iter().map(|bank| (bank.language, bank.title.clone()));
    let title = of_banks.chain(chapters.iter().map(|chapter| (chapter.language, chapter.title.clone()))).collect();
    let rules = rules_of(&chapters, cited);
    let first = stock.first_banks().get(topic).copied();
    let counts = Counts {
        by_language: banks.iter().map(|bank| (bank.language, bank.questions.len())).collect(),
        rules: rules.len(),
        examinable: rules.iter().filter(|rule| rule.examinable).count(),
        cited: rules.iter().filter(|rule| rule.examinable && rule.questions > 0).count(),
        ..count(&entries(first.into_iter()))
    };
    TopicCoverage { topic: topic.clone(), title, counts, rules }
}

/// The rules of a chapter in all its languages.
fn rules_of(chapters: &[&Chapter], cited: &BTreeMap<&RuleId, usize>) -> Vec<RuleCoverage> {
    let mut rules: Vec<RuleCoverage> = Vec::new();
    for (language, rule) in chapters.iter().flat_map(|of| of.rules.iter().map(|rule| (of.language, rule))) {
        match rules.iter_mut().find(|known| known.rule == rule.id) {
            Some(known) => drop(known.title.insert(language, rule.title.clone())),
            None => rules.push(RuleCoverage {
                rule: rule.id.clone(),
                title: BTreeMap::from([(language, rule.title.clone())]),
                examinable: rule.examined,
                questions: cited.get(&rule.id).copied().unwrap_or_default(),
            }),
        }
    }
    rules
}

fn count(entries: &[Entry<'_>]) -> Counts {
    let mut counts = Counts { topics: usize::from(!entries.is_empty()), questions: entries.len(), ..Counts::default() };
    for entry in entries {
        *counts.by_type.entry(entry.traits.kind).or_default() += 1;
        *counts.by_use.entry(entry.traits.usage).or_default() += 1;
        *counts.by_difficulty.entry(entry.traits.difficulty).or_default() += 1;
        counts.red_lines += usize::from(entry.traits.red_line);
        counts.scenes += usize::from(entry.is_scene());
    }
    counts
}

impl Counts {
    fn add(&mut self, other: &Self) {
        fn merge<K: Ord + Copy>(into: &mut BTreeMap<K, usize>, from: &BTreeMap<K, usize>) {
            from.iter().for_each(|(key, count)| *into.entry(*key).or_default() += count);
        }
        merge(&mut self.by_type, &other.by_type);
        merge(&mut self.by_use, &other.by_use);
        merge(&mut self.by_difficulty, &other.by_difficulty);
        merge(&mut self.by_language, &other.by_language);
        self.topics += other.topics;
        self.rules += other.rules;
        self.examinable += other.examinable;
        self.cited += other.cited;
        self.questions += other.questions;
        self.red_lines += other.red_lines;
        self.scenes += other.scenes;
    }
}

use std::collections::BTreeMap;

use engine::{Face, Fault, Lang, Moment, QuestionType, Slug, Solution, Usage};
use serde::Serialize;

use crate::views::RuleLink;

/// One bank in the list of banks: is it in good order, and is anybody waiting?
#[derive(Debug, Clone, Serialize)]
pub struct BankCard {
    /// Its name in addresses.
    pub bank: Slug,
    /// Its title in the language asked for, or the next best.
    pub title: String,
    /// Its title in each of its languages. A question of this bank has a text in each of them.
    pub titles: BTreeMap<Lang, String>,
    /// How many questions there are that are not retired.
    pub questions: u32,
    /// The same by type, those of which there are any.
    pub kinds: Vec<Tally<QuestionType>>,
    /// The same by use, those of which there are any.
    pub uses: Vec<Tally<Usage>>,
    /// How many of them are red lines.
    pub red_lines: u32,
    /// How many are retired.
    pub retired: u32,
    /// Faults that the check finds today in what is not retired.
    pub errors: u32,
    /// What the check finds worth a look.
    pub warnings: u32,
    /// Reports from candidates that nobody has answered.
    pub open_reports: u32,
}

/// How many there are of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Tally<T> {
    /// The kind.
    pub of: T,
    /// How many.
    pub count: u32,
}

/// One bank with its questions.
#[derive(Debug, Clone, Serialize)]
pub struct BankPage {
    /// The bank itself.
    pub card: BankCard,
    /// Its questions in their order; those that are retired come last.
    pub questions: Vec<QuestionCard>,
}

/// One question with its key, for those who write questions.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionCard {
    /// Its bank.
    pub bank: Slug,
    /// Its name within the bank, and in addresses.
    pub slug: Slug,
    /// The number of its present version, from 1.
    pub number: u32,
    /// When that version was made.
    pub changed_at: Moment,
    /// Who made it.
    pub changed_by: Writer,
    /// How it is answered.
    pub kind: QuestionType,
    /// 1 to 3, as its author says.
    pub difficulty: u8,
    /// What answers have shown of it; none while nobody has answered this version.
    pub shown: Option<ShownDifficulty>,
    /// Whether it must be right, whatever the total.
    pub red_line: bool,
    /// Where it may be drawn.
    pub usage: Usage,
    /// The posts it is for; none means all.
    pub posts: Vec<Slug>,
    /// The last day it may be drawn on (YYYY-MM-DD).
    pub valid_until: Option<String>,
    /// Since when and why it is not drawn; none when it is.
    pub rested: Option<Rested>,
    /// The language that face and solution are really in.
    pub language: Lang,
    /// Stem and choices in the order of the source.
    pub face: Face,
    /// The key, in the same order.
    pub solution: Solution,
    /// The rules it examines, with their titles.
    pub rules: Vec<RuleLink>,
    /// What the check finds today, of all languages. `file` is `bank/language`, `line` counts from the heading.
    pub faults: Vec<Fault>,
    /// Reports on any version of it that nobody has answered.
    pub open_reports: u32,
}

/// How hard a question has turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ShownDifficulty {
    /// How many people have answered it, each counted the first time that they met the question.
    pub answers: u32,
    /// The mean share of the points that they got, 0 to 1.
    pub share: f64,
    /// The ends of its 95 % interval.
    pub low: f64,
    /// The same.
    pub high: f64,
    /// The difficulty that it is drawn by, where that is not the author's any more.
    pub difficulty: Option<u8>,
}

/// Who made a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "writer", rename_all = "kebab-case")]
pub enum Writer {
    /// It came from a folder of files.
    Files,
    /// Somebody in the studio.
    Person {
        /// Their name; empty when it is not kept any more.
        name: String,
    },
}

/// Why a question is not drawn any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rested {
    /// Since when.
    pub at: Moment,
    /// Who said so; gone from its files counts as files.
    pub by: Writer,
    /// The reason that was given; files give none.
    pub reason: Option<String>,
}

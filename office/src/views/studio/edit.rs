use std::collections::BTreeMap;
use std::fmt;

use engine::{Face, Fault, Lang, Moment, Slug, Solution};
use serde::Serialize;

use super::{QuestionCard, Shortage, Writer};
use crate::views::RuleLink;

/// A question's own Markdown in one language, on its way to or from the one who writes it. It does not show itself in
/// logs.
#[derive(Clone, PartialEq, Eq)]
pub struct QuestionText {
    /// The language.
    pub language: Lang,
    /// The Markdown from its `##` on.
    pub text: String,
}

impl fmt::Debug for QuestionText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("QuestionText").field("language", &self.language).finish_non_exhaustive()
    }
}

/// One question, open for editing; or an empty sheet for a new one.
#[derive(Debug, Clone)]
pub struct EditPage {
    /// The bank.
    pub bank: Slug,
    /// Its title in the language asked for.
    pub bank_title: String,
    /// The question as it is now; none for a new one.
    pub question: Option<QuestionCard>,
    /// What a save has to name as the version it changes; 0 for a new question.
    pub base: u32,
    /// The text in each language of the bank; empty for a new question and where a language is missing.
    pub texts: Vec<QuestionText>,
    /// All versions, newest first.
    pub versions: Vec<VersionCard>,
}

/// One version in the list of versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VersionCard {
    /// Its number, from 1.
    pub number: u32,
    /// When it was made.
    pub at: Moment,
    /// Who made it.
    pub by: Writer,
}

/// What a text means, before anything is stored.
#[derive(Debug, Clone, Serialize)]
pub struct Preview {
    /// Everything that is wrong with it; `line` counts within the text.
    pub faults: Vec<Fault>,
    /// Stem and choices; none while a fault is more than a warning.
    pub face: Option<Face>,
    /// The key; none while a fault is more than a warning.
    pub solution: Option<Solution>,
    /// The rules it names, with their titles.
    pub rules: Vec<RuleLink>,
}

/// What somebody wants to save: a new question, or a new version of one.
#[derive(Clone)]
pub struct Draft {
    /// The bank.
    pub bank: Slug,
    /// Which question is changed; none for a new one, which takes its name from its text.
    pub slug: Option<Slug>,
    /// The version the text was made from; 0 for a new question.
    pub base: u32,
    /// The text in each language of the bank.
    pub texts: BTreeMap<Lang, String>,
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (bank, slug, base) = (&self.bank, &self.slug, self.base);
        f.debug_struct("Draft").field("bank", bank).field("slug", slug).field("base", &base).finish_non_exhaustive()
    }
}

/// What became of a save. In the last two cases nothing was stored.
#[derive(Debug, Clone)]
pub enum Saving {
    /// It is stored; from now on this version is drawn.
    Saved(SavedQuestion),
    /// The text is what it was: there is no new version.
    Unchanged(SavedQuestion),
    /// The text has faults that are more than warnings; here are all faults. Also when the name is taken.
    Faulty(Vec<Fault>),
    /// Somebody else has saved since.
    Conflict(Conflict),
}

/// A question that is stored.
#[derive(Debug, Clone)]
pub struct SavedQuestion {
    /// The bank.
    pub bank: Slug,
    /// Its name.
    pub slug: Slug,
    /// The number of its version.
    pub number: u32,
    /// What somebody should look at.
    pub warnings: Vec<Fault>,
    /// Exams that draw from this bank and cannot be drawn now.
    pub shortages: Vec<Shortage>,
}

/// What somebody else has saved in the meantime.
#[derive(Debug, Clone)]
pub struct Conflict {
    /// The number of the newer version: the base to save from, once both were looked at.
    pub number: u32,
    /// When it was made.
    pub at: Moment,
    /// Who made it.
    pub by: Writer,
    /// Its text, in each language of the bank.
    pub texts: Vec<QuestionText>,
}

//! The handbook as a reader meets it.

use engine::{Excerpt, Html, Lang, Moment, RuleId, Slug};
use serde::Serialize;

/// One chapter in the list of chapters.
#[derive(Debug, Clone, Serialize)]
pub struct ChapterCard {
    /// Names the chapter in addresses.
    pub chapter: Slug,
    /// Its title in the language asked for.
    pub title: String,
    /// How many rules it holds.
    pub rules: usize,
    /// Whether the viewer has read the version that holds now.
    pub read: bool,
    /// What the viewer has read of it last; none before the first time.
    pub reading: Option<ChapterReading>,
}

/// That a chapter was read. How long it took is not measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ChapterReading {
    /// Which version, from 1.
    pub version: u32,
    /// When its reader said so.
    pub at: Moment,
    /// Whether it is the version that holds now.
    pub current: bool,
}

/// What became of a rule since a version of its chapter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "how", rename_all = "kebab-case")]
pub enum ChapterChange {
    /// It was not there.
    New {
        /// Which.
        rule: RuleId,
        /// Its title.
        title: String,
    },
    /// It says something else, or from another day.
    Changed {
        /// Which.
        rule: RuleId,
        /// Its title.
        title: String,
    },
    /// It is there no more.
    Gone {
        /// What its title was.
        title: String,
    },
}

/// One chapter, ready to read.
#[derive(Debug, Clone, Serialize)]
pub struct ChapterPage {
    /// Names the chapter in addresses.
    pub chapter: Slug,
    /// Its title.
    pub title: String,
    /// The language the text is really in: the department's where the one asked for is missing.
    pub language: Lang,
    /// Whether nobody wrote or read it in this language: its characters are converted.
    pub converted: bool,
    /// What stands before the first rule.
    pub intro: Html,
    /// Its rules in their order.
    pub rules: Vec<RulePart>,
    /// The number of the version that holds now.
    pub version: u32,
    /// Whether the viewer has read the version that holds now.
    pub read: bool,
    /// What the viewer has read of it last; none before the first time.
    pub reading: Option<ChapterReading>,
    /// What has changed since; nothing when that is the version that holds now, or when none was read.
    pub changes: Vec<ChapterChange>,
    /// The chapter before this one, if any.
    pub previous: Option<ChapterCard>,
    /// The chapter after this one, if any.
    pub next: Option<ChapterCard>,
}

/// One rule of a chapter.
#[derive(Debug, Clone, Serialize)]
pub struct RulePart {
    /// Names the rule; its second half is the anchor within the page.
    pub id: RuleId,
    /// Its title.
    pub title: String,
    /// The day from which it holds, as written (YYYY-MM-DD).
    pub valid_from: Option<String>,
    /// Its text and examples.
    pub body: Html,
}

/// What a search in the handbook found.
#[derive(Debug, Clone, Serialize)]
pub struct HandbookSearch {
    /// What was looked for.
    pub query: String,
    /// The rules, best first.
    pub found: Vec<FoundRule>,
}

/// A rule that a search found.
#[derive(Debug, Clone, Serialize)]
pub struct FoundRule {
    /// Names the rule.
    pub rule: RuleId,
    /// Its title.
    pub title: String,
    /// The title of its chapter.
    pub chapter: String,
    /// The language its text is really in.
    pub language: Lang,
    /// Where it says what was looked for.
    pub excerpt: Excerpt,
}

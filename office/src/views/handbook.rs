//! The handbook as a reader meets it.

use engine::{Excerpt, Html, Lang, RuleId, Slug};
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
    /// Whether the viewer has read the version that holds now.
    pub read: bool,
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

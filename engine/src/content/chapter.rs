use pulldown_cmark::Tag;

use super::{
    Fault, FaultCode, Faults, Limits,
    front_matter::{FrontMatter, compare_with_name, front_matter},
    parts::{Part, parts, unclosed_fence},
};
use crate::{
    Html, Lang, RuleId, Slug,
    question::{blocks, check_prose, day_attribute, heading},
    render::{plain, render, render_events},
};

/// One topic of the handbook in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// The file, as it was named to the parser.
    pub file: String,
    /// The topic.
    pub chapter: Slug,
    /// What people call the topic.
    pub title: String,
    /// The language of the file.
    pub language: Lang,
    /// What stands before the first rule.
    pub intro: Html,
    /// The rules in the order of the file.
    pub rules: Vec<Rule>,
}

/// One article of the handbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its stable name.
    pub id: RuleId,
    /// The line of its heading.
    pub line: usize,
    /// Its heading, as plain text.
    pub title: String,
    /// The first day it holds, `2026-08-31`.
    pub valid_from: Option<String>,
    /// The rule and its examples.
    pub body: Html,
    /// The names of the limits it states.
    pub limits: Vec<String>,
    /// Whether questions are asked about it; not when its heading says `.not-examined`.
    pub examined: bool,
}

/// Parses the chapter `text`, called `file` in faults. There is a chapter only when no fault is more than a warning.
///
/// ```
/// use engine::{Limits, parse_chapter};
/// let text = "---\nchapter: cart\ntitle: Cart\nlanguage: en\n---\n\nAll about carts.\n\n## The limit {#limit}\n\nFifty.\n";
/// let (chapter, faults) = parse_chapter("handbook/cart.en.md", text, &Limits::default());
/// let chapter = chapter.unwrap();
/// assert!(faults.is_empty());
/// assert_eq!(chapter.intro.as_str(), "<p>All about carts.</p>");
/// assert_eq!(chapter.rules[0].id.to_string(), "cart/limit");
/// ```
#[must_use]
pub fn parse_chapter(file: &str, text: &str, limits: &Limits) -> (Option<Chapter>, Vec<Fault>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut faults = Faults::of(file);
    let (FrontMatter { topic, title, language }, body, line) = front_matter("chapter", text, &mut faults);
    let (before, parts) = parts(body, line);
    if parts.is_empty() {
        faults.add(line, FaultCode::NothingInFile, file);
    }
    let reader = Reader { limits, language: language.unwrap_or(Lang::ZhHans) };
    let intro = reader.intro(before, line, &mut faults);
    let rules: Vec<(Slug, Entry)> = parts.iter().filter_map(|part| reader.rule(part, &mut faults)).collect();
    for (index, (id, entry)) in rules.iter().enumerate() {
        if rules[..index].iter().any(|(earlier, _)| earlier == id) {
            faults.add(entry.line, FaultCode::RepeatedId, id.as_str());
        }
    }
    let chapter = topic.zip(language).filter(|_| !faults.has_errors()).map(|(chapter, language)| {
        compare_with_name(file, &chapter, language, &mut faults);
        let rules = rules.into_iter().map(|(id, entry)| entry.named(RuleId::new(chapter.clone(), id))).collect();
        Chapter { file: file.to_owned(), chapter, title, language, intro, rules }
    });
    (chapter, faults.into_vec())
}

/// A rule before it is known which chapter it stands in.
struct Entry {
    line: usize,
    title: String,
    valid_from: Option<String>,
    body: Html,
    limits: Vec<String>,
    examined: bool,
}

impl Entry {
    fn named(self, id: RuleId) -> Rule {
        let Self { line, title, valid_from, body, limits, examined } = self;
        Rule { id, line, title, valid_from, body, limits, examined }
    }
}

struct Reader<'a> {
    limits: &'a Limits,
    language: Lang,
}

impl Reader<'_> {
    fn fill(&self, text: &str, line: usize, faults: &mut Faults<'_>) -> String {
        let (filled, unknown) = self.limits.fill(text, self.language);
        for (offset, name) in unknown {
            faults.add(line + offset, FaultCode::UnknownLimit, name);
        }
        filled
    }

    fn intro(&self, text: &str, line: usize, faults: &mut Faults<'_>) -> Html {
        if let Some(offset) = unclosed_fence(text) {
            faults.add(line + offset, FaultCode::UnclosedFence, text.lines().nth(offset).unwrap_or_default());
        }
        let text = self.fill(text, line, faults);
        let pieces: Vec<_> = blocks(&text).into_iter().flat_map(|block| block.pieces).collect();
        check_prose(&text, &pieces, |at| line + text[..at].matches('\n').count(), faults);
        render(&text)
    }

    fn rule(&self, part: &Part<'_>, faults: &mut Faults<'_>) -> Option<(Slug, Entry)> {
        let line = part.line;
        let text = self.fill(part.text, line, faults);
        let blocks = blocks(&text);
        let heading = heading(&blocks, &text, line, faults)?;
        if let Some(offset) = unclosed_fence(&text) {
            faults.add(line + offset, FaultCode::UnclosedFence, text.lines().nth(offset).unwrap_or_default());
            attributes(heading.tag, line, faults);
            return None;
        }
        let pieces: Vec<_> = blocks.iter().flat_map(|block| block.pieces.iter().cloned()).collect();
        check_prose(&text, &pieces, |at| line + text[..at].matches('\n').count(), faults);
        let Attributes { id, valid_from, examined } = attributes(heading.tag, line, faults);
        let entry = Entry {
            line,
            title: plain(heading.words.iter().map(|(event, _)| event)),
            valid_from,
            body: render_events(blocks.iter().skip(1).flat_map(|block| block.events().cloned())),
            limits: self.limits.cited_by(part.text).names().map(str::to_owned).collect(),
            examined,
        };
        Some((id?, entry))
    }
}

/// What stands in braces at the end of a rule's heading.
struct Attributes {
    id: Option<Slug>,
    valid_from: Option<String>,
    examined: bool,
}

fn attributes(heading: &Tag<'_>, line: usize, faults: &mut Faults<'_>) -> Attributes {
    let Tag::Heading { id, classes, attrs, .. } = heading else {
        return Attributes { id: None, valid_from: None, examined: true };
    };
    let slug = id.as_deref().and_then(|id| Slug::parse(id).ok());
    match id {
        None => faults.add(line, FaultCode::MissingId, "#"),
        Some(id) if slug.is_none() => faults.add(line, FaultCode::BadValue, format!("#{id}")),
        Some(_) => {}
    }
    let (mut examined, mut valid_from) = (true, None);
    for class in classes {
        match class.as_ref() {
            "not-examined" => examined = false,
            unknown => faults.add(line, FaultCode::UnknownAttribute, format!(".{unknown}")),
        }
    }
    for (name, value) in attrs {
        match name.as_ref() {
            "valid-from" => valid_from = day_attribute(name, value.as_deref().unwrap_or_default(), line, faults),
            unknown => faults.add(line, FaultCode::UnknownAttribute, unknown),
        }
    }
    Attributes { id: slug, valid_from, examined }
}

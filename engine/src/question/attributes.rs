use std::str::FromStr;

use pulldown_cmark::Tag;
use serde::{Deserialize, Serialize};

use crate::{
    QuestionType, RuleId, Slug, Usage,
    content::{FaultCode, Faults, is_date},
};

/// A choice that keeps its place when the others are shuffled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pin {
    /// Before all others.
    First,
    /// After all others.
    Last,
}

/// What stands in braces at the end of a question's heading.
pub(crate) struct Attributes {
    pub(crate) id: Slug,
    pub(crate) kind: QuestionType,
    pub(crate) red_line: bool,
    pub(crate) rules: Vec<RuleId>,
    pub(crate) difficulty: u8,
    pub(crate) enemies: Vec<Slug>,
    pub(crate) posts: Vec<Slug>,
    pub(crate) usage: Usage,
    pub(crate) valid_until: Option<String>,
}

impl Attributes {
    /// Reads them all, noting what is wrong; nothing when the question has no id to go by.
    pub(super) fn read(heading: &Tag<'_>, line: usize, faults: &mut Faults<'_>) -> Option<Self> {
        let Tag::Heading { id, classes, attrs, .. } = heading else {
            return None;
        };
        let mut read = Reading { line, faults, once: Vec::new() };
        let mut this = Self {
            id: read.id(id.as_deref())?,
            kind: QuestionType::Single,
            red_line: false,
            rules: Vec::new(),
            difficulty: 2,
            enemies: Vec::new(),
            posts: Vec::new(),
            usage: Usage::Both,
            valid_until: None,
        };
        for class in classes {
            match class.as_ref() {
                "multi" | "boolean" if this.kind != QuestionType::Single => read.fault(FaultCode::TwoTypes, class),
                "multi" => this.kind = QuestionType::Multi,
                "boolean" => this.kind = QuestionType::Boolean,
                "red-line" => this.red_line = true,
                unknown => read.fault(FaultCode::UnknownAttribute, &format!(".{unknown}")),
            }
        }
        for (name, value) in attrs {
            let value = value.as_deref().unwrap_or_default();
            match name.as_ref() {
                "rule" => this.rules.extend(read.value(name, value)),
                "enemy" => this.enemies.extend(read.value(name, value)),
                "posts" => this.posts.extend(value.split(',').filter_map(|post| read.value(name, post))),
                "difficulty" => this.difficulty = read.difficulty(value).unwrap_or(this.difficulty),
                "use" => this.usage = read.one(name, value).unwrap_or(this.usage),
                "valid-until" => this.valid_until = read.date(name, value),
                unknown => read.fault(FaultCode::UnknownAttribute, unknown),
            }
        }
        let difficulty_is_there = read.once.iter().any(|name| name == "difficulty");
        if !difficulty_is_there {
            faults.add(line, FaultCode::MissingDifficulty, this.id.as_str());
        }
        if this.rules.is_empty() {
            faults.add(line, FaultCode::MissingRule, this.id.as_str());
        }
        Some(this)
    }
}

/// The reading of one heading's attributes.
struct Reading<'r, 'f> {
    line: usize,
    faults: &'r mut Faults<'f>,
    /// Names that may stand once and have been seen.
    once: Vec<String>,
}

impl Reading<'_, '_> {
    fn fault(&mut self, code: FaultCode, detail: &str) {
        self.faults.add(self.line, code, detail);
    }

    fn id(&mut self, id: Option<&str>) -> Option<Slug> {
        match id.map(Slug::parse) {
            Some(Ok(id)) => return Some(id),
            Some(Err(malformed)) => self.fault(FaultCode::BadValue, &format!("#{}", malformed.given)),
            None => self.fault(FaultCode::MissingId, "#"),
        }
        None
    }

    fn value<T: FromStr>(&mut self, name: &str, value: &str) -> Option<T> {
        let read = value.parse().ok();
        if read.is_none() {
            self.fault(FaultCode::BadValue, &format!("{name}={value}"));
        }
        read
    }

    /// A value that may stand once.
    fn one<T: FromStr>(&mut self, name: &str, value: &str) -> Option<T> {
        if self.once.iter().any(|seen| seen == name) {
            self.fault(FaultCode::RepeatedKey, name);
        }
        self.once.push(name.to_owned());
        self.value(name, value)
    }

    fn difficulty(&mut self, value: &str) -> Option<u8> {
        let difficulty = self.one("difficulty", value).filter(|difficulty| (1..=3).contains(difficulty));
        if difficulty.is_none() && value.parse::<u8>().is_ok() {
            self.fault(FaultCode::BadValue, &format!("difficulty={value}"));
        }
        difficulty
    }

    fn date(&mut self, name: &str, value: &str) -> Option<String> {
        let date = self.one::<String>(name, value).filter(|date| is_date(date));
        if date.is_none() {
            self.fault(FaultCode::BadValue, &format!("{name}={value}"));
        }
        date
    }
}

/// The value of an attribute that holds a day, as rules of the handbook have it.
pub(crate) fn day_attribute(name: &str, value: &str, line: usize, faults: &mut Faults<'_>) -> Option<String> {
    Reading { line, faults, once: Vec::new() }.date(name, value)
}

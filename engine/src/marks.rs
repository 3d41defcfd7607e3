//! What an attempt earned. Marks are data: they are stored as JSON, shown, and never change.

use serde::{Deserialize, Serialize};

use crate::{Points, Slug};

/// An attempt's grading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Marks {
    /// The points earned.
    pub total: Points,
    /// The points a faultless paper earns.
    pub max: Points,
    /// Whether every part of the pass rule is met.
    pub passed: bool,
    /// The parts of the pass rule: total, sections, topics, red lines, as far as the rule asks for them.
    pub parts: Vec<PassPart>,
    /// By section, in the order of the paper.
    pub sections: Vec<SectionMarks>,
    /// By topic, in the order of their names.
    pub topics: Vec<TopicMarks>,
    /// The red lines.
    pub red_lines: RedLineMarks,
    /// By question, in the order of the paper.
    pub items: Vec<ItemMarks>,
}

/// One part of the pass rule, and whether it is met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct PassPart {
    /// What is asked.
    pub which: Part,
    /// The least that meets it.
    pub need: Amount,
    /// What was reached.
    pub have: Amount,
    /// Whether that is enough.
    pub met: bool,
}

/// What a part of the pass rule is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// All points.
    Total,
    /// The points of one section, counted from 0 as in [`Marks::sections`].
    Section(u16),
    /// The points of one topic.
    Topic(Slug),
    /// The red lines, all of which must be right.
    RedLines,
}

/// So much of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Amount {
    /// In points.
    Points(Points),
    /// In questions.
    Questions(u16),
}

/// A section's marks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct SectionMarks {
    /// The points earned.
    pub points: Points,
    /// The points there were.
    pub max: Points,
    /// How many questions were wholly right.
    pub right: u16,
    /// How many questions there were.
    pub count: u16,
}

/// A topic's marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct TopicMarks {
    /// Which.
    pub topic: Slug,
    /// The points earned.
    pub points: Points,
    /// The points there were.
    pub max: Points,
    /// How many questions were wholly right.
    pub right: u16,
    /// How many questions there were.
    pub count: u16,
}

/// The red lines' marks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct RedLineMarks {
    /// How many were right.
    pub right: u16,
    /// How many there were.
    pub count: u16,
}

/// One question's marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ItemMarks {
    /// The points earned.
    pub points: Points,
    /// The points there were.
    pub max: Points,
    /// Whether exactly the right choices were ticked.
    pub right: bool,
    /// Whether anything was ticked.
    pub answered: bool,
    /// The question's topic.
    pub topic: Slug,
    /// Whether it is a red line.
    pub red_line: bool,
}

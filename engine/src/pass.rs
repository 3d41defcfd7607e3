use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Slug;

/// What passing asks for; all of it must be met. The candidate sees it before starting and each part of it afterwards.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PassRule {
    /// The least share of all points, in percent.
    pub total_percent: u32,
    /// The least share of the points of every section, in percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section_percent: Option<u32>,
    /// The least share of the points of every topic, in percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic_percent: Option<u32>,
    /// The least share of single sections, in percent, by their number from 1; it goes before `section_percent`. An exam
    /// file says it at the section, as `minimum-percent`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sections: BTreeMap<u16, u32>,
    /// The least share of single topics, in percent; it goes before `topic_percent`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub topics: BTreeMap<Slug, u32>,
    /// Whether every red line must be right.
    #[serde(default)]
    pub red_lines: bool,
}

impl PassRule {
    /// The least share of a section's points, in percent; none when the rule does not ask for one. Sections count from 1.
    ///
    /// ```
    /// use engine::PassRule;
    /// let rule = PassRule { section_percent: Some(50), sections: [(2, 80)].into(), ..PassRule::default() };
    /// assert_eq!((rule.of_section(1), rule.of_section(2)), (Some(50), Some(80)));
    /// ```
    #[must_use]
    pub fn of_section(&self, number: u16) -> Option<u32> {
        self.sections.get(&number).copied().or(self.section_percent)
    }

    /// The least share of a topic's points, in percent; none when the rule does not ask for one.
    ///
    /// ```
    /// use engine::{PassRule, Slug};
    /// let topic = Slug::parse("safety")?;
    /// let rule = PassRule { topics: [(topic.clone(), 100)].into(), ..PassRule::default() };
    /// assert_eq!(rule.of_topic(&topic), Some(100));
    /// # Ok::<(), engine::Malformed>(())
    /// ```
    #[must_use]
    pub fn of_topic(&self, topic: &Slug) -> Option<u32> {
        self.topics.get(topic).copied().or(self.topic_percent)
    }
}

use serde::{Deserialize, Serialize};

/// What passing asks for; all of it must be met. The candidate sees it before starting and each part of it afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Whether every red line must be right.
    #[serde(default)]
    pub red_lines: bool,
}

//! What an exam asks for, before any question is drawn: sections, what each question is worth, and the quotas that make
//! two papers of one exam parallel.

mod kind;
mod policy;
mod written_points;

use serde::{Deserialize, Serialize};

pub use kind::SectionKind;
pub use policy::Policy;

use crate::{Points, Slug};

/// The plan that papers are drawn by.
///
/// ```
/// use engine::{Blueprint, Cell, Points, Policy, QuestionType, Section, SectionKind, Slug};
///
/// let cell = |red_line, count| {
///     Slug::parse("returns").map(|topic| Cell { topic, difficulty: None, red_line, count })
/// };
/// let section = Section {
///     kind: SectionKind::Only(QuestionType::Single),
///     points: Points::whole(3),
///     policy: Policy::AllOrNothing,
///     cells: vec![cell(false, 14)?, cell(true, 2)?],
/// };
/// assert_eq!((section.count(), section.total()), (16, Points::whole(48)));
/// let blueprint = Blueprint { sections: vec![section.clone(), section] };
/// assert_eq!((blueprint.count(), blueprint.total(), blueprint.red_lines()), (32, Points::whole(96), 4));
/// # Ok::<(), engine::Malformed>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Blueprint {
    /// The parts of the paper, in the order they are printed.
    pub sections: Vec<Section>,
}

/// One part of a paper: questions of one type, each worth the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Section {
    /// Which types of question it holds.
    pub kind: SectionKind,
    /// What each question is worth. Files say it as people do: `3`, `2.5`.
    #[serde(with = "written_points")]
    pub points: Points,
    /// How a partly right answer counts; only multiple choice has such answers.
    #[serde(default)]
    pub policy: Policy,
    /// The quotas; their counts add up to the section's.
    pub cells: Vec<Cell>,
}

/// One quota: exactly so many questions of this topic, difficulty and red-line standing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Cell {
    /// The bank to draw from.
    pub topic: Slug,
    /// 1 to 3; any difficulty when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difficulty: Option<u8>,
    /// Whether it draws red lines. A cell that does not never holds one, so that a paper's number of them is exact.
    #[serde(default)]
    pub red_line: bool,
    /// How many questions.
    pub count: u16,
}

impl Blueprint {
    /// The points a faultless paper earns.
    #[must_use]
    pub fn total(&self) -> Points {
        self.sections.iter().map(Section::total).sum()
    }

    /// How many questions a paper has.
    #[must_use]
    pub fn count(&self) -> usize {
        self.sections.iter().map(Section::count).sum()
    }

    /// How many of them are red lines.
    #[must_use]
    pub fn red_lines(&self) -> usize {
        let cells = self.sections.iter().flat_map(|section| &section.cells);
        cells.filter(|cell| cell.red_line).map(|cell| usize::from(cell.count)).sum()
    }
}

impl Section {
    /// How many questions the section has.
    #[must_use]
    pub fn count(&self) -> usize {
        self.cells.iter().map(|cell| usize::from(cell.count)).sum()
    }

    /// The points of all its questions.
    #[must_use]
    pub fn total(&self) -> Points {
        self.points.times(i64::try_from(self.count()).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_read_as_people_write_it() {
        let text = r#"{"kind": "any", "points": 2.5, "cells": [{"topic": "returns", "red-line": true, "count": 4}]}"#;
        let section: Section = serde_json::from_str(text).unwrap();
        assert_eq!(
            (section.kind, section.points, section.policy),
            (SectionKind::Any, Points(250), Policy::AllOrNothing)
        );
        assert_eq!(
            (section.cells[0].red_line, section.cells[0].difficulty, section.total()),
            (true, None, Points(1000))
        );
    }

    #[test]
    fn what_is_written_is_read_again() {
        let text = r#"{"sections":[{"kind":"multi","points":"0.25","policy":"each-decision","cells":[]}]}"#;
        let blueprint: Blueprint = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&blueprint).unwrap(), text);
    }

    #[test]
    fn an_unknown_word_is_refused() {
        for text in [
            r#"{"kind": "essay", "points": 1, "cells": []}"#,
            r#"{"kind": "any", "points": 1, "cells": [], "weight": 2}"#,
            r#"{"kind": "any", "points": 1, "policy": "generous", "cells": []}"#,
            r#"{"kind": "any", "points": -1, "cells": []}"#,
            r#"{"kind": "any", "points": 0.125, "cells": []}"#,
        ] {
            assert!(serde_json::from_str::<Section>(text).is_err(), "{text}");
        }
    }
}

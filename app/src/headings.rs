//! What sections and questions of a paper are called, in the customary form.

use engine::{Lang, QuestionType, SectionKind};

use crate::names;

/// The heading of a section: `一、单项选择题`, `Part 1. Single choice`.
pub(crate) fn section(lang: Lang, number: usize, kind: SectionKind) -> String {
    say!(lang, "section-heading", number = number, kind = names::section_kind(lang, kind))
}

/// How a section's questions are answered.
pub(crate) fn how_to(lang: Lang, kind: SectionKind) -> String {
    match kind {
        SectionKind::Only(QuestionType::Single) => say!(lang, "how-to-single"),
        SectionKind::Only(QuestionType::Multi) => say!(lang, "how-to-multi"),
        SectionKind::Only(QuestionType::Boolean) => say!(lang, "how-to-boolean"),
        SectionKind::Any => say!(lang, "how-to-any"),
    }
}

/// A question by section and number: all that a candidate's page knows of it.
pub(crate) fn question(lang: Lang, section: usize, number: u16) -> String {
    say!(lang, "question-of-section", section = section, number = number)
}

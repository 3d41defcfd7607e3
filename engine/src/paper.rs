use serde::{Deserialize, Serialize};

use crate::{Points, Policy, SectionKind};

/// What one candidate got: which questions, and in which order they and their choices stand. Faces are looked up by the
/// question's version, so that each candidate reads in a language of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// The parts, as the blueprint orders them.
    pub sections: Vec<PaperSection>,
}

/// One part of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperSection {
    /// Which types of question it holds.
    pub kind: SectionKind,
    /// What each question is worth.
    pub points: Points,
    /// How a partly right answer to a multiple choice counts.
    pub policy: Policy,
    /// The questions in the order drawn.
    pub items: Vec<Item>,
}

/// One question on a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The id of the question's version.
    pub question: String,
    /// `order[place]` is the index in the source of the choice shown at that place.
    pub order: Vec<u8>,
}

impl Paper {
    /// All questions in the order of the paper, each with its section: the places 0, 1, 2 … that answers name.
    ///
    /// ```
    /// let paper = engine::Paper { sections: vec![] };
    /// assert_eq!(paper.items().count(), 0);
    /// ```
    pub fn items(&self) -> impl Iterator<Item = (&PaperSection, &Item)> {
        self.sections.iter().flat_map(|section| section.items.iter().map(move |item| (section, item)))
    }
}

impl Item {
    /// Something that stands in the order of the source (choices, notes, ticks), in the order of this paper.
    ///
    /// ```
    /// let item = engine::Item { question: "q".into(), order: vec![2, 0, 1] };
    /// assert_eq!(item.arrange(&["a", "b", "c"]), [&"c", &"a", &"b"]);
    /// ```
    #[must_use]
    pub fn arrange<'a, T>(&self, in_source: &'a [T]) -> Vec<&'a T> {
        self.order.iter().filter_map(|&index| in_source.get(usize::from(index))).collect()
    }
}

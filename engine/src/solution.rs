//! The only way into a key: a [`Solution`], opened against a proof.

mod proof;

use std::fmt;

use serde::Serialize;

use crate::{Html, Question, RuleId};

pub use proof::{Authoring, Proof, Settled};

/// A key, opened: what is right, and why. Choices come in the order of the paper it was opened for.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Solution {
    /// For each choice, whether it is right.
    pub ticks: Vec<bool>,
    /// Why.
    pub explanation: Html,
    /// For each choice, a note on it.
    pub notes: Vec<Option<Html>>,
    /// The rules to read.
    pub rules: Vec<RuleId>,
}

impl fmt::Debug for Solution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Solution(…)")
    }
}

/// Opens a question's key for a paper that shows its choices in this order, where `order[place]` is a choice's index
/// in the source.
///
/// ```
/// # #[cfg(feature = "keys")] {
/// use engine::{Lang, Limits, Payload, Question, Settled, Source, open};
/// let source = Source::new("## 1 + 1? {#sum}\n\n- [ ] 1\n- [x] 2\n\n> Count.\n".to_owned());
/// let question = Question::parse(&source, Lang::En, &Limits::default()).unwrap();
/// let settled = Settled::practised(&Payload::choices([0])).unwrap();
/// let solution = open(&question, &[1, 0], &settled);
/// assert_eq!(solution.ticks, [true, false]);
/// assert_eq!(solution.explanation.as_str(), "<p>Count.</p>");
/// # }
/// ```
#[must_use]
pub fn open(question: &Question, order: &[u8], _proof: &impl Proof) -> Solution {
    let key = question.key();
    let indices = || order.iter().map(|&index| usize::from(index));
    Solution {
        ticks: indices().filter_map(|index| key.ticks.get(index).copied()).collect(),
        explanation: key.explanation.clone(),
        notes: indices().filter_map(|index| key.notes.get(index).cloned()).collect(),
        rules: key.attributes.rules.clone(),
    }
}

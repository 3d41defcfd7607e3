use std::fmt;

use super::{Pin, attributes::Attributes};
use crate::Html;

/// What nobody may see before a question is settled: ticks, explanation, notes, and the attributes, whose names often
/// tell. Nothing is public, nothing is derived: it cannot be copied, compared, printed or sent. It is opened by
/// `engine::open` alone, against a proof.
#[cfg_attr(
    not(any(test, feature = "keys")),
    expect(dead_code, reason = "without `keys` there is nothing that opens a key")
)]
pub struct AnswerKey {
    /// One for each choice.
    pub(crate) ticks: Vec<bool>,
    pub(crate) explanation: Html,
    /// One for each choice.
    pub(crate) notes: Vec<Option<Html>>,
    /// One for each choice.
    pub(crate) pins: Vec<Option<Pin>>,
    /// The text of each choice, to compare with limits.
    pub(crate) texts: Vec<String>,
    pub(crate) attributes: Attributes,
}

impl fmt::Debug for AnswerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::silent(f, "AnswerKey")
    }
}

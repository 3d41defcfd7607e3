//! What a trainer sends: a question, a decision about one, an answer to a candidate.

pub(crate) mod answer;
pub(crate) mod retire;
pub(crate) mod save;

//! What a trainer sends: a question, a decision about one, an answer to a candidate, a pause of an exam.

pub(crate) mod answer;
pub(crate) mod pause;
pub(crate) mod retire;
pub(crate) mod save;

//! The small words everything else is said in. Each parses instead of validating: who holds one holds a good one.

mod closed;
mod html;
mod kinds;
mod lang;
mod malformed;
mod moment;
mod points;
mod rule_id;
mod slug;

pub(crate) use closed::closed_words;
pub use html::Html;
pub use kinds::{AttemptState, Mode, QuestionType, Usage};
pub use lang::Lang;
pub use malformed::Malformed;
pub use moment::Moment;
pub use points::Points;
pub use rule_id::RuleId;
pub use slug::Slug;

//! A question: what everybody may see of it, and what nobody may before it is settled.

mod attributes;
mod blocks;
mod boxes;
mod checks;
mod choices;
mod cues;
mod face;
mod heading;
mod key;
mod layout;
mod parse;
mod poles;
mod prose;
mod source;
#[cfg(feature = "keys")]
mod traits;

use std::fmt;

pub use attributes::Pin;
pub use face::Face;
pub use key::AnswerKey;
pub use source::Source;
#[cfg(feature = "keys")]
pub use traits::Traits;

pub(crate) use attributes::day_attribute;
pub(crate) use blocks::blocks;
pub(crate) use heading::heading;
pub(crate) use parse::parse;
pub(crate) use prose::check_prose;

use crate::{Fault, Lang, Level, Limits, content::Faults};

/// A question of one language, parsed: a face for everybody, and a key that stays shut.
#[derive(Debug)]
pub struct Question {
    /// What a candidate may see, in the order of the source.
    pub face: Face,
    key: AnswerKey,
}

impl Question {
    /// Parses one question from its own Markdown. Lines in faults count from 1, the line of its heading.
    ///
    /// ```
    /// use engine::{Lang, Limits, Question, QuestionType, Source};
    /// let source = Source::new("## One and one? {#sum}\n\n- [ ] one\n- [x] two\n".to_owned());
    /// let question = Question::parse(&source, Lang::En, &Limits::default()).unwrap();
    /// assert_eq!(question.face.kind, QuestionType::Single);
    /// assert_eq!(question.face.choices[1].as_str(), "two");
    /// ```
    ///
    /// # Errors
    /// All faults of the source, when one of them is more than a warning.
    pub fn parse(source: &Source, lang: Lang, limits: &Limits) -> Result<Self, Vec<Fault>> {
        let (question, faults) = Self::review(source, lang, limits);
        question.ok_or(faults)
    }

    /// The same for whoever writes it: what the source means as far as it can be used, and every fault, warnings too.
    ///
    /// ```
    /// use engine::{Lang, Level, Limits, Question, Source};
    /// let source = Source::new("## One and one? {#sum}\n\n- [ ] one\n- [x] two\n".to_owned());
    /// let (question, faults) = Question::review(&source, Lang::En, &Limits::default());
    /// assert!(question.is_some());
    /// assert!(faults.iter().all(|fault| fault.level == Level::Warning) && !faults.is_empty());
    /// ```
    #[must_use]
    pub fn review(source: &Source, lang: Lang, limits: &Limits) -> (Option<Self>, Vec<Fault>) {
        let mut faults = Faults::of("");
        let question = parse(source.verbatim(), 1, lang, limits, &mut faults);
        let faults = faults.into_vec();
        (question.filter(|_| faults.iter().all(|fault| fault.level == Level::Warning)), faults)
    }

    pub(crate) const fn new(face: Face, key: AnswerKey) -> Self {
        Self { face, key }
    }

    /// For grading, opening and comparing, inside this crate only.
    #[cfg_attr(
        not(any(test, feature = "keys")),
        expect(dead_code, reason = "without `keys` there is nothing that opens a key")
    )]
    pub(crate) const fn key(&self) -> &AnswerKey {
        &self.key
    }

    /// For what joins questions into a bank.
    pub(crate) const fn id(&self) -> &crate::Slug {
        &self.key.attributes.id
    }

    pub(crate) fn enemies(&self) -> &[crate::Slug] {
        &self.key.attributes.enemies
    }
}

/// Says only that there is one: for types that hold what must not reach a log.
fn silent(f: &mut fmt::Formatter<'_>, name: &str) -> fmt::Result {
    write!(f, "{name}(…)")
}

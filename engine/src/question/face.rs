use serde::Serialize;

use crate::{Html, QuestionType};

/// What a candidate may see of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Face {
    /// How it is answered.
    pub kind: QuestionType,
    /// What is asked: paragraphs, lists, chats. Block content, so not for a `<legend>` or `<p>`.
    pub stem: Html,
    /// The choices, one line of text each, fit for a `<label>`.
    pub choices: Vec<Html>,
}

impl Face {
    /// The face as one paper shows it, where `order[place]` is a choice's index in the source.
    ///
    /// ```
    /// use engine::{Lang, Limits, Question, Source};
    /// let source = Source::new("## One and one? {#sum}\n\n- [ ] one\n- [x] two\n".to_owned());
    /// let question = Question::parse(&source, Lang::En, &Limits::default()).unwrap();
    /// assert_eq!(question.face.in_order(&[1, 0]).choices[0].as_str(), "two");
    /// ```
    #[must_use]
    pub fn in_order(&self, order: &[u8]) -> Self {
        let choices = order.iter().filter_map(|&index| self.choices.get(usize::from(index)).cloned()).collect();
        Self { kind: self.kind, stem: self.stem.clone(), choices }
    }
}

use serde::{Deserialize, Serialize};

use super::{Pin, Question};
use crate::{QuestionType, RuleId, Slug, Usage};

/// What a draw needs to know of a question. Not for browsers: names and rules often tell the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traits {
    /// Its name in the bank.
    pub slug: Slug,
    /// How it is answered.
    pub kind: QuestionType,
    /// 1 to 3.
    pub difficulty: u8,
    /// Whether it must be right, whatever the total.
    pub red_line: bool,
    /// Where it may be drawn.
    pub usage: Usage,
    /// Questions of the same bank that never stand on the same paper.
    pub enemies: Vec<Slug>,
    /// The posts it is for; none means all.
    pub posts: Vec<Slug>,
    /// The last day it may be drawn on, `2026-08-31`.
    pub valid_until: Option<String>,
    /// The rules it examines.
    pub rules: Vec<RuleId>,
    /// For each choice, whether it keeps its place.
    pub shape: Vec<Option<Pin>>,
}

impl Question {
    /// What a draw needs to know of it.
    ///
    /// ```
    /// # #[cfg(feature = "keys")] {
    /// use engine::{Lang, Limits, Question, Source};
    /// let source = Source::new("## 1 + 1? {#sum difficulty=3}\n\n- [ ] 1\n- [x] 2\n".to_owned());
    /// let question = Question::parse(&source, Lang::En, &Limits::default()).unwrap();
    /// assert_eq!(question.traits().difficulty, 3);
    /// # }
    /// ```
    #[must_use]
    pub fn traits(&self) -> Traits {
        let attributes = &self.key().attributes;
        Traits {
            slug: attributes.id.clone(),
            kind: self.face.kind,
            difficulty: attributes.difficulty,
            red_line: attributes.red_line,
            usage: attributes.usage,
            enemies: attributes.enemies.clone(),
            posts: attributes.posts.clone(),
            valid_until: attributes.valid_until.clone(),
            rules: attributes.rules.clone(),
            shape: self.key().pins.clone(),
        }
    }
}

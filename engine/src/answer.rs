use serde::{Deserialize, Serialize};

use crate::{QuestionType, Refusal};

/// What was entered for one question of a paper. Open: other kinds of answer join as variants; what is stored carries
/// the version it was written in: `{"v":1,"kind":"choices","places":[0,2]}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
#[non_exhaustive]
pub enum Payload {
    /// Ticked choices. None is a cleared answer.
    Choices {
        /// Their places on this paper, from 0, ascending.
        places: Vec<u8>,
    },
}

/// The version that is written; older ones stay readable.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Wire {
    v: u32,
    #[serde(flatten)]
    body: Body,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Body {
    Choices { places: Vec<u8> },
}

impl TryFrom<Wire> for Payload {
    type Error = String;

    fn try_from(wire: Wire) -> Result<Self, String> {
        match (wire.v, wire.body) {
            (VERSION, Body::Choices { places }) => Ok(Self::Choices { places }),
            (newer, _) => Err(format!("an answer of version {newer} is unknown here")),
        }
    }
}

impl From<Payload> for Wire {
    fn from(payload: Payload) -> Self {
        match payload {
            Payload::Choices { places } => Self { v: VERSION, body: Body::Choices { places } },
        }
    }
}

impl Payload {
    /// Ticked choices from places in any order, as forms and clicks bring them.
    ///
    /// ```
    /// let payload = engine::Payload::choices([2, 0, 2]);
    /// assert_eq!(payload, engine::Payload::Choices { places: vec![0, 2] });
    /// ```
    #[must_use]
    pub fn choices(places: impl IntoIterator<Item = u8>) -> Self {
        let mut places: Vec<u8> = places.into_iter().collect();
        places.sort_unstable();
        places.dedup();
        Self::Choices { places }
    }

    /// The places that are ticked.
    ///
    /// ```
    /// assert_eq!(engine::Payload::choices([1]).places(), [1]);
    /// ```
    #[must_use]
    pub fn places(&self) -> &[u8] {
        match self {
            Self::Choices { places } => places,
        }
    }

    /// Whether nothing is ticked: the answer was cleared, and counts like none.
    ///
    /// ```
    /// assert!(engine::Payload::choices([]).is_cleared());
    /// ```
    #[must_use]
    pub fn is_cleared(&self) -> bool {
        self.places().is_empty()
    }

    /// Whether this can be an answer to a question of this type with so many choices: places ascending, each once, none
    /// beyond the last choice, and at most one unless it is a multiple choice.
    ///
    /// ```
    /// use engine::{Payload, QuestionType, Refusal};
    /// assert_eq!(Payload::choices([0, 3]).check(QuestionType::Multi, 4), Ok(()));
    /// assert_eq!(Payload::choices([0, 3]).check(QuestionType::Single, 4), Err(Refusal::MalformedAnswer));
    /// ```
    ///
    /// # Errors
    /// [`Refusal::MalformedAnswer`] otherwise.
    pub fn check(&self, kind: QuestionType, choices: usize) -> Result<(), Refusal> {
        let places = self.places();
        let ascending = places.windows(2).all(|pair| pair[0] < pair[1]);
        let in_range = places.iter().all(|&place| usize::from(place) < choices);
        let few_enough = kind == QuestionType::Multi || places.len() <= 1;
        if ascending && in_range && few_enough { Ok(()) } else { Err(Refusal::MalformedAnswer) }
    }

    /// Which choices are ticked, in the order of the source, where `order[place]` is a choice's index in the source.
    /// Places that are not on the paper tick nothing.
    ///
    /// ```
    /// let payload = engine::Payload::choices([0]);
    /// assert_eq!(payload.in_source(&[2, 0, 1]), [false, false, true]);
    /// ```
    #[must_use]
    pub fn in_source(&self, order: &[u8]) -> Vec<bool> {
        let mut chosen = vec![false; order.len()];
        for index in self.places().iter().filter_map(|&place| order.get(usize::from(place))) {
            if let Some(tick) = chosen.get_mut(usize::from(*index)) {
                *tick = true;
            }
        }
        chosen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_stored_with_its_version() {
        let text = r#"{"v":1,"kind":"choices","places":[0,2]}"#;
        let payload: Payload = serde_json::from_str(text).unwrap();
        assert_eq!(payload, Payload::choices([2, 0]));
        assert_eq!(serde_json::to_string(&payload).unwrap(), text);
    }

    #[test]
    fn an_answer_of_an_unknown_version_or_kind_is_not_read() {
        for text in [
            r#"{"v":2,"kind":"choices","places":[]}"#,
            r#"{"v":1,"kind":"essay","places":[]}"#,
            r#"{"kind":"choices","places":[]}"#,
            r#"{"v":1,"kind":"choices","places":[256]}"#,
        ] {
            assert!(serde_json::from_str::<Payload>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn only_an_answer_that_fits_the_question_is_taken() {
        use QuestionType::{Boolean, Multi, Single};
        let fits =
            |places: &[u8], kind, choices| Payload::Choices { places: places.to_vec() }.check(kind, choices).is_ok();
        assert!(fits(&[], Single, 4) && fits(&[], Multi, 4) && fits(&[], Boolean, 2));
        assert!(fits(&[3], Single, 4) && fits(&[0, 1, 2, 3], Multi, 4) && fits(&[1], Boolean, 2));
        assert!(!fits(&[4], Single, 4) && !fits(&[0, 4], Multi, 4) && !fits(&[2], Boolean, 2) && !fits(&[0], Multi, 0));
        assert!(!fits(&[0, 1], Single, 4) && !fits(&[0, 1], Boolean, 2));
        assert!(!fits(&[1, 0], Multi, 4) && !fits(&[1, 1], Multi, 4));
    }
}

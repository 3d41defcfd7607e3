//! What a key does not let out, whatever somebody writes around it.

use engine::{AnswerKey, Lang, Limits, Question, Source};
use static_assertions::assert_not_impl_any;

assert_not_impl_any!(AnswerKey: serde::Serialize, serde::de::DeserializeOwned, Clone, std::fmt::Display, PartialEq);
assert_not_impl_any!(Source: serde::Serialize, serde::de::DeserializeOwned, Clone, std::fmt::Display, PartialEq);
assert_not_impl_any!(Question: serde::Serialize, serde::de::DeserializeOwned, Clone, std::fmt::Display, PartialEq);
assert_not_impl_any!(engine::BankQuestion: serde::Serialize, Clone, PartialEq);
assert_not_impl_any!(engine::Html: serde::de::DeserializeOwned, From<String>, Default);

const SECRET: &str =
    "## Geheim? {#geheim rule=geheim/geheim}\n\n- [x] geheim 1\n  > geheim\n- [ ] geheim 2\n\n> geheim\n";

#[test]
fn nothing_of_a_question_reaches_a_log() {
    let source = Source::new(SECRET.to_owned());
    let question = Question::parse(&source, Lang::En, &Limits::default()).unwrap();
    let bank = format!("---\nbank: a\ntitle: A\nlanguage: en\n---\n{SECRET}");
    let (bank, _) = engine::parse_bank("a.md", &bank, &Limits::default());
    for text in
        [format!("{source:?}"), format!("{question:?}"), format!("{question:#?}"), format!("{:?}", bank.unwrap())]
    {
        assert!(!text.to_lowercase().contains("geheim"), "{text}");
        assert!(!text.contains("true"), "{text}");
    }
}

#[test]
fn a_face_tells_neither_key_nor_name() {
    let question =
        Question::parse(&Source::new(SECRET.replace("Geheim?", "What?")), Lang::En, &Limits::default()).unwrap();
    let face = serde_json::to_string(&question.face).unwrap();
    let expect = r#"{"kind":"single","stem":"<p>What?</p>","choices":["geheim 1","geheim 2"]}"#;
    assert_eq!(face, expect);
}

#[cfg(feature = "keys")]
#[test]
fn an_opened_key_stays_out_of_logs_too() {
    let question = Question::parse(&Source::new(SECRET.to_owned()), Lang::En, &Limits::default()).unwrap();
    let solution = engine::open(&question, &[0, 1], &engine::Authoring::permit());
    assert_eq!(format!("{solution:?}"), "Solution(…)");
}

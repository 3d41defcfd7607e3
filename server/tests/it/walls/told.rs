use super::sources::{rust_files, text};

#[test]
fn every_event_about_a_person_has_words_on_their_record() {
    const NOUNS: [&str; 10] = [
        "attempt",
        "certificate",
        "enrolment",
        "grant",
        "membership",
        "mentor",
        "password",
        "person",
        "phase",
        "session",
    ];
    // Signing in is no decision, and nobody opens the record of who was erased.
    const UNTOLD: [&str; 2] = ["session.started", "person.erased"];
    let words = text("app/src/pages/person/events.rs");
    for (path, source) in rust_files("office/src") {
        for noun in NOUNS {
            let begins = format!("\"{noun}.");
            let verbs = source.split(&begins).skip(1).filter_map(|rest| rest.split('"').next());
            for verb in verbs
                .filter(|verb| !verb.is_empty() && verb.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'))
            {
                let kind = format!("{noun}.{verb}");
                let told = UNTOLD.contains(&kind.as_str()) || words.contains(&format!("\"{kind}\""));
                assert!(told, "{path}: {kind} has no words");
            }
        }
    }
}

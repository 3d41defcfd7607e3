//! What must hold of the message files: both languages say the same things, with the same arguments, and code uses
//! nothing that is missing and leaves nothing unused.

pub(crate) mod sources;

use std::collections::{BTreeMap, BTreeSet};

use engine::{Moment, Points, Refusal};

use super::bundles::{EN, ZH_HANS};
use crate::refusals;
use sources::{sources, texts_after};

/// Id and the arguments it names, of every message of a language.
fn messages(files: &[(&str, &str)]) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    for (name, text) in files {
        let resource = fluent_bundle::FluentResource::try_new((*text).to_owned());
        assert!(resource.is_ok(), "{name}.ftl has faults: {:?}", resource.err().map(|(_, faults)| faults));
        let mut id = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((new, _)) = line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
            {
                id = new.to_owned();
                assert!(all.insert(id.clone(), BTreeSet::new()).is_none(), "{id} is there twice");
            }
            let named = line
                .split('$')
                .skip(1)
                .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>());
            all.entry(id.clone()).or_default().extend(named);
        }
    }
    all.remove("");
    all
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    let (chinese, english) = (messages(ZH_HANS), messages(EN));
    for (id, arguments) in &chinese {
        assert_eq!(Some(arguments), english.get(id), "{id}");
    }
    assert_eq!(chinese.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>());
}

#[test]
fn every_message_file_is_read() {
    for (folder, files) in [("zh-Hans", ZH_HANS), ("en", EN)] {
        let folder = format!("{}/messages/{folder}", env!("CARGO_MANIFEST_DIR"));
        let there: BTreeSet<String> = std::fs::read_dir(&folder)
            .expect(&folder)
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let read: BTreeSet<String> = files.iter().map(|(name, _)| format!("{name}.ftl")).collect();
        assert_eq!(there, read);
    }
}

#[test]
fn code_uses_no_missing_message_and_leaves_none_unused() {
    let known = messages(ZH_HANS);
    let mut used = BTreeSet::new();
    for (file, text) in sources() {
        for id in texts_after(&text, "say!(") {
            assert!(known.contains_key(&id), "{file} says {id}, which no message file has");
            used.insert(id);
        }
    }
    let unused: Vec<_> = known.keys().filter(|id| !used.contains(*id) && !id.starts_with("refusal-")).collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
}

/// One of each refusal. A new one does not compile here until it stands in the list.
fn every_refusal() -> Vec<Refusal> {
    let all = vec![
        Refusal::NotFound,
        Refusal::SignInNeeded,
        Refusal::NotAllowed,
        Refusal::WrongCredentials,
        Refusal::TooManyTries { retry_after_s: 90 },
        Refusal::PasswordTooShort { min: 10 },
        Refusal::PasswordTooCommon,
        Refusal::PasswordSameAsBefore,
        Refusal::TimeIsUp,
        Refusal::AlreadyHandedIn,
        Refusal::HeldByAnotherDevice,
        Refusal::NoSuchQuestion,
        Refusal::MalformedAnswer,
        Refusal::NewerAnswerKept,
        Refusal::NoAttemptsLeft { allowed: 3 },
        Refusal::PauseUntil { at: Moment(0) },
        Refusal::ExamPaused { since: Moment(0) },
        Refusal::OpensAt { at: Moment(0) },
        Refusal::WindowsOver,
        Refusal::BankTooSmall {
            section: 1,
            topic: "returns".to_owned(),
            difficulty: None,
            red_line: false,
            need: 4,
            have: 3,
        },
        Refusal::NotYetSettled,
        Refusal::AlreadyAnswered,
        Refusal::AlreadyGranted,
        Refusal::GrantUsed,
        Refusal::DeadlineMoved { at: Moment(0) },
        Refusal::AnsweredMeanwhile,
        Refusal::CrossSite,
        Refusal::BadRequest { field: "next".to_owned() },
        Refusal::TooLarge,
        Refusal::Busy { retry_after_s: 2 },
        Refusal::NotKnown,
        Refusal::StaffNoTaken { staff_no: "1001".to_owned() },
        Refusal::AlreadyReported,
        Refusal::LastAdministrator,
        Refusal::DecidedMeanwhile,
        Refusal::MarksWouldFall { from: Points(300), to: Points(250), max: Points(400), fails: true },
        Refusal::MarksWithheld { at: Some(Moment(0)) },
        Refusal::SectionClosed { open: 2 },
    ];
    for refusal in &all {
        match refusal {
            Refusal::NotFound
            | Refusal::SignInNeeded
            | Refusal::NotAllowed
            | Refusal::WrongCredentials
            | Refusal::TooManyTries { .. }
            | Refusal::PasswordTooShort { .. }
            | Refusal::PasswordTooCommon
            | Refusal::PasswordSameAsBefore
            | Refusal::TimeIsUp
            | Refusal::AlreadyHandedIn
            | Refusal::HeldByAnotherDevice
            | Refusal::NoSuchQuestion
            | Refusal::MalformedAnswer
            | Refusal::NewerAnswerKept
            | Refusal::NoAttemptsLeft { .. }
            | Refusal::PauseUntil { .. }
            | Refusal::ExamPaused { .. }
            | Refusal::OpensAt { .. }
            | Refusal::WindowsOver
            | Refusal::BankTooSmall { .. }
            | Refusal::NotYetSettled
            | Refusal::AlreadyAnswered
            | Refusal::AlreadyGranted
            | Refusal::GrantUsed
            | Refusal::DeadlineMoved { .. }
            | Refusal::AnsweredMeanwhile
            | Refusal::CrossSite
            | Refusal::BadRequest { .. }
            | Refusal::TooLarge
            | Refusal::Busy { .. }
            | Refusal::NotKnown
            | Refusal::StaffNoTaken { .. }
            | Refusal::AlreadyReported
            | Refusal::LastAdministrator
            | Refusal::DecidedMeanwhile
            | Refusal::MarksWouldFall { .. }
            | Refusal::MarksWithheld { .. }
            | Refusal::SectionClosed { .. } => {}
        }
    }
    all
}

#[test]
fn the_messages_stand_the_conversion_to_traditional_characters() {
    let plain = messages(ZH_HANS);
    let converted: Vec<(&str, String)> =
        ZH_HANS.iter().map(|(name, text)| (*name, office::traditional(text))).collect();
    let converted: Vec<(&str, &str)> = converted.iter().map(|(name, text)| (*name, text.as_str())).collect();
    assert_eq!(messages(&converted), plain);
}

#[test]
fn every_refusal_can_be_said_in_each_language() {
    let zone = jiff::tz::TimeZone::UTC;
    let refusals = every_refusal();
    for &lang in engine::Lang::ALL {
        for refusal in &refusals {
            let text = refusals::said(lang, &zone, refusal);
            assert!(!text.contains("refusal-") && !text.contains('{'), "{lang} {}: {text}", refusal.code());
        }
    }
    let said: BTreeSet<String> = refusals.iter().map(|refusal| format!("refusal-{}", refusal.code())).collect();
    let known = messages(ZH_HANS).into_keys().filter(|id| id.starts_with("refusal-")).collect::<BTreeSet<_>>();
    assert_eq!(said, known);
}

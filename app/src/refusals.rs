//! A refusal in words. Its message is `refusal-` with its code; what the message may name stands here.

use engine::{Lang, Refusal};
use jiff::tz::TimeZone;

use crate::looker::Reader;
use crate::messages::{text as message, value};
use crate::moments;

/// What a refusal says to its reader.
pub(crate) fn text(reader: &Reader, refusal: &Refusal) -> String {
    said(reader.lang, reader.own_zone(), refusal)
}

/// What a text must be that somebody was asked for, beside its field.
pub(crate) fn field(reader: &Reader, field: &str) -> String {
    let lang = reader.lang;
    match field {
        "reason" => say!(lang, "field-reason"),
        "report" => say!(lang, "field-report"),
        "answer" => say!(lang, "field-answer"),
        _ => text(reader, &Refusal::BadRequest { field: field.to_owned() }),
    }
}

pub(crate) fn said(lang: Lang, zone: &TimeZone, refusal: &Refusal) -> String {
    let id = format!("refusal-{}", refusal.code());
    match refusal {
        Refusal::TooManyTries { retry_after_s } => message(lang, &id, [("minutes", value(retry_after_s.div_ceil(60)))]),
        Refusal::Busy { retry_after_s } => message(lang, &id, [("seconds", value(*retry_after_s))]),
        Refusal::PasswordTooShort { min } => message(lang, &id, [("min", value(*min))]),
        Refusal::NoAttemptsLeft { allowed } => message(lang, &id, [("allowed", value(*allowed))]),
        Refusal::PauseUntil { at } | Refusal::DeadlineMoved { at } | Refusal::OpensAt { at } => {
            message(lang, &id, [("at", value(moments::minute(lang, zone, *at)))])
        }
        Refusal::ExamPaused { since } => message(lang, &id, [("since", value(moments::minute(lang, zone, *since)))]),
        Refusal::BankTooSmall { section, topic, need, have, .. } => message(
            lang,
            &id,
            [
                ("section", value(*section)),
                ("topic", value(topic.clone())),
                ("need", value(*need)),
                ("have", value(*have)),
            ],
        ),
        Refusal::BadRequest { field } => message(lang, &id, [("field", value(field.clone()))]),
        Refusal::StaffNoTaken { staff_no } => message(lang, &id, [("number", value(staff_no.clone()))]),
        Refusal::MarksWouldFall { from, to, max, fails } => message(
            lang,
            &id,
            [
                ("from", value(from.to_string())),
                ("to", value(to.to_string())),
                ("max", value(max.to_string())),
                ("fails", value(if *fails { "yes" } else { "no" })),
            ],
        ),
        Refusal::MarksWithheld { at } => {
            let (at, known) = match at {
                Some(at) => (moments::minute(lang, zone, *at), "yes"),
                None => (String::new(), "no"),
            };
            message(lang, &id, [("at", value(at)), ("known", value(known))])
        }
        Refusal::SectionClosed { open } => message(lang, &id, [("open", value(*open))]),
        _ => message(lang, &id, []),
    }
}

//! What the words of a closed list are called. Every id stands here in full, so that the check of ids sees it.

pub(crate) mod people;

use engine::{Lang, Mode, Policy, QuestionType, SectionKind, Usage};
use office::views::Writer;
use office::views::desk::Progress;
use office::{CertificateState, Reason, Role};

use crate::looker::Reader;
use crate::moments;

/// What a status means for a person, as the title of a page.
pub(crate) fn status(lang: Lang, status: u16) -> String {
    match status {
        401 => say!(lang, "status-401"),
        403 => say!(lang, "status-403"),
        404 => say!(lang, "status-404"),
        409 => say!(lang, "status-409"),
        413 => say!(lang, "status-413"),
        429 => say!(lang, "status-429"),
        503 => say!(lang, "status-503"),
        504 => say!(lang, "status-504"),
        _ => say!(lang, "status-422"),
    }
}

/// A language in its own words, whatever language the page is in.
pub(crate) fn language(lang: Lang) -> String {
    match lang {
        Lang::ZhHans => say!(lang, "own-zh-hans"),
        Lang::ZhHant => say!(lang, "own-zh-hant"),
        Lang::En => say!(lang, "own-en"),
    }
}

/// The same in short, where there is little room.
pub(crate) fn short_language(lang: Lang) -> String {
    match lang {
        Lang::ZhHans => say!(lang, "short-zh-hans"),
        Lang::ZhHant => say!(lang, "short-zh-hant"),
        Lang::En => say!(lang, "short-en"),
    }
}

/// Practice, mock or certification.
pub(crate) fn mode(lang: Lang, mode: Mode) -> String {
    match mode {
        Mode::Practice => say!(lang, "mode-practice"),
        Mode::Mock => say!(lang, "mode-mock"),
        Mode::Certification => say!(lang, "mode-certification"),
    }
}

/// What a person is to the department.
pub(crate) fn role(lang: Lang, role: Role) -> String {
    match role {
        Role::Trainee => say!(lang, "role-trainee"),
        Role::Trainer => say!(lang, "role-trainer"),
        Role::Manager => say!(lang, "role-manager"),
        Role::Administrator => say!(lang, "role-administrator"),
    }
}

/// A person by name; who was erased has none.
pub(crate) fn person(lang: Lang, name: &str) -> String {
    if name.is_empty() { say!(lang, "person-erased") } else { name.to_owned() }
}

/// The type of question a section holds.
pub(crate) fn section_kind(lang: Lang, kind: SectionKind) -> String {
    match kind {
        SectionKind::Only(QuestionType::Single) => say!(lang, "kind-single"),
        SectionKind::Only(QuestionType::Multi) => say!(lang, "kind-multi"),
        SectionKind::Only(QuestionType::Boolean) => say!(lang, "kind-boolean"),
        SectionKind::Any => say!(lang, "kind-any"),
    }
}

/// How a single question is answered.
pub(crate) fn question_type(lang: Lang, kind: QuestionType) -> String {
    section_kind(lang, SectionKind::Only(kind))
}

/// Where a question may be drawn.
pub(crate) fn usage(lang: Lang, usage: Usage) -> String {
    match usage {
        Usage::Exam => say!(lang, "usage-exam"),
        Usage::Practice => say!(lang, "usage-practice"),
        Usage::Both => say!(lang, "usage-both"),
    }
}

/// How a partly right answer counts.
pub(crate) fn policy(lang: Lang, policy: Policy) -> String {
    match policy {
        Policy::AllOrNothing => say!(lang, "policy-all-or-nothing"),
        Policy::NetCorrect => say!(lang, "policy-net-correct"),
        Policy::EachDecision => say!(lang, "policy-each-decision"),
        Policy::HalfIfIncomplete => say!(lang, "policy-half-if-incomplete"),
        Policy::ShareIfIncomplete => say!(lang, "policy-share-if-incomplete"),
    }
}

/// Who made a version.
pub(crate) fn writer(lang: Lang, writer: &Writer) -> String {
    match writer {
        Writer::Files => say!(lang, "writer-files"),
        Writer::Person { name } if name.is_empty() => say!(lang, "writer-gone"),
        Writer::Person { name } => name.clone(),
    }
}

/// Whether a gate is open.
pub(crate) fn gate(lang: Lang, open: bool) -> String {
    if open { say!(lang, "gate-open") } else { say!(lang, "gate-closed") }
}

/// Why a gate is closed.
pub(crate) fn reason(reader: &Reader, reason: &Reason) -> String {
    let lang = reader.lang;
    let day = |moment| moments::day(lang, reader.zone(), moment);
    match reason {
        Reason::UnknownPerson => say!(lang, "gate-unknown-person"),
        Reason::UnknownPost => say!(lang, "gate-unknown-post"),
        Reason::NoTrack => say!(lang, "gate-no-track"),
        Reason::NotEnrolled => say!(lang, "gate-not-enrolled"),
        Reason::NotYet { from } => say!(lang, "gate-not-yet", day = day(*from)),
        // The midnight at which it was over belongs to the day after.
        Reason::Over { at } => say!(lang, "gate-over", day = day(engine::Moment(at.0 - 1))),
        Reason::NoCertificate => say!(lang, "gate-no-certificate"),
        Reason::NotYetValid { from } => say!(lang, "gate-not-yet-valid", day = day(*from)),
        Reason::Expired { at } => say!(lang, "gate-expired", day = day(*at)),
        Reason::Revoked { at } => say!(lang, "gate-revoked", day = day(*at)),
        Reason::NotProven => say!(lang, "gate-not-proven"),
        Reason::Unavailable => say!(lang, "gate-unavailable"),
    }
}

/// Whether a certificate is good.
pub(crate) fn certificate_state(lang: Lang, state: CertificateState) -> String {
    match state {
        CertificateState::InForce => say!(lang, "verify-good"),
        CertificateState::Expired => say!(lang, "verify-expired"),
        CertificateState::Revoked { .. } => say!(lang, "verify-revoked"),
        CertificateState::Replaced => say!(lang, "verify-replaced"),
    }
}

/// How far somebody is with an exam, as the name of a group.
pub(crate) fn progress(lang: Lang, progress: Progress) -> String {
    match progress {
        Progress::NotStarted => say!(lang, "progress-not-started"),
        Progress::Running => say!(lang, "progress-running"),
        Progress::Failed => say!(lang, "progress-failed"),
        Progress::MustWait => say!(lang, "progress-must-wait"),
        Progress::Stuck => say!(lang, "progress-stuck"),
        Progress::Passed => say!(lang, "progress-passed"),
    }
}

/// The same in one or two words, for a pill.
pub(crate) fn progress_short(lang: Lang, progress: Progress) -> String {
    match progress {
        Progress::NotStarted => say!(lang, "step-not-started"),
        Progress::Running => say!(lang, "step-running"),
        Progress::Failed => say!(lang, "step-failed"),
        Progress::MustWait => say!(lang, "step-must-wait"),
        Progress::Stuck => say!(lang, "step-stuck"),
        Progress::Passed => say!(lang, "step-passed"),
    }
}

//! What a manager decides about a person: one more attempt, extra time, a certificate taken back. Each asks for a reason.

mod longer;
mod revoke;

use axum::http::StatusCode;
use engine::{Lang, Refusal};
use leptos::prelude::*;
use office::views::desk::{ExamRecord, Record};

use super::grants;
use crate::address::to;
use crate::look::{Area, Button, Choice, Choose, Hidden, PostForm};
use crate::looker::Reader;
use crate::{pages, refusals};

/// Which decision a form takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    /// One more attempt.
    Attempt,
    /// Extra minutes.
    Minutes,
    /// To take a certificate back.
    Revoke,
    /// To take back what was granted.
    Withdraw,
    /// Extra time at every exam.
    Longer,
    /// To end that.
    NoLonger,
}

/// Why a decision was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Objection {
    /// The box that confirms it was not ticked.
    NotSure,
    /// The office refuses.
    Refused(Refusal),
}

/// What was entered, to be shown again with why it was refused.
#[derive(Debug, Clone)]
pub(crate) struct Entered {
    pub(crate) decision: Decision,
    /// The exam, the certificate's number, or the grant.
    pub(crate) about: String,
    /// Minutes, or per cent.
    pub(crate) minutes: Option<String>,
    /// The first and the last day.
    pub(crate) term: Option<(String, String)>,
    pub(crate) reason: String,
    pub(crate) objection: Objection,
}

impl Entered {
    pub(crate) fn status(&self) -> StatusCode {
        match &self.objection {
            Objection::NotSure => StatusCode::UNPROCESSABLE_ENTITY,
            Objection::Refused(refusal) => pages::status_of(Some(refusal)),
        }
    }

    /// The refusal in words.
    fn words(&self, reader: &Reader) -> String {
        match &self.objection {
            Objection::NotSure => say!(reader.lang, "decide-sure-missing"),
            Objection::Refused(Refusal::BadRequest { field }) if field == "reason" => {
                say!(reader.lang, "decide-reason-bad")
            }
            Objection::Refused(refusal) => refusals::text(reader, refusal),
        }
    }
}

/// What the page says after a decision.
pub(super) fn done(lang: Lang, done: &str) -> Option<String> {
    match done {
        "attempt" => Some(say!(lang, "decide-done-attempt")),
        "minutes" => Some(say!(lang, "decide-done-minutes")),
        "extended" => Some(say!(lang, "decide-done-extended")),
        "withdrawn" => Some(say!(lang, "decide-done-withdrawn")),
        "longer" => Some(say!(lang, "longer-done")),
        "no-longer" => Some(say!(lang, "longer-done-ended")),
        "revoked" => Some(say!(lang, "decide-done-revoked")),
        _ => None,
    }
}

/// The decisions that can be taken now, each folded until it is wanted.
pub(super) fn forms(reader: &Reader, record: &Record, entered: Option<&Entered>) -> impl IntoView + use<> {
    let lang = reader.lang;
    let of = |decision| entered.filter(|entered| entered.decision == decision);
    let attempt = attempt(reader, record, of(Decision::Attempt));
    let minutes = minutes(reader, record, of(Decision::Minutes));
    let longer = longer::forms(reader, record, of(Decision::Longer), of(Decision::NoLonger));
    let revoke = revoke::forms(reader, record, of(Decision::Revoke));
    let withdraw = grants::withdrawals(reader, record, entered);
    view! {
        <section class="part-of-page decisions no-print" id="decide">
            <h2>{say!(lang, "decide-title")}</h2>
            <p class="soft">{say!(lang, "decide-why")}</p>
            {attempt}
            {minutes}
            {longer}
            {withdraw}
            {revoke}
        </section>
    }
}

fn attempt(reader: &Reader, record: &Record, entered: Option<&Entered>) -> Option<AnyView> {
    let lang = reader.lang;
    let exams = exams(record, entered, |exam| exam.attempt_may_be_granted)?;
    let action = to("/people/{id}/grant", &[record.person.as_str()]);
    let (name, exam) = (name(reader), exam(reader, "attempt-exam", exams, entered));
    let why = reason(reader, "attempt-reason".to_owned(), entered);
    let body = view! {
        <p class="soft">{say!(lang, "decide-attempt-text")}</p>
        <PostForm action=action label=say!(lang, "decide-attempt")>
            <Hidden name="what" value="attempt"/>
            {name}
            {exam}
            {why}
            <div class="row"><Button>{say!(lang, "decide-attempt-go")}</Button></div>
        </PostForm>
    };
    Some(folded(say!(lang, "decide-attempt"), entered, body.into_any()))
}

/// What can be given at once; more is a decision for another day.
const MINUTES: [u32; 7] = [5, 10, 15, 20, 30, 45, 60];

fn minutes(reader: &Reader, record: &Record, entered: Option<&Entered>) -> Option<AnyView> {
    let lang = reader.lang;
    let exams = exams(record, entered, |exam| exam.minutes_may_be_granted)?;
    let action = to("/people/{id}/grant", &[record.person.as_str()]);
    let running = record.exams.iter().filter_map(|exam| Some(format!("{}@{}", exam.exam, exam.deadline?.0)));
    let shown = running.collect::<Vec<_>>().join(" ");
    let counts = MINUTES.into_iter().map(|count| (count.to_string(), say!(lang, "minutes", count = count)));
    let counts: Vec<Choice> = counts.collect();
    let count = entered.and_then(|entered| entered.minutes.clone()).or_else(|| Some("15".to_owned()));
    let (name, exam) = (name(reader), exam(reader, "minutes-exam", exams, entered));
    let why = reason(reader, "minutes-reason".to_owned(), entered);
    let body = view! {
        <p class="soft">{say!(lang, "decide-minutes-text")}</p>
        <PostForm action=action label=say!(lang, "decide-minutes")>
            <Hidden name="what" value="minutes"/>
            {name}
            <Hidden name="shown" value=shown/>
            {exam}
            <Choose id="minutes-count" name="minutes" label=say!(lang, "decide-minutes-count") choices=counts chosen=count/>
            {why}
            <div class="row"><Button>{say!(lang, "decide-minutes-go")}</Button></div>
        </PostForm>
    };
    Some(folded(say!(lang, "decide-minutes"), entered, body.into_any()))
}

/// The form's name: whoever presses twice decides once.
fn name(reader: &Reader) -> Option<impl IntoView + use<>> {
    let once = reader.viewer.as_ref().map(|viewer| reader.desk.office.form_name(viewer));
    once.map(|once| view! { <Hidden name="once" value=once/> })
}

/// The exams a decision can be about; what was refused is still told beside what was entered.
fn exams(record: &Record, entered: Option<&Entered>, may: impl Fn(&ExamRecord) -> bool) -> Option<Vec<Choice>> {
    let named = |exam: &ExamRecord| entered.is_some_and(|entered| entered.about == exam.exam.as_str());
    let exams = record.exams.iter().filter(|exam| may(exam) || named(exam));
    let exams: Vec<Choice> = exams.map(|exam| (exam.exam.to_string(), exam.title.clone())).collect();
    (!exams.is_empty()).then_some(exams)
}

fn exam(reader: &Reader, id: &'static str, exams: Vec<Choice>, entered: Option<&Entered>) -> impl IntoView + use<> {
    let chosen = entered.map(|entered| entered.about.clone());
    view! { <Choose id=id name="exam" label=say!(reader.lang, "attempt-exam") choices=exams chosen=chosen/> }
}

/// Why, with the refusal right below.
pub(super) fn reason(reader: &Reader, id: String, entered: Option<&Entered>) -> impl IntoView + use<> {
    let lang = reader.lang;
    let (value, refusal) = entered.map(|entered| (entered.reason.clone(), entered.words(reader))).unzip();
    let hint = say!(lang, "decide-reason-hint");
    view! {
        <Area name="reason" suffix=id label=say!(lang, "decide-reason") rows=2 most=500 hint=hint value=value.unwrap_or_default() refusal=refusal/>
    }
}

/// Folded away until it is wanted; open when it was refused.
pub(super) fn folded(title: String, entered: Option<&Entered>, body: AnyView) -> AnyView {
    view! { <details class="decision" open=entered.is_some()><summary>{title}</summary>{body}</details> }.into_any()
}

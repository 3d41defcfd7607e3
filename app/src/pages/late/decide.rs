use engine::{Points, Refusal};
use leptos::prelude::*;
use office::views::{AttemptPage, KeptAnswer};

use super::words;
use crate::address::to;
use crate::look::{Area, Button, Hidden, PostForm, Weight};
use crate::looker::Reader;
use crate::refusals;

/// What was entered, to be shown again with why it was refused.
#[derive(Debug, Clone)]
pub(crate) struct Entered {
    /// Which answer.
    pub(crate) ordinal: u32,
    pub(crate) reason: String,
    pub(crate) refusal: Refusal,
}

impl Entered {
    pub(super) fn words(&self, reader: &Reader) -> String {
        match &self.refusal {
            Refusal::BadRequest { field } => refusals::field(reader, field),
            refusal => refusals::text(reader, refusal),
        }
    }

    /// The totals that are to be confirmed.
    fn falls(&self) -> Option<(Points, Points)> {
        match self.refusal {
            Refusal::MarksWouldFall { from, to, .. } => Some((from, to)),
            _ => None,
        }
    }
}

/// A form for each answer that nobody has decided about; first those that wait for it.
pub(super) fn forms(
    reader: &Reader,
    attempt: &AttemptPage,
    entered: Option<&Entered>,
) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    if !attempt.may_decide {
        return None;
    }
    let mut open: Vec<&KeptAnswer> = attempt.kept.iter().filter(|answer| answer.decision.is_none()).collect();
    open.sort_by_key(|answer| (!answer.waits, answer.ordinal));
    let forms: Vec<_> = open
        .into_iter()
        .map(|answer| form(reader, attempt, answer, entered.filter(|entered| entered.ordinal == answer.ordinal)))
        .collect();
    (!forms.is_empty()).then(|| {
        view! {
            <section class="part-of-page decisions no-print" id="decide">
                <h2>{say!(lang, "decide-title")}</h2>
                <p class="soft">{say!(lang, "late-decide-why")}</p>
                {forms}
            </section>
        }
    })
}

fn form(
    reader: &Reader,
    attempt: &AttemptPage,
    answer: &KeptAnswer,
    entered: Option<&Entered>,
) -> impl IntoView + use<> {
    let lang = reader.lang;
    let number = answer.ordinal.to_string();
    let action = to(
        "/people/{id}/attempts/{attempt}/answers/{ordinal}",
        &[attempt.person.as_str(), attempt.attempt.as_str(), &number],
    );
    let title = say!(lang, "late-decide", question = words::question(lang, answer), why = words::why(lang, answer));
    let (value, refusal) = entered.map(|entered| (entered.reason.clone(), entered.words(reader))).unzip();
    let falls = entered.and_then(Entered::falls);
    let seen = falls.map(|(from, to)| view! { <Hidden name="seen" value=format!("{}/{}", from.0, to.0)/> });
    let count = if falls.is_some() { say!(lang, "late-count-anyway") } else { say!(lang, "late-count") };
    let weight = if falls.is_some() { Weight::Decide } else { Weight::Main };
    view! {
        <details class="decision" open=entered.is_some() || answer.waits>
            <summary>{title.clone()}</summary>
            <PostForm action=action label=title>
                {seen}
                <Area name="reason" suffix=format!("late-{number}") label=say!(lang, "decide-reason") rows=2 most=500 hint=say!(lang, "late-reason-hint") value=value.unwrap_or_default() refusal=refusal/>
                <div class="row">
                    <Button weight=weight sends=("verdict", "count")>{count}</Button>
                    <Button weight=Weight::Plain sends=("verdict", "leave")>{say!(lang, "late-leave")}</Button>
                </div>
            </PostForm>
        </details>
    }
}

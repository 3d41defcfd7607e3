//! What is said of answers that were kept, to those who decide and to whoever entered them.

use engine::Lang;
use leptos::prelude::*;
use office::views::{ClosedBy, KeptAnswer, LateDecision, NotGraded, Picked};

use crate::headings;
use crate::look::day;
use crate::looker::Reader;
use crate::pages::paper::letter;

/// What the page says after a decision.
pub(super) fn done(lang: Lang, done: &str) -> Option<String> {
    match done {
        "counted" => Some(say!(lang, "late-done-counted")),
        "left" => Some(say!(lang, "late-done-left")),
        _ => None,
    }
}

/// What ended an attempt.
pub(crate) fn closed_by(lang: Lang, by: ClosedBy) -> String {
    match by {
        ClosedBy::Candidate => say!(lang, "closed-by-candidate"),
        ClosedBy::Time => say!(lang, "closed-by-time"),
        ClosedBy::Staff => say!(lang, "closed-by-staff"),
    }
}

/// The question of an answer, by section and number.
pub(crate) fn question(lang: Lang, answer: &KeptAnswer) -> String {
    headings::question(lang, answer.section.into(), answer.number)
}

/// Why an answer was not graded.
pub(crate) fn why(lang: Lang, answer: &KeptAnswer) -> String {
    match answer.why {
        NotGraded::Late { by_ms } => say!(lang, "late-why-late", by = lasting(lang, by_ms)),
        NotGraded::Stale => say!(lang, "late-why-stale"),
        NotGraded::Paused => say!(lang, "late-why-paused"),
        NotGraded::Locked => say!(lang, "late-why-locked"),
    }
}

/// A span of time, in the words of somebody who decides about seconds.
fn lasting(lang: Lang, ms: i64) -> String {
    let seconds = ms / 1_000;
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    match (hours, minutes, seconds % 60) {
        (0, 0, 0) => say!(lang, "lasting-moment"),
        (0, 0, seconds) => say!(lang, "lasting-seconds", seconds = seconds),
        (0, minutes, seconds) => say!(lang, "lasting-minutes", minutes = minutes, seconds = seconds),
        (hours, minutes, _) => say!(lang, "lasting-hours", hours = hours, minutes = minutes),
    }
}

/// What was ticked: letters, or the texts of choices that have none.
pub(super) fn picked(lang: Lang, picked: Option<&[Picked]>) -> AnyView {
    let Some(picked) = picked.filter(|picked| !picked.is_empty()) else {
        return view! { <span class="soft">{say!(lang, "late-nothing")}</span> }.into_any();
    };
    let one = |(place, one): (usize, &Picked)| {
        let comma = (place > 0).then(|| say!(lang, "list-comma"));
        let text = match &one.text {
            Some(text) => view! { <span inner_html=text.as_str().to_owned()></span> }.into_any(),
            None => view! { <span>{letter(one.place)}</span> }.into_any(),
        };
        view! { {comma}{text} }
    };
    let parts: Vec<_> = picked.iter().enumerate().map(one).collect();
    view! { {parts} }.into_any()
}

/// What was decided, and when.
pub(crate) fn decided(reader: &Reader, decision: &LateDecision) -> impl IntoView + use<> {
    let lang = reader.lang;
    let verdict = if decision.counted { say!(lang, "late-counted") } else { say!(lang, "late-left") };
    let by = decision.by.clone().map(|by| view! { " · " {by} });
    view! {
        <strong>{verdict}</strong> " · " {day(reader, decision.at)} {by}
        <span class="block small">{say!(lang, "late-reason", reason = decision.reason.clone())}</span>
    }
}

use engine::Slug;
use leptos::prelude::*;
use office::views::{PauseCard, Underway};

use crate::address::to;
use crate::look::{Area, Button, Notice, PostForm, Tone, Weight};
use crate::looker::Reader;
use crate::moments;

/// A reason that was given and not taken.
#[derive(Debug, Clone)]
pub(crate) struct Reason {
    /// What was typed.
    pub(crate) typed: String,
    /// Why it was not taken.
    pub(crate) refusal: String,
}

/// Who sits the exam now, and the one decision about all of them: to stop their time, or to let it go on.
pub(super) fn pausing(
    reader: &Reader,
    exam: &Slug,
    underway: &Underway,
    refused: Option<Reason>,
) -> impl IntoView + use<> {
    let lang = reader.lang;
    let sitting = say!(lang, "pausing-sitting", count = underway.attempts);
    let (notice, form) = match &underway.pause {
        Some(pause) => (Some(lasts(reader, pause)), end(reader, exam, refused).into_any()),
        None => (None, begin(reader, exam, refused).into_any()),
    };
    view! {
        <section class="part-of-page no-print" id="underway">
            <h2>{say!(lang, "pausing-title")}</h2>
            {notice}
            <p>{sitting}</p>
            {form}
        </section>
    }
}

fn lasts(reader: &Reader, pause: &PauseCard) -> impl IntoView + use<> {
    let lang = reader.lang;
    let since = moments::minute(lang, reader.zone(), pause.since);
    let said = match &pause.by {
        Some(name) => say!(lang, "pausing-lasts-by", since = since, name = name.clone()),
        None => say!(lang, "pausing-lasts", since = since),
    };
    let why = pause.why.clone();
    view! { <Notice tone=Tone::Refused name=said><p>{say!(lang, "pausing-why", why = why)}</p></Notice> }
}

/// Folded: it is done seldom, and stops everybody.
fn begin(reader: &Reader, exam: &Slug, refused: Option<Reason>) -> impl IntoView + use<> {
    let lang = reader.lang;
    let open = refused.is_some();
    let reason = area(say!(lang, "pausing-reason"), refused);
    view! {
        <details class="decision" open=open>
            <summary>{say!(lang, "pausing-begin")}</summary>
            <PostForm action=to("/studio/exams/{exam}/pause", &[exam.as_str()])>
                <p class="soft small">{say!(lang, "pausing-what")}</p>
                {reason}
                <div class="row"><Button weight=Weight::Decide>{say!(lang, "pausing-begin-go")}</Button></div>
            </PostForm>
        </details>
    }
}

fn end(reader: &Reader, exam: &Slug, refused: Option<Reason>) -> impl IntoView + use<> {
    let lang = reader.lang;
    let reason = area(say!(lang, "pausing-end-reason"), refused);
    view! {
        <PostForm action=to("/studio/exams/{exam}/resume", &[exam.as_str()]) class="stack">
            <p class="soft small">{say!(lang, "pausing-end-what")}</p>
            {reason}
            <div class="row"><Button>{say!(lang, "pausing-end-go")}</Button></div>
        </PostForm>
    }
}

fn area(label: String, refused: Option<Reason>) -> impl IntoView + use<> {
    let (typed, refusal) = refused.map(|reason| (reason.typed, reason.refusal)).unzip();
    view! { <Area name="reason" label=label rows=2 most=500 value=typed.unwrap_or_default() refusal=refusal/> }
}

use engine::Mode;
use leptos::prelude::*;
use office::views::{AttemptPage, KeptAnswer};

use super::words;
use crate::look::{Column, Empty, Pill, State, Table, minute};
use crate::looker::Reader;

/// Every answer that was kept and not graded, in the order in which they came.
pub(super) fn answers(reader: &Reader, attempt: &AttemptPage) -> impl IntoView + use<> {
    let lang = reader.lang;
    let body = if attempt.kept.is_empty() {
        view! { <Empty name=say!(lang, "late-none")><p>{say!(lang, "late-none-text")}</p></Empty> }.into_any()
    } else {
        table(reader, attempt).into_any()
    };
    view! { <section class="part-of-page"><h2>{say!(lang, "late-answers")}</h2>{body}</section> }
}

fn table(reader: &Reader, attempt: &AttemptPage) -> impl IntoView + use<> {
    let lang = reader.lang;
    let columns = [
        say!(lang, "late-question"),
        say!(lang, "late-entered"),
        say!(lang, "late-counts"),
        say!(lang, "late-received"),
        say!(lang, "late-why"),
        say!(lang, "late-decision"),
    ];
    let columns: Vec<Column> = columns.into_iter().map(Column::words).collect();
    let rows: Vec<Vec<AnyView>> = attempt.kept.iter().map(|answer| row(reader, attempt.mode, answer)).collect();
    view! { <Table caption=say!(lang, "late-answers-caption") columns=columns rows=rows/> }
}

fn row(reader: &Reader, mode: Mode, answer: &KeptAnswer) -> Vec<AnyView> {
    let lang = reader.lang;
    let device = answer.other_device.then(|| {
        view! { <span class="soft small block">{say!(lang, "late-other-device")}</span> }
    });
    let decision = match &answer.decision {
        Some(decision) => words::decided(reader, decision).into_any(),
        None if mode == Mode::Practice => ().into_any(),
        None if answer.waits => view! { <Pill state=State::Closed>{say!(lang, "late-waits")}</Pill> }.into_any(),
        None => view! { <span class="soft">{say!(lang, "late-no-need")}</span> }.into_any(),
    };
    vec![
        words::question(lang, answer).into_any(),
        words::picked(lang, Some(&answer.entered)),
        words::picked(lang, answer.counts.as_deref()),
        minute(reader, answer.at).into_any(),
        view! { {words::why(lang, answer)} {device} }.into_any(),
        decision,
    ]
}

use leptos::prelude::*;
use office::views::desk::{ExamRecord, Progress, Record};

use crate::look::{Column, Table, minute};
use crate::looker::Reader;
use crate::{names, refusals};

/// How far the person is with each exam, and whether they may begin now.
pub(super) fn exams(reader: &Reader, record: &Record) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let rows: Vec<Vec<AnyView>> = record.exams.iter().map(|exam| row(reader, exam)).collect();
    let columns = vec![
        Column::words(say!(lang, "attempt-exam")),
        Column::words(say!(lang, "people-state")),
        Column::numbers(say!(lang, "people-used")),
        Column::words(say!(lang, "people-note")),
    ];
    (!rows.is_empty()).then(|| {
        view! {
            <section class="part-of-page">
                <h2>{say!(lang, "record-exams")}</h2>
                <Table caption=say!(lang, "record-exams-caption") columns=columns rows=rows/>
            </section>
        }
    })
}

fn row(reader: &Reader, exam: &ExamRecord) -> Vec<AnyView> {
    let lang = reader.lang;
    let used = match exam.attempts_allowed {
        _ if exam.progress == Some(Progress::Passed) => String::new(),
        0 => exam.attempts_used.to_string(),
        allowed => say!(lang, "people-used-of", used = exam.attempts_used, allowed = allowed),
    };
    vec![
        exam.title.clone().into_any(),
        exam.progress.map(|progress| names::progress(lang, progress)).into_any(),
        used.into_any(),
        next(reader, exam),
    ]
}

/// What holds now: until when an attempt runs, or why no other may begin.
fn next(reader: &Reader, exam: &ExamRecord) -> AnyView {
    let lang = reader.lang;
    if let (Some(_), Some(deadline)) = (&exam.running, exam.deadline) {
        return view! { {say!(lang, "record-running-until")} " " {minute(reader, deadline)} }.into_any();
    }
    match (&exam.may_start, exam.progress) {
        (_, None | Some(Progress::Passed | Progress::Running)) => ().into_any(),
        (Ok(()), Some(_)) => say!(lang, "people-may-begin").into_any(),
        (Err(refusal), Some(_)) => refusals::text(reader, refusal).into_any(),
    }
}

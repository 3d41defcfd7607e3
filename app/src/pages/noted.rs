//! What the page of an attempt noted of its window, as facts: to whoever sat it and to those who lead them.

use engine::Moment;
use leptos::prelude::*;
use office::views::desk::Record;
use office::views::{Absence, WindowNotes};

use crate::look::{self, Column, Table};
use crate::looker::Reader;
use crate::moments;

/// The list beside the marks of one attempt; nothing where the exam notes nothing.
pub(crate) fn of_attempt(reader: &Reader, notes: Option<&WindowNotes>) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    notes.map(|notes| {
        view! {
            <section class="part-of-page" id="noted">
                <h2>{say!(lang, "noted-title")}</h2>
                <p class="soft measure">{say!(lang, "noted-proves-nothing")}</p>
                {list(reader, notes, say!(lang, "noted-title"))}
            </section>
        }
    })
}

/// The lists of all attempts on a record; nothing where none of them notes anything.
pub(crate) fn of_record(reader: &Reader, record: &Record) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let attempts = record.attempts.iter().filter_map(|attempt| Some((&attempt.card, attempt.noted.as_ref()?)));
    let lists: Vec<_> = attempts
        .map(|(card, notes)| {
            let at = moments::minute(lang, reader.zone(), card.started_at);
            let name = say!(lang, "noted-of-attempt", exam = card.exam_title.clone(), at = at);
            let list = list(reader, notes, name.clone());
            view! { <details class="noted"><summary>{name}</summary>{list}</details> }
        })
        .collect();
    (!lists.is_empty()).then(|| {
        view! {
            <section class="part-of-page" id="noted">
                <h2>{say!(lang, "noted-title")}</h2>
                <p class="soft measure">{say!(lang, "noted-proves-nothing")}</p>
                {lists}
            </section>
        }
    })
}

fn list(reader: &Reader, notes: &WindowNotes, caption: String) -> AnyView {
    let lang = reader.lang;
    if notes.is_empty() {
        return view! { <p>{say!(lang, "noted-nothing")}</p> }.into_any();
    }
    let seconds = notes.said_ms() / 1000;
    let sum = say!(lang, "noted-left-times", count = notes.left.len(), seconds = seconds);
    let columns = vec![
        Column::words(say!(lang, "noted-at")),
        Column::words(say!(lang, "noted-what")),
        Column::words(say!(lang, "noted-for")),
    ];
    let full = notes.full.then(|| view! { <p class="soft">{say!(lang, "noted-full")}</p> });
    view! {
        <p>{sum}</p>
        {full}
        <Table caption=caption columns=columns rows=rows(reader, notes)/>
    }
    .into_any()
}

/// All of it in the order of time.
fn rows(reader: &Reader, notes: &WindowNotes) -> Vec<Vec<AnyView>> {
    let lang = reader.lang;
    let mut rows: Vec<(Moment, String, Option<String>)> = Vec::new();
    rows.extend(notes.left.iter().map(|one| (one.at, say!(lang, "noted-left"), Some(lasted(reader, one)))));
    rows.extend(notes.copied.iter().map(|at| (*at, say!(lang, "noted-copied"), None)));
    rows.extend(notes.pasted.iter().map(|at| (*at, say!(lang, "noted-pasted"), None)));
    rows.extend(notes.printed.iter().map(|at| (*at, say!(lang, "noted-printed"), None)));
    rows.sort();
    let cells = |(at, what, lasted): (Moment, String, Option<String>)| {
        vec![look::second(reader, at).into_any(), what.into_any(), lasted.into_any()]
    };
    rows.into_iter().map(cells).collect()
}

/// What the browser says, and what the office itself saw.
fn lasted(reader: &Reader, one: &Absence) -> String {
    let lang = reader.lang;
    match (one.said_ms, one.received_ms) {
        (Some(said), Some(received)) => {
            let said = say!(lang, "noted-seconds", seconds = said / 1000);
            let received = say!(lang, "noted-received", seconds = received / 1000);
            [said, received].join(&say!(lang, "list-comma"))
        }
        _ => say!(lang, "noted-open"),
    }
}

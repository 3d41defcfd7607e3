use leptos::prelude::*;
use office::views::desk::{GrantRecord, Record};

use crate::look::{Column, Table, minute};
use crate::looker::Reader;

/// What was granted, newest first; nothing before the first.
pub(super) fn grants(reader: &Reader, record: &Record) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let rows: Vec<Vec<AnyView>> = record.grants.iter().map(|grant| row(reader, grant)).collect();
    let columns = [
        say!(lang, "record-grant"),
        say!(lang, "attempt-exam"),
        say!(lang, "record-when"),
        say!(lang, "record-by"),
        say!(lang, "record-why"),
        say!(lang, "record-grant-used"),
    ];
    let columns: Vec<Column> = columns.into_iter().map(Column::words).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="part-of-page">
                <h2>{say!(lang, "record-grants")}</h2>
                <Table caption=say!(lang, "record-newest-first") columns=columns rows=rows/>
            </section>
        }
    })
}

fn row(reader: &Reader, grant: &GrantRecord) -> Vec<AnyView> {
    let lang = reader.lang;
    let what = match grant.minutes {
        Some(minutes) => say!(lang, "record-grant-minutes", minutes = minutes),
        None => say!(lang, "record-grant-attempt"),
    };
    let used = if grant.waits { say!(lang, "record-grant-open") } else { say!(lang, "record-grant-spent") };
    vec![
        what.into_any(),
        grant.exam_title.clone().into_any(),
        minute(reader, grant.at).into_any(),
        grant.by.clone().into_any(),
        grant.reason.clone().into_any(),
        used.into_any(),
    ]
}

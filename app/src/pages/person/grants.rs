use leptos::prelude::*;
use office::views::desk::{GrantRecord, GrantState, Record};

use super::decide::{Decision, Entered, folded, reason};
use crate::address::to;
use crate::look::{Button, Column, PostForm, Table, Weight, minute};
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

/// One form for each grant that still waits, to take it back.
pub(super) fn withdrawals(reader: &Reader, record: &Record, entered: Option<&Entered>) -> Vec<AnyView> {
    let entered = entered.filter(|entered| entered.decision == Decision::Withdraw);
    let named = |grant: &GrantRecord| entered.filter(|entered| entered.about == grant.id.as_str());
    let waiting = record.grants.iter().filter(|grant| grant.state == GrantState::Waits || named(grant).is_some());
    waiting.map(|grant| withdrawal(reader, record, grant, named(grant))).collect()
}

fn withdrawal(reader: &Reader, record: &Record, grant: &GrantRecord, entered: Option<&Entered>) -> AnyView {
    let lang = reader.lang;
    let action = to("/people/{id}/grants/{grant}/withdraw", &[record.person.as_str(), grant.id.as_str()]);
    let title = say!(lang, "grant-withdraw-of", what = what(reader, grant), exam = grant.exam_title.clone());
    let why = reason(reader, format!("{}-reason", grant.id), entered);
    let body = view! {
        <PostForm action=action label=title.clone()>
            {why}
            <div class="row"><Button weight=Weight::Decide>{say!(lang, "grant-withdraw")}</Button></div>
        </PostForm>
    };
    folded(title, entered, body.into_any())
}

fn what(reader: &Reader, grant: &GrantRecord) -> String {
    match grant.minutes {
        Some(minutes) => say!(reader.lang, "record-grant-minutes", minutes = minutes),
        None => say!(reader.lang, "record-grant-attempt"),
    }
}

fn row(reader: &Reader, grant: &GrantRecord) -> Vec<AnyView> {
    let lang = reader.lang;
    let used = match grant.state {
        GrantState::Waits => say!(lang, "record-grant-open"),
        GrantState::Used => say!(lang, "record-grant-spent"),
        GrantState::Void => say!(lang, "record-grant-void"),
    };
    vec![
        what(reader, grant).into_any(),
        grant.exam_title.clone().into_any(),
        minute(reader, grant.at).into_any(),
        grant.by.clone().into_any(),
        grant.reason.clone().into_any(),
        used.into_any(),
    ]
}

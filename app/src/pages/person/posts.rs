use leptos::prelude::*;
use office::views::desk::Record;
use office::{CertificateCard, PostState};

use crate::address::to;
use crate::look::{Column, Pill, State, Table, day};
use crate::looker::Reader;
use crate::names;

/// Where the person may work now, and why not.
pub(super) fn posts(reader: &Reader, record: &Record) -> impl IntoView + use<> {
    let lang = reader.lang;
    let columns = [say!(lang, "team-post"), say!(lang, "team-gate"), say!(lang, "team-why")];
    let columns: Vec<Column> = columns.into_iter().map(Column::words).collect();
    let rows: Vec<Vec<AnyView>> = record.posts.iter().map(|post| gate(reader, post)).collect();
    let table = if rows.is_empty() {
        view! { <p class="soft">{say!(lang, "team-no-post")}</p> }.into_any()
    } else {
        view! { <Table caption=say!(lang, "person-posts-caption") columns=columns rows=rows/> }.into_any()
    };
    view! { <section class="part-of-page"><h2>{say!(lang, "person-posts")}</h2>{table}</section> }
}

/// Post, gate, and until when or why not.
fn gate(reader: &Reader, post: &PostState) -> Vec<AnyView> {
    let lang = reader.lang;
    let state = if post.open { State::Open } else { State::Closed };
    let reasons: Vec<String> = post.reasons.iter().map(|reason| names::reason(reader, reason)).collect();
    let until = post.until.filter(|_| post.open).map(|until| {
        view! { {say!(lang, "team-until")} " " {day(reader, until)} }
    });
    let words = names::gate(lang, post.open);
    vec![
        post.title.clone().into_any(),
        view! { <Pill state=state>{words}</Pill> }.into_any(),
        view! { {until} {reasons.join(" ")} }.into_any(),
    ]
}

/// The certificates, newest first; nothing before the first.
pub(super) fn certificates(reader: &Reader, record: &Record) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let rows: Vec<Vec<AnyView>> = record.certificates.iter().map(|card| certificate(reader, card)).collect();
    let columns = [
        say!(lang, "certificate-number"),
        say!(lang, "certificate-post"),
        say!(lang, "certificate-issued"),
        say!(lang, "certificate-until"),
        say!(lang, "certificate-state"),
    ];
    let columns: Vec<Column> = columns.into_iter().map(Column::words).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="part-of-page">
                <h2>{say!(lang, "person-certificates")}</h2>
                <Table caption=say!(lang, "person-certificates-caption") columns=columns rows=rows/>
            </section>
        }
    })
}

fn certificate(reader: &Reader, card: &CertificateCard) -> Vec<AnyView> {
    let address = to("/certificates/{id}", &[card.id.as_str()]);
    vec![
        view! { <a href=address>{card.number.clone()}</a> }.into_any(),
        card.title.clone().into_any(),
        day(reader, card.issued_at).into_any(),
        day(reader, card.expires_at).into_any(),
        names::certificate_state(reader.lang, card.state).into_any(),
    ]
}

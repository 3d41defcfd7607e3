use axum::extract::Path;
use leptos::prelude::*;
use office::{CertificateCard, PersonId, PersonRecord};

use super::home::attempts::{self, Whose};
use super::team::{post_cells, post_columns};
use crate::address::to;
use crate::look::{Column, SheetHead, Table, day};
use crate::looker::{Looker, Reader};
use crate::trouble::Answer;
use crate::{names, page};

/// One person's record, for those who lead them: where they stand, their certificates and every attempt.
pub(crate) async fn show(looker: Looker, Path(id): Path<String>) -> Answer {
    let lang = looker.lang;
    let record = looker.desk.office.person(&looker.viewer, &PersonId::new(id), lang).await?;
    let reader = looker.clone();
    let whose = if record.member.person == looker.viewer.person { Whose::Own } else { Whose::Others };
    Ok(page::titled(&looker, record.member.name.clone()).wide().show(move || {
        let number = record.member.staff_no.clone();
        view! {
            <SheetHead
                title=record.member.name.clone()
                over=record.member.teams.join(" · ")
                under=say!(lang, "person-under", number = number)
            />
            {posts(&reader, &record)}
            {certificates(&reader, &record.certificates)}
            {attempts::list(&reader, &record.attempts, whose)}
        }
    }))
}

fn posts(reader: &Reader, record: &PersonRecord) -> impl IntoView + use<> {
    let lang = reader.lang;
    let rows: Vec<Vec<AnyView>> = record.member.posts.iter().map(|post| post_cells(reader, post).into()).collect();
    let table = if rows.is_empty() {
        view! { <p class="soft">{say!(lang, "team-no-post")}</p> }.into_any()
    } else {
        view! { <Table caption=say!(lang, "person-posts-caption") columns=post_columns(reader).into() rows=rows/> }
            .into_any()
    };
    view! { <section class="part-of-page"><h2>{say!(lang, "person-posts")}</h2>{table}</section> }
}

fn certificates(reader: &Reader, cards: &[CertificateCard]) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let rows: Vec<Vec<AnyView>> = cards.iter().map(|card| certificate(reader, card)).collect();
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

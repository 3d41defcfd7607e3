//! The manager's first page: who may work, who is stuck where, and what to teach next. Every figure leads to the people
//! behind it; what is looked at stands in the address.

pub(crate) mod asked;
mod filter;
pub(crate) mod rates;
mod tables;
mod today;
pub(crate) mod topics;

use axum::extract::Query;
use leptos::prelude::*;
use office::views::desk::DeskOverview;

use crate::address::to;
use crate::look::{Empty, SheetHead};
use crate::looker::{Looker, Reader};
use crate::page;
use crate::trouble::Answer;
pub(crate) use asked::{Asked, ENDING_DAYS};
pub(crate) use filter::form;

pub(crate) async fn show(looker: Looker, Query(asked): Query<Asked>) -> Answer {
    let lang = looker.lang;
    let filter = asked.filter()?;
    let overview = looker.desk.office.overview_figures(&looker.viewer, &filter, ENDING_DAYS, lang).await?;
    let nothing = if asked.is_open() { say!(lang, "desk-nothing-text") } else { say!(lang, "desk-nothing-fits") };
    let asked = Asked::from(&overview.filter);
    let reader = looker.clone();
    let title = say!(lang, "overview-desk-title");
    Ok(page::titled(&looker, title.clone()).wide().show(move || {
        view! {
            <SheetHead title=title under=say!(lang, "overview-desk-under")/>
            {form(&reader, &asked, &overview.choices, to("/overview", &[]), None)}
            {today::gates(&reader, &asked, &overview)}
            {today::standings(&reader, &asked, &overview)}
            {graded(&reader, &asked, &overview, nothing)}
            {files(&reader, &asked)}
        }
    }))
}

/// Rates and topics; before the first marks, what stands there instead.
fn graded(reader: &Reader, asked: &Asked, overview: &DeskOverview, nothing: String) -> AnyView {
    let lang = reader.lang;
    if overview.all.any.of > 0 {
        return view! { {tables::rates(reader, asked, overview)} {topics::topics(reader, asked, overview)} }.into_any();
    }
    view! {
        <section class="part-of-page">
            <Empty name=say!(lang, "desk-nothing")><p>{nothing}</p></Empty>
        </section>
    }
    .into_any()
}

/// The same as files, with the same filter; only what is for reckoning anew holds every month.
fn files(reader: &Reader, asked: &Asked) -> impl IntoView + use<> {
    let lang = reader.lang;
    let files = [
        (to("/overview/rates.csv", &[]), say!(lang, "desk-csv-figures")),
        (to("/overview/topics.csv", &[]), say!(lang, "desk-csv-topics")),
        (to("/overview/people.csv", &[]), say!(lang, "desk-csv-people")),
        (to("/overview/attempts.csv", &[]), say!(lang, "desk-csv-attempts")),
        (to("/overview/certificates.csv", &[]), say!(lang, "desk-csv-certificates")),
        (to("/overview/attempts.json", &[]), say!(lang, "desk-json-attempts")),
    ];
    let links: Vec<_> = files
        .into_iter()
        .map(|(path, words)| view! { <li><a href=asked.at(path) download="">{words}</a></li> })
        .collect();
    view! {
        <section class="part-of-page no-print">
            <h2>{say!(lang, "desk-take-along")}</h2>
            <p class="soft small">{say!(lang, "desk-csv-why")}</p>
            <ul class="files">{links}</ul>
        </section>
    }
}

//! The people behind a figure, or everybody in sight: how far each is, whether they may work, and what comes next.

mod group;
mod row;

use axum::extract::Query;
use leptos::prelude::*;
use office::views::desk::PeoplePage;

use super::figures::{Asked, form};
use crate::address::to;
use crate::look::{Blank, Choose, Empty, Holds, SheetHead, Table};
use crate::looker::{Looker, Reader};
use crate::page;
use crate::trouble::Answer;

pub(crate) async fn show(looker: Looker, Query(asked): Query<Asked>) -> Answer {
    let lang = looker.lang;
    let (filter, who, finding) = (asked.filter()?, asked.who()?, asked.finding()?);
    let people = looker.desk.office.desk_people(&looker.viewer, &filter, &who, &finding, lang).await?;
    let reader = looker.clone();
    let title = say!(lang, "people-title");
    // What was left open is filled in with what holds; which people, and the words searched for, stay as asked.
    let Asked { who, topic, search, .. } = asked;
    let asked = Asked { who, topic, search, ..Asked::from(&people.filter) };
    Ok(page::titled(&looker, title.clone()).wide().show(move || {
        view! {
            <SheetHead title=title over=over(&people) under=say!(lang, "people-under")/>
            {form(&reader, &asked, &people.choices, to("/overview/people", &[]), Some(fields(&reader, &asked, &people)))}
            {list(&reader, &asked, &people)}
        }
    }))
}

/// The exam that the rows are about.
fn over(people: &PeoplePage) -> String {
    people.exam.as_ref().map(|exam| exam.title.clone()).unwrap_or_default()
}

/// What only this page asks: which people, and a name.
fn fields(reader: &Reader, asked: &Asked, people: &PeoplePage) -> AnyView {
    let lang = reader.lang;
    let everybody = Some(say!(lang, "people-everybody"));
    // A topic stays while one looks on; whoever chooses a group leaves it.
    let topic = asked.topic.clone().filter(|_| people.topic.is_some());
    let groups = group::choices(lang);
    let which = match (topic, people.topic.clone()) {
        (Some(topic), Some(title)) => {
            let weak = vec![(topic, say!(lang, "people-weak", topic = title))];
            let chosen = asked.topic.clone();
            view! { <Choose id="topic" name="topic" label=say!(lang, "people-who") any=everybody choices=weak chosen=chosen/> }
                .into_any()
        }
        _ => {
            let chosen = asked.who.clone();
            view! { <Choose id="who" name="who" label=say!(lang, "people-who") any=everybody choices=groups chosen=chosen/> }
                .into_any()
        }
    };
    let label = say!(lang, "people-search");
    view! { {which} <Blank name="search" label=label holds=Holds::Search value=asked.search.clone().unwrap_or_default()/> }.into_any()
}

fn list(reader: &Reader, asked: &Asked, people: &PeoplePage) -> AnyView {
    let lang = reader.lang;
    if people.rows.is_empty() {
        return view! {
            <section class="part-of-page">
                <Empty name=say!(lang, "people-none")><p>{say!(lang, "people-none-text")}</p></Empty>
            </section>
        }
        .into_any();
    }
    let count = say!(lang, "people-count", count = people.total);
    let topic = people.topic.as_deref();
    let rows: Vec<Vec<AnyView>> = people.rows.iter().map(|person| row::cells(reader, person, topic)).collect();
    let file = Asked { page: None, ..asked.clone() }.at(to("/overview/people.csv", &[]));
    view! {
        <section class="part-of-page">
            <div class="row between">
                <h2>{group::title(lang, asked.who.as_deref(), topic)} " \u{b7} " {count.clone()}</h2>
                <a class="no-print" href=file download="">{say!(lang, "people-download")}</a>
            </div>
            <Table caption=count columns=row::columns(lang, topic) rows=rows/>
            {pager(reader, asked, people)}
        </section>
    }
    .into_any()
}

/// The way to the other pages of a long list.
fn pager(reader: &Reader, asked: &Asked, people: &PeoplePage) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let at = |page: u32| Asked { page: Some(page.to_string()), ..asked.clone() }.at(to("/overview/people", &[]));
    let before =
        (people.page > 1).then(|| view! { <a rel="prev" href=at(people.page - 1)>{say!(lang, "people-before")}</a> });
    let after = (people.page < people.pages)
        .then(|| view! { <a rel="next" href=at(people.page + 1)>{say!(lang, "people-after")}</a> });
    let here = say!(lang, "people-page", page = people.page, pages = people.pages);
    (people.pages > 1).then(|| {
        view! {
            <nav class="pager no-print" aria-label=say!(lang, "people-pages")>
                {before} <span>{here}</span> {after}
            </nav>
        }
    })
}

use axum::extract::Query;
use axum::response::Response;
use leptos::prelude::*;
use office::views::{ChapterCard, FoundRule, HandbookSearch};
use serde::Deserialize;

use crate::address::to;
use crate::look::{Button, Empty, Pill, SheetHead, State, Weight, day};
use crate::looker::{Looker, Reader};
use crate::page;
use crate::trouble::Answer;

/// What is looked for.
#[derive(Debug, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    q: String,
}

/// The chapters of the handbook, and which of them the viewer has read; or the rules that a search finds.
pub(crate) async fn show(looker: Looker, Query(wanted): Query<Wanted>) -> Answer {
    let (lang, office) = (looker.lang, &looker.desk.office);
    if !wanted.q.trim().is_empty() {
        let search = office.search_handbook(&looker.viewer, &wanted.q, lang).await?;
        return Ok(found(&looker, search));
    }
    let chapters = office.handbook(&looker.viewer, lang).await?;
    let reader = looker.clone();
    let title = say!(lang, "handbook-title");
    Ok(page::titled(&looker, title.clone()).show(move || {
        let none = chapters.is_empty().then(|| {
            view! { <Empty name=say!(lang, "handbook-empty")><p>{say!(lang, "handbook-empty-text")}</p></Empty> }
        });
        let chapters: Vec<_> = chapters.iter().map(|chapter| card(&reader, chapter)).collect();
        view! {
            <SheetHead title=title under=say!(lang, "handbook-under")/>
            {form(&reader, "")}
            {none}
            {(!chapters.is_empty()).then(|| view! { <ol class="chapters">{chapters}</ol> })}
        }
    }))
}

fn card(reader: &Reader, chapter: &ChapterCard) -> impl IntoView + use<> {
    let lang = reader.lang;
    let address = to("/handbook/{chapter}", &[chapter.chapter.as_str()]);
    let (state, words) = match chapter.reading {
        Some(reading) if reading.current => (State::Open, say!(lang, "chapter-read")),
        Some(_) => (State::Closed, say!(lang, "chapter-read-again")),
        None => (State::Plain, say!(lang, "chapter-unread")),
    };
    let reading = chapter.reading.map(|reading| {
        let version = reading.version;
        let said = if reading.current {
            say!(lang, "chapter-read-on", version = version)
        } else {
            say!(lang, "chapter-read-before", version = version)
        };
        view! { " · "{said}" · "{day(reader, reading.at)} }
    });
    view! {
        <li>
            <a class="big-link" href=address>{chapter.title.clone()}</a>
            <Pill state=state>{words}</Pill>
            <span class="count soft small">{say!(lang, "chapter-rules", count = chapter.rules)}{reading}</span>
        </li>
    }
}

/// The field for what is looked for.
fn form(reader: &Reader, query: &str) -> impl IntoView + use<> {
    let lang = reader.lang;
    let query = query.to_owned();
    view! {
        <form method="get" action=to("/handbook", &[]) class="quick-search" role="search">
            <label for="q">{say!(lang, "handbook-find")}</label>
            <input id="q" name="q" type="search" maxlength="100" autocomplete="off" value=query/>
            <Button weight=Weight::Plain>{say!(lang, "handbook-find-go")}</Button>
        </form>
    }
}

fn found(looker: &Looker, search: HandbookSearch) -> Response {
    let (lang, reader) = (looker.lang, looker.clone());
    let title = say!(lang, "handbook-found-title", query = search.query.clone());
    page::titled(looker, title.clone()).show(move || {
        let none = search.found.is_empty().then(|| {
            let why = view! { <p>{say!(lang, "handbook-found-none-text")}</p> };
            view! { <Empty name=say!(lang, "handbook-found-none")>{why}</Empty> }
        });
        let rules: Vec<_> = search.found.iter().map(one).collect();
        view! {
            <SheetHead title=title over=say!(lang, "handbook-title")/>
            {form(&reader, &search.query)}
            {none}
            {(!rules.is_empty()).then(|| view! { <ol class="found-rules">{rules}</ol> })}
            <p><a href=to("/handbook", &[])>{say!(lang, "chapter-all")}</a></p>
        }
    })
}

fn one(rule: &FoundRule) -> impl IntoView + use<> {
    let chapter = to("/handbook/{chapter}", &[rule.rule.chapter().as_str()]);
    let parts = rule.excerpt.parts.iter().map(|part| {
        let text = part.text.clone();
        if part.found { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() }
    });
    let parts: Vec<_> = parts.collect();
    view! {
        <li lang=rule.language.as_str()>
            <a class="big-link" href=format!("{chapter}#{}", rule.rule.slug())>{rule.title.clone()}</a>
            <span class="soft small">{rule.chapter.clone()}</span>
            <p>{parts}</p>
        </li>
    }
}

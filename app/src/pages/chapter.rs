mod reading;

use axum::extract::{Path, Query};
use leptos::prelude::*;
use office::views::{ChapterPage, RulePart};
use serde::Deserialize;

use super::slug;
use crate::address::{local, to};
use crate::look::{Button, ButtonLink, Converted, PostForm, Prose, SheetHead, Weight};
use crate::looker::{Looker, Reader};
use crate::page;
use crate::trouble::Answer;

/// Where somebody came from: a solution that names a rule.
#[derive(Debug, Deserialize)]
pub(crate) struct Came {
    from: Option<String>,
}

/// One chapter: its rules to read, each with an address of its own, and the button that says it was read.
pub(crate) async fn show(looker: Looker, Path(chapter): Path<String>, Query(came): Query<Came>) -> Answer {
    let lang = looker.lang;
    let back = came.from.as_deref().and_then(local).map(ToOwned::to_owned);
    let chapter = looker.desk.office.chapter(&looker.viewer, &slug(&chapter)?, lang).await?;
    let reader = looker.clone();
    Ok(page::titled(&looker, chapter.title.clone()).wide().show(move || {
        let rules: Vec<_> = chapter.rules.iter().map(|rule| article(&reader, rule)).collect();
        let (folded, beside) = contents(&reader, &chapter);
        view! {
            <SheetHead title=chapter.title.clone() over=say!(lang, "handbook-title")/>
            {back.clone().map(|back| view! { <p class="no-print"><a href=back>{say!(lang, "chapter-back")}</a></p> })}
            {reading::changed(&reader, &chapter)}
            {folded}
            <div class="beside">
                <div class="reading" lang=chapter.language.as_str()>
                    {chapter.converted.then(|| view! { <Converted lang=lang/> })}
                    <Prose html=chapter.intro.clone() class="prose intro"/>
                    {rules}
                </div>
                {beside}
            </div>
            {end(&reader, &chapter)}
            {reading::read(&reader, &chapter)}
        }
    }))
}

fn article(reader: &Reader, rule: &RulePart) -> impl IntoView + use<> {
    let lang = reader.lang;
    let anchor = rule.id.slug().to_string();
    let from = rule.valid_from.clone().map(|day| {
        view! { <p class="soft small" lang=lang.as_str()>{say!(lang, "rule-valid-from", day = day)}</p> }
    });
    view! {
        <section class="article" id=anchor.clone()>
            <header>
                <h2>{rule.title.clone()}</h2>
                <a class="id" href=format!("#{anchor}")>{rule.id.to_string()}</a>
                {from}
            </header>
            <Prose html=rule.body.clone()/>
        </section>
    }
}

/// The rules as a list: beside the text where there is room, folded above it on a phone.
fn contents(reader: &Reader, chapter: &ChapterPage) -> (impl IntoView + use<>, impl IntoView + use<>) {
    let name = say!(reader.lang, "chapter-contents");
    let folded = view! {
        <details class="contents without-room no-print">
            <summary>{name.clone()}</summary>
            <ol>{links(chapter)}</ol>
        </details>
    };
    let beside = view! {
        <nav class="contents with-room no-print" aria-labelledby="contents">
            <p class="soft" id="contents">{name}</p>
            <ol>{links(chapter)}</ol>
        </nav>
    };
    (folded, beside)
}

fn links(chapter: &ChapterPage) -> Vec<impl IntoView + use<>> {
    let rules = chapter.rules.iter();
    rules.map(|rule| view! { <li><a href=format!("#{}", rule.id.slug())>{rule.title.clone()}</a></li> }).collect()
}

/// The button, or when it was pressed before, the way to the next chapter.
fn end(reader: &Reader, chapter: &ChapterPage) -> impl IntoView + use<> {
    let lang = reader.lang;
    let name = chapter.chapter.as_str();
    let mark = if chapter.read {
        view! { <p><strong>{say!(lang, "chapter-read-done")}</strong></p> }.into_any()
    } else {
        view! {
            <PostForm action=to("/handbook/{chapter}/read", &[name])>
                <Button>{say!(lang, "chapter-mark-read")}</Button>
            </PostForm>
        }
        .into_any()
    };
    let on = match &chapter.next {
        Some(next) => (
            to("/handbook/{chapter}", &[next.chapter.as_str()]),
            say!(lang, "chapter-next", title = next.title.clone()),
        ),
        None => (to("/handbook", &[]), say!(lang, "chapter-all")),
    };
    view! {
        <div class="read-mark row between">
            {mark}
            <ButtonLink href=on.0 weight=Weight::Plain>{on.1}</ButtonLink>
        </div>
    }
}

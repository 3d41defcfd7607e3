use leptos::prelude::*;
use office::views::ChapterCard;

use crate::address::to;
use crate::look::{Empty, Pill, SheetHead, State};
use crate::looker::{Looker, Reader};
use crate::page;
use crate::trouble::Answer;

/// The chapters of the handbook, and which of them the viewer has read.
pub(crate) async fn show(looker: Looker) -> Answer {
    let lang = looker.lang;
    let chapters = looker.desk.office.handbook(&looker.viewer, lang).await?;
    let reader = looker.clone();
    let title = say!(lang, "handbook-title");
    Ok(page::titled(&looker, title.clone()).show(move || {
        let none = chapters.is_empty().then(|| {
            view! { <Empty name=say!(lang, "handbook-empty")><p>{say!(lang, "handbook-empty-text")}</p></Empty> }
        });
        let chapters: Vec<_> = chapters.iter().map(|chapter| card(&reader, chapter)).collect();
        view! {
            <SheetHead title=title under=say!(lang, "handbook-under")/>
            {none}
            {(!chapters.is_empty()).then(|| view! { <ol class="chapters">{chapters}</ol> })}
        }
    }))
}

fn card(reader: &Reader, chapter: &ChapterCard) -> impl IntoView + use<> {
    let lang = reader.lang;
    let address = to("/handbook/{chapter}", &[chapter.chapter.as_str()]);
    let (state, words) = if chapter.read {
        (State::Open, say!(lang, "chapter-read"))
    } else {
        (State::Plain, say!(lang, "chapter-unread"))
    };
    view! {
        <li>
            <a class="big-link" href=address>{chapter.title.clone()}</a>
            <Pill state=state>{words}</Pill>
            <span class="count soft small">{say!(lang, "chapter-rules", count = chapter.rules)}</span>
        </li>
    }
}

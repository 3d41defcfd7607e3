use leptos::prelude::*;
use office::views::{ChapterChange, ChapterPage};

use crate::look::{Notice, Tone, day};
use crate::looker::Reader;

/// Above a chapter that was read in an earlier version: what has changed since.
pub(super) fn changed(reader: &Reader, chapter: &ChapterPage) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let reading = chapter.reading.filter(|reading| !reading.current)?;
    let changes: Vec<_> = chapter.changes.iter().map(|change| line(reader, change)).collect();
    let changes = if changes.is_empty() {
        view! { <p>{say!(lang, "chapter-changed-other")}</p> }.into_any()
    } else {
        view! { <ul class="lines changes">{changes}</ul> }.into_any()
    };
    let name = say!(lang, "chapter-changed", version = reading.version, now = chapter.version);
    let at = day(reader, reading.at);
    Some(view! {
        <Notice tone=Tone::Plain name=name>
            <p>{say!(lang, "chapter-changed-since")}" "{at}</p>
            {changes}
        </Notice>
    })
}

fn line(reader: &Reader, change: &ChapterChange) -> AnyView {
    let lang = reader.lang;
    match change {
        ChapterChange::New { rule, title } => {
            view! { <li>{say!(lang, "chapter-rule-new")}" "<a href=format!("#{}", rule.slug())>{title.clone()}</a></li> }.into_any()
        }
        ChapterChange::Changed { rule, title } => {
            view! { <li>{say!(lang, "chapter-rule-changed")}" "<a href=format!("#{}", rule.slug())>{title.clone()}</a></li> }.into_any()
        }
        ChapterChange::Gone { title } => {
            view! { <li>{say!(lang, "chapter-rule-gone")}" "{title.clone()}</li> }.into_any()
        }
    }
}

/// Which version was read, and when; that is all that is kept of it.
pub(super) fn read(reader: &Reader, chapter: &ChapterPage) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let reading = chapter.reading?;
    let said = say!(lang, "chapter-version-read", version = reading.version);
    Some(view! { <p class="soft small">{said}" "{day(reader, reading.at)}" · "{say!(lang, "chapter-not-timed")}</p> })
}

use engine::Lang;
use leptos::prelude::*;
use office::views::Conflict;

use crate::looker::Reader;

/// The newer text of somebody else in one language, for the place beside one's own; that it is the same, if it is.
pub(super) fn theirs(reader: &Reader, conflict: &Conflict, language: Lang, mine: &str) -> impl IntoView + use<> {
    let lang = reader.lang;
    let text = conflict.texts.iter().find(|text| text.language == language).map(|text| text.text.clone());
    let text = text.unwrap_or_default();
    if text.trim_end() == mine.replace("\r\n", "\n").trim_end() {
        return view! { <p class="soft small">{say!(lang, "conflict-same")}</p> }.into_any();
    }
    let before: Vec<&str> = mine.lines().collect();
    let lines: Vec<_> = text
        .lines()
        .map(|line| {
            let class = if before.contains(&line) { "line" } else { "line new" };
            view! { <span class=class>{format!("{line}\n")}</span> }
        })
        .collect();
    view! {
        <div class="theirs">
            <p class="name">{say!(lang, "conflict-theirs")}</p>
            <pre lang=language.as_str() tabindex="0">{lines}</pre>
        </div>
    }
    .into_any()
}

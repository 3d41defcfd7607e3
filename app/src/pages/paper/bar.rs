use leptos::prelude::*;
use office::views::Sheet;

use super::safety;
use crate::islands::countdown::digits;
use crate::looker::Reader;
use crate::moments;

/// What stays in sight: whose paper, how much time, and what is safe. All words are here; the island only sets states.
pub(super) fn bar(reader: &Reader, sheet: &Sheet) -> impl IntoView + use<> {
    let lang = reader.lang;
    let time = sheet.deadline.map(|deadline| {
        let halted = sheet.halt.as_ref().and_then(|halt| halt.left_ms);
        let left = digits(halted.unwrap_or(deadline.0 - sheet.now.0));
        let until =
            halted.is_none().then(|| say!(lang, "time-until", at = moments::clock(reader.own_zone(), deadline)));
        view! {
            <span class="time">
                <span class="soft">{say!(lang, "time-left")}</span>
                " "
                <span class="countdown" role="timer">{left}</span>
                " "
                <span class="soft until">{until}</span>
            </span>
        }
    });
    view! {
        <div class="paper-bar">
            <span class="name">{sheet.exam_title.clone()}" "<span class="soft">{sheet.candidate.clone()}</span></span>
            {time}
            {safety::in_bar(lang)}
        </div>
    }
}

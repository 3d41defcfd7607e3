//! What a paper says of how safe its answers are. All words are here; the island only sets states and numbers.

use engine::Lang;
use leptos::prelude::*;
use office::views::SheetItem;

use crate::looker::Reader;
use crate::moments;

/// Of all answers together, in the bar. While a paper without questions stands still, nothing is said without scripts.
pub(super) fn in_bar(lang: Lang) -> impl IntoView + use<> {
    view! {
        <span class="save-state" data-state="safe">
            <span class="when plain">{say!(lang, "state-plain")}</span>
            <span class="when safe">{say!(lang, "state-safe")}</span>
            <span class="when saving">{say!(lang, "state-saving")}</span>
            <span class="when held">{say!(lang, "state-held")}" "{waiting(lang)}{say!(lang, "state-held-then")}</span>
            <span class="when refused">{say!(lang, "state-refused")}</span>
            <span class="when elsewhere">
                {say!(lang, "state-elsewhere")}
                " "
                <button type="button" class="link-button" data-do="anew">{say!(lang, "continue-here")}</button>
            </span>
            <span class="when unsafe">
                {say!(lang, "state-unsafe")}" "{waiting(lang)}
                <span class="if-kept">{say!(lang, "state-unsafe-then")}</span>
                <span class="if-not-kept">{say!(lang, "state-unsafe-tab")}</span>
                " "
                <button type="button" class="link-button" data-do="retry">{say!(lang, "try-now")}</button>
            </span>
        </span>
        <span class="unseen" id="aloud" role="status"></span>
    }
}

/// How many answers are on this device alone.
fn waiting(lang: Lang) -> impl IntoView + use<> {
    view! { <span class="if-kept">{say!(lang, "waiting-here")}</span><span class="if-not-kept">{say!(lang, "waiting-tab")}</span>" "<b class="waiting-count">"0"</b> }
}

/// Below the bar: what an earlier page of this browser left, and that a browser keeps nothing. Unseen until the island shows it.
pub(super) fn left(lang: Lang) -> impl IntoView + use<> {
    let counted = || view! { <b class="count">"0"</b> };
    view! {
        <p class="told" data-told="back" hidden>{say!(lang, "left-back")}" "{counted()}</p>
        <p class="told" data-told="overtaken" hidden>{say!(lang, "left-overtaken")}" "{counted()}</p>
        <p class="told warns when-not-kept">{say!(lang, "keeps-nothing")}</p>
        <section class="over-time" role="status">
            <h2>{say!(lang, "over-title")}</h2>
            <p>{waiting(lang)}</p>
            <p>{say!(lang, "over-why")}</p>
        </section>
    }
}

/// Beside a question: since when its answer is safe, or what else became of it.
pub(super) fn of_answer(reader: &Reader, item: &SheetItem) -> impl IntoView + use<> {
    let lang = reader.lang;
    let saved = item.saved_at.map(|at| say!(lang, "answer-saved", at = moments::clock(reader.own_zone(), at)));
    let state = saved.is_some().then_some("saved");
    view! { <p class="answer-state" id=format!("state-{}", item.place) data-state=state lang=lang.as_str()>{saved}</p> }
}

/// The words that the island says at a question.
pub(super) fn words(lang: Lang) -> impl IntoView + use<> {
    view! {
        <div id="answer-words" hidden>
            <span data-word="underway">{say!(lang, "answer-underway")}</span>
            <span data-word="here">{say!(lang, "answer-here")}</span>
            <span data-word="tab">{say!(lang, "answer-tab")}</span>
            <span data-word="refused">{say!(lang, "answer-refused")}</span>
            <span data-word="overtaken">{say!(lang, "answer-overtaken")}</span>
            <span data-word="other">{say!(lang, "answer-other")}</span>
        </div>
    }
}

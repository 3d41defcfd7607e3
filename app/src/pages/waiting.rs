//! What is said of answers that waited in this browser, on the pages where one lands after a paper.

use engine::Lang;
use leptos::prelude::*;
use office::AttemptId;

use crate::islands::waiting::Waiting;

/// On a page that is about no attempt: only what the server has said is the viewer's.
pub(crate) fn of_any(lang: Lang) -> impl IntoView + use<> {
    view! {
        <Waiting attempt=None>
            <div class="waiting">
                {notice("counts", "told", say!(lang, "waited-counts"))}
                {notice("late", "told warns", say!(lang, "waited-late"))}
                {notice("overtaken", "told", say!(lang, "waited-overtaken"))}
            </div>
        </Waiting>
    }
}

/// On the marks of an attempt.
pub(crate) fn of_closed(lang: Lang, attempt: &AttemptId) -> impl IntoView + use<> {
    view! {
        <Waiting attempt=Some(attempt.to_string())>
            <div class="waiting">
                {notice("late", "told warns", say!(lang, "waited-late"))}
                {notice("overtaken", "told", say!(lang, "waited-overtaken"))}
                {notice("unsent", "told warns", say!(lang, "waited-unsent"))}
            </div>
        </Waiting>
    }
}

/// Around what hands an attempt in.
pub(crate) fn around_hand_in(lang: Lang, attempt: &AttemptId, form: AnyView) -> impl IntoView + use<> {
    view! {
        <Waiting attempt=Some(attempt.to_string())>
            <div class="waiting" data-anew="yes">
                {notice("overtaken", "told", say!(lang, "waited-overtaken"))}
                {notice("paused", "told warns", say!(lang, "waited-paused"))}
                {notice("unsent", "told warns", say!(lang, "waited-unsent"))}
                <p class="told warns" data-told="cannot" role="alert" hidden>{say!(lang, "waited-cannot")}</p>
            </div>
            {form}
        </Waiting>
    }
}

/// A notice with a number, unseen until there is one.
fn notice(name: &'static str, class: &'static str, text: String) -> impl IntoView + use<> {
    view! { <p class=class data-told=name role="status" hidden>{text}" "<b class="count">"0"</b></p> }
}

use engine::Lang;
use leptos::prelude::*;
use office::views::Briefing;

use super::counting_line;

/// The numbers that decide whether to start now.
pub(super) fn facts(lang: Lang, briefing: &Briefing) -> impl IntoView + use<> {
    let questions: u32 = briefing.sections.iter().map(|section| section.count).sum();
    let time =
        briefing.minutes.map_or_else(|| say!(lang, "no-time-limit"), |minutes| say!(lang, "minutes", count = minutes));
    let attempts = match briefing.attempts_allowed {
        0 => say!(lang, "attempts-any", used = briefing.attempts_used),
        allowed => say!(lang, "attempts-of", used = briefing.attempts_used, allowed = allowed),
    };
    let pause = (briefing.pause_hours > 0).then(|| {
        view! { <dt>{say!(lang, "pause")}</dt><dd>{say!(lang, "pause-hours", count = briefing.pause_hours)}</dd> }
    });
    view! {
        <dl class="facts">
            <dt>{say!(lang, "time")}</dt><dd>{time}</dd>
            <dt>{say!(lang, "questions")}</dt><dd>{questions}</dd>
            <dt>{say!(lang, "total-points")}</dt><dd>{briefing.total.to_string()}</dd>
            <dt>{say!(lang, "attempts")}</dt><dd>{attempts}</dd>
            {pause}
            {counting_line(lang, briefing.counts)}
        </dl>
    }
}

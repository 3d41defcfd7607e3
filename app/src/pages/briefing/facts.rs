use leptos::prelude::*;
use office::views::Briefing;

use super::counting_line;
use crate::look::opening;
use crate::looker::Reader;
use crate::moments;

/// The numbers that decide whether to start now.
pub(super) fn facts(reader: &Reader, briefing: &Briefing) -> impl IntoView + use<> {
    let lang = reader.lang;
    let questions: u32 = briefing.sections.iter().map(|section| section.count).sum();
    let time = match (briefing.minutes, briefing.extra_minutes) {
        (None, _) => say!(lang, "no-time-limit"),
        (Some(minutes), 0) => say!(lang, "minutes", count = minutes),
        (Some(minutes), extra) => say!(lang, "minutes-and-more", count = minutes, extra = extra),
    };
    let attempts = match briefing.attempts_allowed {
        0 => say!(lang, "attempts-any", used = briefing.attempts_used),
        allowed => say!(lang, "attempts-of", used = briefing.attempts_used, allowed = allowed),
    };
    let pause = (briefing.pause_hours > 0).then(|| {
        view! { <dt>{say!(lang, "pause")}</dt><dd>{say!(lang, "pause-hours", count = briefing.pause_hours)}</dd> }
    });
    let windows: Vec<_> = briefing.windows.iter().map(|window| view! { <li>{opening(reader, window)}</li> }).collect();
    let windows = (!windows.is_empty())
        .then(|| view! { <dt>{say!(lang, "windows")}</dt><dd><ul class="lines">{windows}</ul></dd> });
    let cut = briefing.cut_at.map(|at| {
        let at = moments::clock(reader.own_zone(), at);
        view! { <dt>{say!(lang, "window-ends")}</dt><dd><strong>{say!(lang, "window-cuts", at = at)}</strong></dd> }
    });
    let ends = (briefing.cut_at.is_none() && briefing.ends_with_window)
        .then(|| view! { <dt>{say!(lang, "window-ends")}</dt><dd>{say!(lang, "window-ends-with")}</dd> });
    view! {
        <dl class="facts">
            <dt>{say!(lang, "time")}</dt><dd>{time}</dd>
            <dt>{say!(lang, "questions")}</dt><dd>{questions}</dd>
            <dt>{say!(lang, "total-points")}</dt><dd>{briefing.total.to_string()}</dd>
            <dt>{say!(lang, "attempts")}</dt><dd>{attempts}</dd>
            {pause}
            {counting_line(lang, briefing.counts)}
            {windows}
            {cut}
            {ends}
        </dl>
    }
}

use leptos::prelude::*;
use office::views::MarksPage;

use super::parts::title;
use crate::look::{Column, Table};
use crate::looker::Reader;

/// The topics as bars with the table below, weakest first; nothing when topics are not shown.
pub(super) fn topics(reader: &Reader, page: &MarksPage) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let mut topics = page.marks.topics.clone();
    if topics.is_empty() {
        return None;
    }
    topics.sort_by_key(|topic| (share(topic.points.0, topic.max.0), topic.topic.clone()));
    let columns = vec![
        Column::words(say!(lang, "topic")),
        Column::numbers(say!(lang, "right-of")),
        Column::numbers(say!(lang, "points")),
        Column::numbers(say!(lang, "share")),
    ];
    let rows = topics.iter().map(|topic| {
        let share = share(topic.points.0, topic.max.0);
        vec![
            title(&topic.topic, page).into_any(),
            format!("{} / {}", topic.right, topic.count).into_any(),
            format!("{} / {}", topic.points, topic.max).into_any(),
            view! { {bar(share)} <span>{share}"%"</span> }.into_any(),
        ]
    });
    Some(view! {
        <section class="part-of-page">
            <h2>{say!(lang, "marks-topics")}</h2>
            <Table caption=say!(lang, "marks-topics-caption") columns=columns rows=rows.collect()/>
        </section>
    })
}

/// Whole per cent, rounded down: 79.9 is not 80.
fn share(points: i64, max: i64) -> i64 {
    if max > 0 { (points * 100).div_euclid(max).clamp(0, 100) } else { 0 }
}

fn bar(share: i64) -> impl IntoView {
    let class = if share < 60 { "bar short" } else { "bar" };
    view! {
        <svg class="chart share" viewBox="0 0 100 8" aria-hidden="true" preserveAspectRatio="none">
            <rect class="trough" x="0" y="0" width="100" height="8"></rect>
            <rect class=class x="0" y="0" width=share.to_string() height="8"></rect>
        </svg>
    }
}

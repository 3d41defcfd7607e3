use leptos::prelude::*;
use office::views::MarksPage;

use super::parts::title;
use crate::look::{Column, Table, strip};
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
            view! { {drawn(share)} <span>{share}"%"</span> }.into_any(),
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

/// A bar, marked below the share that most exams ask of a topic.
fn drawn(share: i64) -> impl IntoView {
    strip(u32::try_from(share * 10).unwrap_or_default(), 600)
}

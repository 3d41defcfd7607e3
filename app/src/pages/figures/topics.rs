use leptos::prelude::*;
use office::views::desk::{DeskOverview, TopicFigure};

use super::Asked;
use crate::address::to;
use crate::look::{Column, Table, strip};
use crate::looker::Reader;

/// Below this share of its points, in thousandths, a topic is drawn in the colour of the pen.
pub(crate) const WEAK: u32 = 600;

/// What people find hard, the weakest first, as strips within their table.
pub(super) fn topics(reader: &Reader, asked: &Asked, overview: &DeskOverview) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let columns = vec![
        Column::words(say!(lang, "desk-topic")),
        Column::words(say!(lang, "desk-share")),
        Column::numbers(say!(lang, "points")),
        Column::numbers(say!(lang, "desk-people")),
    ];
    let rows: Vec<Vec<AnyView>> = overview.topics.iter().map(|topic| row(asked, topic)).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="part-of-page">
                <h2>{say!(lang, "desk-topics")}</h2>
                <p class="soft small measure">{say!(lang, "desk-topics-why")}</p>
                <Table caption=say!(lang, "desk-topics-caption") columns=columns rows=rows/>
            </section>
        }
    })
}

fn row(asked: &Asked, topic: &TopicFigure) -> Vec<AnyView> {
    let people = asked.with(|asked| asked.topic = Some(topic.topic.to_string())).at(to("/overview/people", &[]));
    vec![
        view! { <a href=people.clone()>{topic.title.clone()}</a> }.into_any(),
        share(topic.points.0, topic.max.0),
        format!("{} / {}", topic.points, topic.max).into_any(),
        view! { <a href=people>{topic.people}</a> }.into_any(),
    ]
}

/// A share of points: the number, and the strip that says the same.
pub(crate) fn share(points: i64, max: i64) -> AnyView {
    let Some(share) = thousandths(points, max) else { return ().into_any() };
    view! { <span class="share">{format!("{}%", share / 10)}</span> {strip(share, WEAK)} }.into_any()
}

/// Rounded down: 79.99 is not 80. Nothing where there was nothing to be had.
pub(crate) fn thousandths(points: i64, max: i64) -> Option<u32> {
    let share = points.checked_mul(1000)?.checked_div(max)?;
    u32::try_from(share.clamp(0, 1000)).ok()
}

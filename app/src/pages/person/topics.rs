use std::collections::BTreeMap;

use engine::Slug;
use leptos::prelude::*;
use office::views::desk::Record;

use crate::look::{Column, Table};
use crate::looker::Reader;
use crate::pages::figures::topics::{share, thousandths};

/// Points in one topic, over all attempts.
struct Sum {
    title: String,
    points: i64,
    max: i64,
}

/// What this person finds hard: the topics of all attempts together, weakest first.
pub(super) fn topics(reader: &Reader, record: &Record) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let mut sums: Vec<Sum> = sums(record).into_values().collect();
    sums.sort_by_key(|sum| (thousandths(sum.points, sum.max), sum.title.clone()));
    let columns = vec![Column::words(say!(lang, "desk-topic")), Column::words(say!(lang, "desk-share"))];
    let rows: Vec<Vec<AnyView>> =
        sums.into_iter().map(|sum| vec![sum.title.into_any(), share(sum.points, sum.max)]).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="part-of-page">
                <h2>{say!(lang, "record-topics")}</h2>
                <Table caption=say!(lang, "record-topics-caption") columns=columns rows=rows/>
            </section>
        }
    })
}

fn sums(record: &Record) -> BTreeMap<Slug, Sum> {
    let mut sums = BTreeMap::new();
    for topic in record.attempts.iter().flat_map(|attempt| &attempt.topics) {
        let sum =
            sums.entry(topic.topic.clone()).or_insert_with(|| Sum { title: topic.title.clone(), points: 0, max: 0 });
        sum.points += topic.points.0;
        sum.max += topic.max.0;
    }
    sums
}

use leptos::prelude::*;
use office::views::AttemptState;
use office::views::desk::{AttemptRecord, Record};

use super::Whose;
use crate::address::to;
use crate::look::{Column, Table, minute};
use crate::looker::Reader;
use crate::names;
use crate::pages::figures::topics::thousandths;
use crate::pages::home::attempts::result;

/// Every attempt, newest first, with its marks by topic folded away.
pub(super) fn attempts(reader: &Reader, record: &Record, whose: Whose) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let rows: Vec<Vec<AnyView>> = record.attempts.iter().map(|attempt| row(reader, record, attempt, whose)).collect();
    let columns = vec![
        Column::words(say!(lang, "attempt-exam")),
        Column::words(say!(lang, "attempt-begun")),
        Column::numbers(say!(lang, "attempt-points")),
        Column::words(say!(lang, "attempt-result")),
        Column::words(say!(lang, "record-attempt-topics")),
    ];
    (!rows.is_empty()).then(|| {
        view! {
            <section class="part-of-page">
                <h2>{say!(lang, "person-attempts")}</h2>
                <Table caption=say!(lang, "home-attempts-caption") columns=columns rows=rows/>
            </section>
        }
    })
}

fn row(reader: &Reader, record: &Record, attempt: &AttemptRecord, whose: Whose) -> Vec<AnyView> {
    let lang = reader.lang;
    let card = &attempt.card;
    let running = matches!(card.state, AttemptState::Running | AttemptState::Paused);
    let id = card.id.as_str();
    let address = if running { to("/attempts/{id}", &[id]) } else { to("/attempts/{id}/marks", &[id]) };
    let points = card.total.zip(card.max).map(|(total, max)| format!("{total} / {max}"));
    let title = match whose {
        Whose::Own => view! { <a href=address>{card.exam_title.clone()}</a> }.into_any(),
        Whose::Others if card.state == AttemptState::Closed => {
            let address = to("/people/{id}/attempts/{attempt}", &[record.person.as_str(), id]);
            view! { <a href=address>{card.exam_title.clone()}</a> }.into_any()
        }
        Whose::Others => card.exam_title.clone().into_any(),
    };
    let extra = (attempt.extra_minutes > 0).then(|| say!(lang, "record-extra", minutes = attempt.extra_minutes));
    vec![
        view! { {title} " " <span class="soft small">{names::mode(lang, card.mode)}</span> }.into_any(),
        view! { {minute(reader, card.started_at)} {extra.map(|extra| view! { " " <span class="soft small">{extra}</span> })} }
            .into_any(),
        points.into_any(),
        result(reader, card).into_any(),
        by_topic(reader, attempt).into_any(),
    ]
}

/// The topics of one attempt, the weakest first.
fn by_topic(reader: &Reader, attempt: &AttemptRecord) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let mut topics: Vec<_> = attempt
        .topics
        .iter()
        .filter_map(|topic| Some((thousandths(topic.points.0, topic.max.0)?, topic.title.clone())))
        .collect();
    topics.sort();
    let lines: Vec<_> = topics
        .into_iter()
        .map(|(share, title)| view! { <li>{title} " " <span class="figures">{share / 10} "%"</span></li> })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <details class="by-topic">
                <summary>{say!(lang, "record-attempt-topics-show")}</summary>
                <ul>{lines}</ul>
            </details>
        }
    })
}

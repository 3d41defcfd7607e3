use engine::Points;
use leptos::prelude::*;
use office::views::{Estimate, Likelihood, ReadinessCard, TopicReadiness};

use crate::address::to;
use crate::look::{Column, Table};
use crate::looker::Reader;

/// What the reader's own practice lets them expect, topic by topic; it decides nothing, and says so.
pub(super) fn readiness(reader: &Reader, card: &ReadinessCard) -> impl IntoView + use<> {
    let lang = reader.lang;
    let told = match &card.estimate {
        Some(estimate) => estimated(reader, card, estimate).into_any(),
        None => missing(reader, card).into_any(),
    };
    view! {
        <section class="part-of-page readiness" id="readiness">
            <h2>{say!(lang, "readiness-title")}</h2>
            {told}
            {topics(reader, card)}
            <p class="soft small">{say!(lang, "readiness-how", least = engine::LEAST_ANSWERS, days = engine::FRESH_DAYS)}</p>
        </section>
    }
}

fn estimated(reader: &Reader, card: &ReadinessCard, estimate: &Estimate) -> impl IntoView + use<> {
    let lang = reader.lang;
    let Estimate { expected, low, high, pass, red_lines, likelihood } = *estimate;
    let (low, high) = (whole(low), whole(high));
    let points = say!(
        lang,
        "readiness-points",
        expected = whole(expected),
        low = low,
        high = high,
        total = card.total.to_string()
    );
    let chance = say!(lang, "readiness-chance", word = word(reader, likelihood), percent = percent(pass));
    let red = red_lines.map(|red| view! { <p>{say!(lang, "readiness-red-lines", percent = percent(red))}</p> });
    view! {
        <p class="verdict">{chance}</p>
        <p>{points}" "{say!(lang, "readiness-need", need = card.need.to_string())}</p>
        {red}
    }
}

fn missing(reader: &Reader, card: &ReadinessCard) -> impl IntoView + use<> {
    let lang = reader.lang;
    let missing = card.topics.iter().filter(|one| !one.enough).count();
    view! { <p class="verdict">{say!(lang, "readiness-not-enough", count = missing)}</p> }
}

fn topics(reader: &Reader, card: &ReadinessCard) -> impl IntoView + use<> {
    let lang = reader.lang;
    let columns = vec![
        Column::words(say!(lang, "readiness-topic")),
        Column::numbers(say!(lang, "readiness-answers")),
        Column::words(say!(lang, "readiness-share")),
    ];
    let rows = card.topics.iter().map(|topic| {
        let share = if topic.enough {
            share(reader, topic)
        } else {
            say!(lang, "readiness-too-few", least = engine::LEAST_ANSWERS)
        };
        vec![title(topic).into_any(), topic.answers.to_string().into_any(), share.into_any()]
    });
    view! {
        <details class="by-topic">
            <summary>{say!(lang, "readiness-topics")}</summary>
            <Table caption=say!(lang, "readiness-caption") columns=columns rows=rows.collect()/>
        </details>
    }
}

fn title(topic: &TopicReadiness) -> AnyView {
    match &topic.practice {
        Some(practice) => {
            view! { <a href=to("/exams/{exam}", &[practice.as_str()])>{topic.title.clone()}</a> }.into_any()
        }
        None => topic.title.clone().into_any(),
    }
}

fn share(reader: &Reader, topic: &TopicReadiness) -> String {
    let (mean, low, high) = topic.share;
    say!(reader.lang, "readiness-share-of", mean = percent(mean), low = percent(low), high = percent(high))
}

/// A chance to pass in a word.
fn word(reader: &Reader, likelihood: Likelihood) -> String {
    let lang = reader.lang;
    match likelihood {
        Likelihood::Likely => say!(lang, "readiness-likely"),
        Likelihood::Uncertain => say!(lang, "readiness-uncertain"),
        Likelihood::Unlikely => say!(lang, "readiness-unlikely"),
    }
}

/// The same in one line, for the first page.
pub(crate) fn in_short(reader: &Reader, card: &ReadinessCard) -> String {
    let lang = reader.lang;
    match &card.estimate {
        Some(one) => {
            let (low, high) = (whole(one.low), whole(one.high));
            let word = word(reader, one.likelihood);
            say!(lang, "readiness-short", low = low, high = high, word = word, percent = percent(one.pass))
        }
        None => {
            let missing = card.topics.iter().filter(|topic| !topic.enough).count();
            say!(lang, "readiness-short-missing", count = missing)
        }
    }
}

/// Points to the next whole one: an estimate is no more exact.
fn whole(points: Points) -> i64 {
    (points.0 + 50).div_euclid(100)
}

/// A chance in per cent. Neither certain nor impossible is ever said.
fn percent(chance: f64) -> u32 {
    ((chance * 100.0).round() as u32).clamp(1, 99)
}

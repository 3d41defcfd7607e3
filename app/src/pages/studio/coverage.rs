//! What the content covers and what is wrong with it: what should be written next?

use engine::{BlindScore, Counts, Fault, QuestionType, RuleCoverage, TopicCoverage, Usage};
use leptos::prelude::*;
use office::{Inspection, title};

use super::faults::one_of_a_file;
use super::rooms::{Room, rooms};
use crate::address::{encoded, to};
use crate::look::{Column, Notice, SheetHead, Table, Tone};
use crate::looker::{Looker, Reader};
use crate::trouble::Answer;
use crate::{names, page};

/// Strategies beyond this many points over chance are worth a look.
const MUCH: f64 = 8.0;

pub(crate) async fn show(looker: Looker) -> Answer {
    let lang = looker.lang;
    let found = looker.desk.office.inspection(&looker.viewer).await?;
    let reader = looker.clone();
    let name = say!(lang, "coverage-title");
    Ok(page::titled(&looker, name.clone()).wide().show(move || {
        view! {
            {rooms(&reader, Room::Coverage)}
            <SheetHead title=name under=sum(&reader, &found.coverage.total)/>
            <div class="stack">
                {findings(&reader, &found.faults)}
                {topics(&reader, &found)}
                {rules(&reader, &found)}
                {blind(&reader, &found.blind)}
            </div>
        }
    }))
}

fn sum(reader: &Reader, total: &Counts) -> String {
    say!(
        reader.lang,
        "coverage-sum",
        topics = total.topics,
        questions = total.questions,
        cited = total.cited,
        examinable = total.examinable,
        scenes = total.scenes
    )
}

/// What the check finds; that it finds nothing, otherwise.
fn findings(reader: &Reader, faults: &[Fault]) -> AnyView {
    let lang = reader.lang;
    if faults.is_empty() {
        return view! { <Notice tone=Tone::Done><p>{say!(lang, "coverage-no-faults")}</p></Notice> }.into_any();
    }
    let list: Vec<_> = faults.iter().map(|fault| one_of_a_file(reader, fault)).collect();
    view! {
        <section>
            <h2>{say!(lang, "coverage-faults", count = faults.len())}</h2>
            <ul class="faults">{list}</ul>
        </section>
    }
    .into_any()
}

fn topics(reader: &Reader, found: &Inspection) -> impl IntoView + use<> {
    let lang = reader.lang;
    let columns = vec![
        Column::words(say!(lang, "topic")),
        Column::numbers(say!(lang, "questions")),
        Column::numbers(say!(lang, "kind-single")),
        Column::numbers(say!(lang, "kind-multi")),
        Column::numbers(say!(lang, "kind-boolean")),
        Column::numbers(say!(lang, "usage-practice")),
        Column::numbers(say!(lang, "studio-red-lines")),
        Column::numbers(say!(lang, "coverage-scenes")),
        Column::numbers(say!(lang, "coverage-rules")),
    ];
    let rows = found.coverage.topics.iter().map(|topic| row(reader, topic)).collect();
    view! { <Table caption=say!(lang, "coverage-caption") columns=columns rows=rows/> }
}

fn row(reader: &Reader, topic: &TopicCoverage) -> Vec<AnyView> {
    let counts = &topic.counts;
    let of = |kind: QuestionType| counts.by_type.get(&kind).copied().unwrap_or_default().into_any();
    let address = to("/studio/banks/{bank}", &[topic.topic.as_str()]);
    vec![
        view! { <a href=address>{title(&topic.title, reader.lang)}</a> }.into_any(),
        counts.questions.into_any(),
        of(QuestionType::Single),
        of(QuestionType::Multi),
        of(QuestionType::Boolean),
        counts.by_use.get(&Usage::Practice).copied().unwrap_or_default().into_any(),
        counts.red_lines.into_any(),
        counts.scenes.into_any(),
        say!(reader.lang, "coverage-of", part = counts.cited, whole = counts.examinable).into_any(),
    ]
}

/// The rules of each topic with how often each is asked about, folded.
fn rules(reader: &Reader, found: &Inspection) -> impl IntoView + use<> {
    let lang = reader.lang;
    let topics: Vec<_> = found
        .coverage
        .topics
        .iter()
        .map(|topic| {
            let rules: Vec<_> = topic.rules.iter().map(|rule| one(reader, rule)).collect();
            view! {
                <details>
                    <summary>{title(&topic.title, lang)}</summary>
                    <ul class="lines">{rules}</ul>
                </details>
            }
        })
        .collect();
    view! { <section class="part-of-page by-rule"><h2>{say!(lang, "coverage-by-rule")}</h2>{topics}</section> }
}

fn one(reader: &Reader, rule: &RuleCoverage) -> impl IntoView + use<> {
    let lang = reader.lang;
    let asked = format!("{}?rule={}", to("/studio/questions", &[]), encoded(&rule.rule.to_string()));
    let count = if rule.examinable {
        say!(lang, "coverage-asked", count = rule.questions)
    } else {
        say!(lang, "coverage-not-examined")
    };
    view! { <li>{title(&rule.title, lang)}" "<a class="soft" href=asked>{count}</a></li> }
}

/// What blind strategies earn in all banks together, and where a bank stands out.
fn blind(reader: &Reader, scores: &[BlindScore]) -> impl IntoView + use<> {
    let lang = reader.lang;
    let columns = vec![
        Column::words(say!(lang, "coverage-strategy")),
        Column::words(say!(lang, "coverage-where")),
        Column::numbers(say!(lang, "coverage-earns")),
        Column::numbers(say!(lang, "coverage-chance")),
    ];
    let worth = |score: &&BlindScore| {
        !score.of.contains(".md") || score.of.contains('*') || score.percent - score.by_chance > MUCH
    };
    let rows = scores.iter().filter(worth).map(|score| strategy(reader, score)).collect();
    view! {
        <section class="part-of-page">
            <h2>{say!(lang, "coverage-blind")}</h2>
            <p class="soft">{say!(lang, "coverage-blind-why")}</p>
            <Table caption=say!(lang, "coverage-blind-caption") columns=columns rows=rows/>
        </section>
    }
}

fn strategy(reader: &Reader, score: &BlindScore) -> Vec<AnyView> {
    let lang = reader.lang;
    let name = match score.strategy {
        "same-place" => say!(lang, "strategy-same-place"),
        "same-pole" => say!(lang, "strategy-same-pole"),
        "tick-all" => say!(lang, "strategy-tick-all"),
        "longest" => say!(lang, "strategy-longest"),
        _ => say!(lang, "strategy-most-detailed"),
    };
    let percent = |share: f64| say!(lang, "percent", value = format!("{share:.0}")).into_any();
    vec![name.into_any(), scope(reader, &score.of).into_any(), percent(score.percent), percent(score.by_chance)]
}

/// What a score is of: all banks, all in a language, or the file of one.
fn scope(reader: &Reader, of: &str) -> String {
    let lang = reader.lang;
    match of.strip_prefix("banks/*.").and_then(|rest| rest.strip_suffix(".md")?.parse().ok()) {
        Some(language) => say!(lang, "coverage-all-in", language = names::language(language)),
        None if of == "banks" => say!(lang, "coverage-all"),
        None => of.to_owned(),
    }
}

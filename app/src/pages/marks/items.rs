use engine::{Face, QuestionType, Solution};
use leptos::prelude::*;
use leptos::tachys::html::InertElement;
use office::views::{MarkedItem, MarksPage, RuleLink};

use crate::address::{encoded, to};
use crate::headings;
use crate::looker::Reader;
use crate::page::written;
use crate::pages::paper::{letter, stem};
use crate::pages::report::{Reports, Stands, Unsent};

/// The rules to read again; nothing when they are not shown or nothing was wrong.
pub(super) fn to_read(reader: &Reader, page: &MarksPage) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    (!page.rules.is_empty()).then(|| {
        view! {
            <section class="part-of-page">
                <h2>{say!(lang, "marks-rules")}</h2>
                <p class="soft">{say!(lang, "marks-rules-why")}</p>
                <div class="by-chapter">{by_chapter(reader, &page.rules)}</div>
            </section>
        }
    })
}

/// The rules under the chapters that hold them, in the order in which the chapters first come up.
fn by_chapter(reader: &Reader, rules: &[RuleLink]) -> Vec<impl IntoView + use<>> {
    let mut chapters: Vec<(&RuleLink, Vec<RuleLink>)> = Vec::new();
    for rule in rules {
        match chapters.iter_mut().find(|(first, _)| first.rule.chapter() == rule.rule.chapter()) {
            Some((_, its)) => its.push(rule.clone()),
            None => chapters.push((rule, vec![rule.clone()])),
        }
    }
    let one = |(first, rules): (&RuleLink, Vec<RuleLink>)| {
        let links: Vec<_> = rules.iter().map(|rule| view! { <li>{rule_link(reader, "", rule)}</li> }).collect();
        view! { <section><h3>{first.chapter.clone()}</h3><ul class="rules">{links}</ul></section> }
    };
    chapters.into_iter().map(one).collect()
}

/// A rule, at its place in the handbook, from where there is a way back to this page's `#anchor`.
pub(crate) fn rule_link(reader: &Reader, anchor: &str, rule: &RuleLink) -> impl IntoView + use<> {
    let chapter = to("/handbook/{chapter}", &[rule.rule.chapter().as_str()]);
    let from = encoded(&format!("{}{anchor}", reader.here));
    let href = format!("{chapter}?from={from}#{}", rule.rule.slug());
    view! { <a href=href>{rule.title.clone()}</a> }
}

/// Links to rules, each at its place in the handbook.
pub(crate) fn rules_to_read(reader: &Reader, anchor: &str, rules: &[RuleLink]) -> impl IntoView + use<> {
    let links: Vec<_> = rules
        .iter()
        .map(|rule| {
            view! { <li>{rule_link(reader, anchor, rule)}" "<span class="soft">{rule.chapter.clone()}</span></li> }
        })
        .collect();
    view! { <ul class="lines rules">{links}</ul> }
}

/// The questions with one's own answers, and with solutions where they are shown.
pub(super) fn items(reader: &Reader, page: &MarksPage, unsent: Option<&Unsent>) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    if page.items.is_empty() {
        return None;
    }
    let heading = if page.items.iter().any(|item| item.solution.is_some()) {
        say!(lang, "marks-solutions")
    } else {
        say!(lang, "marks-own-answers")
    };
    let reports = Reports::new(reader, Stands::OnMarks, &page.attempt, unsent);
    let said = |item: &MarkedItem| reports.below(item.place, item.report.as_ref());
    let items: Vec<_> = page.items.iter().map(|item| one(reader, item, Some(said(item)))).collect();
    Some(view! { <section class="part-of-page"><h2>{heading}</h2>{items}</section> })
}

/// The questions with one's own answers and nothing else; of what is withheld nobody reports anything yet.
pub(super) fn own_answers(reader: &Reader, items: &[MarkedItem]) -> Option<impl IntoView + use<>> {
    let heading = say!(reader.lang, "marks-own-answers");
    let items: Vec<_> = items.iter().map(|item| one(reader, item, None)).collect();
    (!items.is_empty()).then(|| view! { <section class="part-of-page"><h2>{heading}</h2>{items}</section> })
}

fn one(reader: &Reader, item: &MarkedItem, said: Option<InertElement>) -> InertElement {
    let lang = reader.lang;
    let class = match &item.result {
        Some(result) if !result.right => "marked wrong",
        _ => "marked",
    };
    let result = item.result.as_ref().map(|result| {
        let verdict = if result.right { say!(lang, "item-right") } else { say!(lang, "item-wrong") };
        let points = say!(lang, "item-points", points = result.points.to_string(), max = result.max.to_string());
        let red_line = result.red_line.then(|| view! { " · " {say!(lang, "red-line")} });
        view! { <p class="result">{verdict}" · "{points}{red_line}</p> }
    });
    let untouched = item
        .chosen
        .as_ref()
        .is_none_or(Vec::is_empty)
        .then(|| view! { <p class="soft">{say!(lang, "item-untouched")}</p> });
    written(view! {
        <div class=class id=format!("item-{}", item.place + 1)>
            <p class="soft">{headings::question(lang, item.section.into(), item.number)}</p>
            <div lang=item.language.as_str()>{stem(item.number, &item.face)}</div>
            {choices_marked(reader, &item.face, item.chosen.as_deref().unwrap_or_default(), item.solution.as_ref())}
            {untouched}
            {result}
            {item.solution.as_ref().map(|solution| explanation(reader, solution))}
            {(!item.rules.is_empty()).then(|| rules_to_read(reader, &format!("#item-{}", item.place + 1), &item.rules))}
            {said}
        </div>
    })
}

/// The choices as they were shown, with what was chosen and, once the key is open, what is right and why.
pub(crate) fn choices_marked(reader: &Reader, face: &Face, chosen: &[u8], solution: Option<&Solution>) -> InertElement {
    let lang = reader.lang;
    let choices: Vec<_> = face
        .choices
        .iter()
        .zip(0_u8..)
        .map(|(text, place)| {
            let picked = chosen.contains(&place);
            let right = solution.and_then(|solution| solution.ticks.get(usize::from(place)).copied());
            let note = solution.and_then(|solution| solution.notes.get(usize::from(place))?.as_ref());
            let class = match (picked, right) {
                (true, Some(false)) => "choice chosen wrong",
                (true, Some(true)) => "choice chosen right",
                (true, None) => "choice chosen",
                (false, Some(true)) => "choice right",
                (false, _) => "choice",
            };
            let (sign, says) = match (picked, right) {
                (true, Some(true)) => ("✓", say!(lang, "choice-chosen-right")),
                (true, Some(false)) => ("✗", say!(lang, "choice-chosen-wrong")),
                (false, Some(true)) => ("✓", say!(lang, "choice-right")),
                (true, None) => ("●", say!(lang, "choice-chosen")),
                (false, _) => ("", String::new()),
            };
            let letter = (face.kind != QuestionType::Boolean).then(|| letter(place));
            view! {
                <li class=class>
                    <span class="sign" aria-hidden="true">{sign}</span>
                    <span class="letter">{letter}</span>
                    <span class="text" inner_html=text.as_str()></span>
                    {(!says.is_empty()).then(|| view! { <span class="says">{says}</span> })}
                    {note.map(|note| view! { <div class="says note" inner_html=note.as_str()></div> })}
                </li>
            }
        })
        .collect();
    written(view! { <ul class="choices">{choices}</ul> })
}

/// The explanation, in the colour of the marking pen.
pub(crate) fn explanation(reader: &Reader, solution: &Solution) -> impl IntoView + use<> {
    view! {
        <div class="solution explanation">
            <p class="name">{say!(reader.lang, "explanation")}</p>
            <div inner_html=solution.explanation.as_str().to_owned()></div>
        </div>
    }
}

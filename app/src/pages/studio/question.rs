//! One question with its key, as those read it who write questions.

use engine::{ENOUGH, Face, Lang, QuestionType, Solution};
use leptos::prelude::*;
use office::views::{QuestionCard, RuleLink};

use super::reports;
use crate::address::{encoded, to};
use crate::look::{self, Notice, Pill, State, Tone};
use crate::looker::Reader;
use crate::names;
use crate::pages::marks::{explanation, rule_link};
use crate::pages::paper::letter;

/// Stem and choices as a candidate sees them, with the key marked, the notes, and why.
pub(super) fn opened(reader: &Reader, language: Lang, face: &Face, solution: &Solution) -> impl IntoView + use<> {
    let why = (!solution.explanation.is_empty()).then(|| explanation(reader, solution));
    view! {
        <div class="marked keyed" lang=language.as_str()>
            <div class="stem"><div class="text" inner_html=face.stem.as_str().to_owned()></div></div>
            {choices(reader, face, solution)}
            {why}
        </div>
    }
}

fn choices(reader: &Reader, face: &Face, solution: &Solution) -> impl IntoView + use<> {
    let lang = reader.lang;
    let choices: Vec<_> = face
        .choices
        .iter()
        .zip(0_u8..)
        .map(|(text, place)| {
            let at = usize::from(place);
            let right = solution.ticks.get(at).copied().unwrap_or_default();
            let (class, sign) = if right { ("choice right", "✓") } else { ("choice", "") };
            let says =
                right.then(|| view! { <span class="unseen" lang=lang.as_str()>{say!(lang, "choice-is-right")}</span> });
            let letter = (face.kind != QuestionType::Boolean).then(|| letter(place));
            let note = solution.notes.get(at).cloned().flatten();
            view! {
                <li class=class>
                    <span class="sign" aria-hidden="true">{sign}</span>
                    <span class="letter">{letter}</span>
                    <span class="text" inner_html=text.as_str().to_owned()></span>
                    {says}
                    {note.map(|note| view! { <div class="says note" inner_html=note.as_str().to_owned()></div> })}
                </li>
            }
        })
        .collect();
    view! { <ul class="choices">{choices}</ul> }
}

/// Type, difficulty and whatever else decides where a question is drawn.
pub(super) fn facts(reader: &Reader, card: &QuestionCard) -> impl IntoView + use<> {
    let lang = reader.lang;
    let mut facts = vec![
        names::question_type(lang, card.kind),
        say!(lang, "difficulty-is", level = card.difficulty),
        names::usage(lang, card.usage),
    ];
    if !card.posts.is_empty() {
        let posts = card.posts.iter().map(ToString::to_string).collect::<Vec<_>>().join(&say!(lang, "list-comma"));
        facts.push(say!(lang, "only-posts", posts = posts));
    }
    facts.extend(card.valid_until.clone().map(|day| say!(lang, "valid-until", day = day)));
    let facts: Vec<_> = facts.into_iter().map(|fact| view! { <li>{fact}</li> }).collect();
    let red_line = card.red_line.then(|| view! { <li><Pill state=State::Closed>{say!(lang, "red-line")}</Pill></li> });
    let reports = (card.open_reports > 0).then(|| {
        let words = say!(lang, "studio-open-reports", count = card.open_reports);
        view! { <li><a href=reports::about(card.bank.as_str(), card.slug.as_str())>{words}</a></li> }
    });
    view! { <ul class="attributes">{facts}{red_line}{reports}</ul>{measured(reader, card)} }
}

/// What answers have shown of a question beside what its author says: the share of the points, of how many people, and
/// whether it is drawn by another difficulty since.
fn measured(reader: &Reader, card: &QuestionCard) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let shown = card.shown?;
    let percent = |share: f64| format!("{:.0}", share * 100.0);
    let (low, high) = (percent(shown.low), percent(shown.high));
    let share =
        say!(lang, "question-measured", count = shown.answers, share = percent(shown.share), low = low, high = high);
    let drawn = match shown.difficulty {
        Some(level) => say!(lang, "question-drawn-as", level = level),
        None if shown.answers < ENOUGH => say!(lang, "question-too-few-answers", count = ENOUGH),
        None => say!(lang, "question-drawn-as-written"),
    };
    Some(view! { <p class="soft small">{share}" "{drawn}</p> })
}

/// Which version this is, since when and by whom.
pub(super) fn made(reader: &Reader, card: &QuestionCard) -> impl IntoView + use<> {
    let lang = reader.lang;
    view! {
        <span class="soft small">
            {say!(lang, "version-number", number = card.number)}" · "
            {look::minute(reader, card.changed_at)}" · "
            {names::writer(lang, &card.changed_by)}
        </span>
    }
}

/// Why a question is not drawn any more; nothing when it is.
pub(super) fn rested(reader: &Reader, card: &QuestionCard) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let rested = card.rested.clone()?;
    let name = say!(lang, "is-retired");
    let reason = rested.reason.map(|reason| view! { <p>{reason}</p> });
    let (at, by) = (look::minute(reader, rested.at), names::writer(lang, &rested.by));
    Some(view! {
        <Notice tone=Tone::Plain name=name>
            {reason}
            <p class="soft small">{at}" · "{by}</p>
        </Notice>
    })
}

/// The rules it examines: where to read them, and which other questions examine them.
pub(super) fn rules(reader: &Reader, rules: &[RuleLink]) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let links: Vec<_> = rules
        .iter()
        .map(|rule| {
            let others = format!("{}?rule={}", to("/studio/questions", &[]), encoded(&rule.rule.to_string()));
            view! { <li>{rule_link(reader, "", rule)}" "<a class="soft" href=others>{say!(lang, "rule-other-questions")}</a></li> }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! { <div class="on-rules small"><span class="soft">{say!(lang, "question-rules")}</span><ul>{links}</ul></div> }
    })
}

/// The address at which a question is edited.
pub(super) fn address(card: &QuestionCard) -> String {
    to("/studio/questions/{bank}/{question}", &[card.bank.as_str(), card.slug.as_str()])
}

use engine::QuestionType;
use leptos::prelude::*;
use office::views::{CardState, NotebookEntry};

use crate::address::to;
use crate::look::{Button, Converted, PostForm, Weight, day};
use crate::looker::Reader;
use crate::pages::marks::{choices_marked, explanation, rules_to_read};
use crate::pages::paper::{letter, stem};

/// One question: what was answered stands open, the solution behind a fold, so that one can try before looking.
pub(super) fn entry(reader: &Reader, entry: &NotebookEntry, number: u16, asked: AnyView) -> impl IntoView + use<> {
    let lang = reader.lang;
    let anchor = format!("entry-{number}");
    view! {
        <article class="marked wrong" id=anchor.clone()>
            {entry.converted.then(|| view! { <Converted lang=lang/> })}
            <div lang=entry.language.as_str()>{stem(number, &entry.face)}</div>
            {own(reader, entry)}
            <p class="soft small">{standing(reader, entry)}</p>
            <details class="solved">
                <summary>{say!(lang, "notebook-solution")}</summary>
                {choices_marked(reader, &entry.face, &entry.chosen, Some(&entry.solution))}
                {explanation(reader, &entry.solution)}
                {(!entry.rules.is_empty()).then(|| rules_to_read(reader, &format!("#{anchor}"), &entry.rules))}
            </details>
            {decide(reader, entry, asked)}
        </article>
    }
}

/// What was ticked, in its own words.
fn own(reader: &Reader, entry: &NotebookEntry) -> impl IntoView + use<> {
    let lang = reader.lang;
    let named = entry.face.kind != QuestionType::Boolean;
    let chosen = entry.chosen.iter().filter_map(|&place| {
        let text = entry.face.choices.get(usize::from(place))?.as_str().to_owned();
        let letter = named.then(|| view! { <span class="letter">{letter(place)}</span>" " });
        Some(view! { <li>{letter}<span inner_html=text></span></li> })
    });
    let chosen: Vec<_> = chosen.collect();
    if chosen.is_empty() {
        return view! { <p class="result">{say!(lang, "item-untouched")}</p> }.into_any();
    }
    view! {
        <p class="result">{say!(lang, "notebook-own")}</p>
        <ul class="own" lang=entry.language.as_str()>{chosen}</ul>
    }
    .into_any()
}

/// How often it was wrong and right, and when it comes back.
fn standing(reader: &Reader, entry: &NotebookEntry) -> impl IntoView + use<> {
    let lang = reader.lang;
    let counts = say!(lang, "notebook-counts", wrong = entry.wrong, right = entry.right);
    let back = match entry.state {
        CardState::Due => view! { <strong>{say!(lang, "notebook-due-now")}</strong> }.into_any(),
        CardState::Later { at } => view! { {say!(lang, "notebook-back")}" "{day(reader, at)} }.into_any(),
        CardState::Learned => say!(lang, "notebook-is-learned").into_any(),
        CardState::Known { at } => view! { {say!(lang, "notebook-is-known")}" "{day(reader, at)} }.into_any(),
    };
    view! { {say!(lang, "notebook-answered")}" "{day(reader, entry.answered_at)}" · "{counts}" · "{back} }
}

fn decide(reader: &Reader, entry: &NotebookEntry, asked: AnyView) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let place = (entry.place + 1).to_string();
    let names = [entry.attempt.as_str(), place.as_str()];
    let (action, words) = match entry.state {
        CardState::Learned => return None,
        CardState::Known { .. } => (to("/notebook/{id}/{place}/keep", &names), say!(lang, "notebook-keep")),
        CardState::Due | CardState::Later { .. } => {
            (to("/notebook/{id}/{place}/known", &names), say!(lang, "notebook-known"))
        }
    };
    Some(view! {
        <PostForm action=action class="no-print">
            {asked}
            <Button weight=Weight::Plain>{words}</Button>
        </PostForm>
    })
}

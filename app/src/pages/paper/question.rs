use engine::{Face, Pages, QuestionType};
use leptos::prelude::*;
use leptos::tachys::html::InertElement;
use office::views::{Sheet, SheetItem};

use super::safety;
use super::{Leaves, leaves};
use crate::looker::Reader;
use crate::page::written;

/// One question: a group of inputs, known by its place alone.
pub(super) fn question(
    reader: &Reader,
    sheet: &Sheet,
    section: u16,
    item: &SheetItem,
    leaves: &Leaves,
) -> InertElement {
    let lang = reader.lang;
    let place = item.place;
    let leaf = leaves.are_many().then(|| leaves.leaf(place));
    let said = leaf.map(|leaf| leaves::said(reader, sheet, leaves, leaf));
    let legend = match sheet.sitting.pages {
        Pages::Question => view! { <legend lang=lang.as_str()>{leaves::heading(reader, section, item.number)}</legend> }.into_any(),
        Pages::Section | Pages::Paper => {
            view! { <legend class="unseen" lang=lang.as_str()>{say!(lang, "question-number", number = item.number)}</legend> }.into_any()
        }
    };
    let (name, flag) = (format!("a{place}"), format!("f{place}"));
    let stem_id = format!("stem-{place}");
    let described = stem_id.clone();
    written(view! {
        <fieldset class="question" id=format!("q{place}") data-place=place.to_string() aria-describedby=format!("{described} state-{place}") lang=item.language.as_str()
            data-leaf=leaf.map(|leaf| leaf.to_string()) data-leaf-said=said hidden=leaves.hides(place)>
            {legend}
            <div id=stem_id>{stem(item.number, &item.face)}</div>
            <div class=choices_class(&item.face)>{choices(item, &name)}</div>
            <label class="later flag" lang=lang.as_str()>
                <input type="checkbox" name=flag value="on" checked=item.flagged/>
                {say!(lang, "mark-for-later")}
            </label>
            {safety::of_answer(reader, item)}
        </fieldset>
    })
}

/// The stem with its number before it.
pub(crate) fn stem(number: u16, face: &Face) -> InertElement {
    written(view! {
        <div class="stem">
            <span class="number">{number}"."</span>
            <div class="text" inner_html=face.stem.as_str()></div>
        </div>
    })
}

fn choices_class(face: &Face) -> &'static str {
    if face.kind == QuestionType::Boolean { "choices across" } else { "choices" }
}

fn choices<'i>(item: &'i SheetItem, name: &'i str) -> Vec<impl IntoView + use<'i>> {
    let chosen = item.chosen.as_deref().unwrap_or_default();
    let kind = if item.face.kind == QuestionType::Multi { "checkbox" } else { "radio" };
    item.face
        .choices
        .iter()
        .zip(0_u8..)
        .map(|(text, place)| {
            let letter = (item.face.kind != QuestionType::Boolean)
                .then(|| view! { <span class="letter">{letter(place)}</span> });
            let checked = chosen.contains(&place);
            view! {
                <label class="choice">
                    <input type=kind name=name value=place.to_string() checked=checked/>
                    {letter}
                    <span class="text" inner_html=text.as_str()></span>
                </label>
            }
        })
        .collect()
}

/// The letter of a choice by its place on the paper.
pub(crate) fn letter(place: u8) -> String {
    char::from(b'A'.saturating_add(place).min(b'Z')).to_string()
}

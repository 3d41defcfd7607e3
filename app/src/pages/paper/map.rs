use leptos::prelude::*;
use office::views::Sheet;

use super::Leaves;
use crate::address::to;
use crate::headings;
use crate::look::TextSizes;
use crate::looker::Reader;
use crate::page::written;

/// One entry of the question map.
pub(crate) struct Entry {
    /// The question's place on the paper, from 0.
    pub(crate) place: u16,
    /// Its number within the section.
    pub(crate) number: u16,
    /// Whether something is chosen.
    pub(crate) answered: bool,
    /// Marked for later.
    pub(crate) flagged: bool,
}

/// The question map: every question as one small square, section by section, each with its number. `to` makes the address of a place.
pub(crate) fn map(
    reader: &Reader,
    sections: Vec<(u16, String, Vec<Entry>)>,
    to: &dyn Fn(u16) -> String,
) -> impl IntoView + use<> {
    let lang = reader.lang;
    let sections: Vec<_> = sections
        .into_iter()
        .map(|(number, heading, entries)| {
            let entries: Vec<_> = entries
                .into_iter()
                .map(|entry| {
                    let class = match (entry.answered, entry.flagged) {
                        (true, true) => "answered flagged",
                        (true, false) => "answered",
                        (false, true) => "flagged",
                        (false, false) => "",
                    };
                    let name = headings::question(lang, number.into(), entry.number);
                    let label = match (entry.answered, entry.flagged) {
                        (true, true) => say!(lang, "map-answered-flagged", question = name),
                        (true, false) => say!(lang, "map-answered", question = name),
                        (false, true) => say!(lang, "map-open-flagged", question = name),
                        (false, false) => say!(lang, "map-open", question = name),
                    };
                    let place = entry.place.to_string();
                    written(view! { <li><a class=class href=to(entry.place) data-to=place aria-label=label>{entry.number}</a></li> })
                })
                .collect();
            view! { <div><h3>{heading}</h3><ol>{entries}</ol></div> }
        })
        .collect();
    view! {
        <nav class="map" aria-label=say!(lang, "question-map")>
            {sections}
            <p class="legend" aria-hidden="true">{say!(lang, "map-legend")}</p>
        </nav>
    }
}

/// The map beside the paper.
pub(super) fn side(reader: &Reader, sheet: &Sheet, leaves: &Leaves) -> impl IntoView + use<> {
    let lang = reader.lang;
    let sections = sheet
        .sections
        .iter()
        .map(|section| {
            let entries = section.items.iter().map(|item| Entry {
                place: item.place,
                number: item.number,
                answered: item.chosen.as_ref().is_some_and(|chosen| !chosen.is_empty()),
                flagged: item.flagged,
            });
            (section.number, headings::section(lang, section.number.into(), section.kind), entries.collect())
        })
        .collect();
    // On one page a link stays on it, so that what is ticked stays too.
    let paper = if leaves.are_many() { to("/attempts/{id}", &[sheet.attempt.as_str()]) } else { String::new() };
    view! {
        <aside class="paper-side">
            <h2>{say!(lang, "question-map")}</h2>
            {map(reader, sections, &|place| leaves.address(&paper, place))}
            <p class="soft only-live">{say!(lang, "keys-help")}</p>
            <TextSizes lang=lang now=reader.text name="to" prefix="text-"/>
        </aside>
    }
}

use leptos::prelude::*;

use crate::looker::Reader;

/// The rooms of the studio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    Banks,
    Questions,
    Exams,
    Coverage,
    Reports,
}

/// The way from each room to the others.
pub(super) fn rooms(reader: &Reader, here: Room) -> impl IntoView + use<> {
    let lang = reader.lang;
    let rooms = [
        (Room::Banks, "/studio", say!(lang, "room-banks")),
        (Room::Questions, "/studio/questions", say!(lang, "room-questions")),
        (Room::Exams, "/studio/exams", say!(lang, "room-exams")),
        (Room::Coverage, "/studio/coverage", say!(lang, "room-coverage")),
        (Room::Reports, "/studio/reports", say!(lang, "room-reports")),
    ];
    let links: Vec<_> = rooms
        .into_iter()
        .map(|(room, address, words)| {
            let current = (room == here).then_some("true");
            view! { <li><a href=address aria-current=current>{words}</a></li> }
        })
        .collect();
    view! { <nav class="rooms no-print" aria-label=say!(lang, "rooms")><ul>{links}</ul></nav> }
}

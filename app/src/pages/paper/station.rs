use leptos::prelude::*;
use office::views::Station;

use crate::address::to;
use crate::look::{ButtonLink, Notice, Tone};
use crate::looker::Reader;

/// Says where the attempt is, and that it does not go back.
pub(super) fn told(reader: &Reader, station: Option<Station>) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    station.map(|Station { section, of }| {
        view! { <p class="station soft small">{say!(lang, "station", section = section, of = of)}</p> }
    })
}

/// Says that what a form brought was for a section that is closed.
pub(super) fn closed(reader: &Reader, station: Option<Station>) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    station.map(|station| {
        let why = say!(lang, "refusal-section-closed", open = station.section);
        view! { <Notice tone=Tone::Refused name=say!(lang, "station-closed")><p>{why}</p></Notice> }
    })
}

/// What the island opens when the attempt has gone on to another section in another tab.
pub(super) fn dialog(reader: &Reader, attempt: &str, station: Option<Station>) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let paper = to("/attempts/{id}", &[attempt]);
    station.map(|station| {
        view! {
            <dialog id="section-dialog" aria-labelledby="section-dialog-title" data-section=station.section.to_string()>
                <div class="stack">
                    <h2 id="section-dialog-title">{say!(lang, "station-gone-on")}</h2>
                    <p>{say!(lang, "station-gone-on-why")}</p>
                    <ButtonLink href=paper>{say!(lang, "station-go-there")}</ButtonLink>
                </div>
            </dialog>
        }
    })
}

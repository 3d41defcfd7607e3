use engine::Refusal;
use leptos::prelude::*;
use office::views::Shortage;

use crate::address::to;
use crate::look::{Notice, Tone};
use crate::looker::Reader;
use crate::refusals;

/// The exams that cannot be drawn as things stand, each with the cell that is too small; nothing when all can.
pub(super) fn shortages(reader: &Reader, shortages: &[Shortage]) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let lines: Vec<_> = shortages.iter().map(|shortage| line(reader, shortage)).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Refused name=say!(lang, "shortages")>
                <ul>{lines}</ul>
            </Notice>
        }
    })
}

fn line(reader: &Reader, shortage: &Shortage) -> impl IntoView + use<> {
    let address = to("/studio/exams/{exam}", &[shortage.exam.as_str()]);
    let post = shortage.post.clone().map(|post| view! { " "<span class="soft">{post}</span> });
    view! { <li><a href=address>{shortage.exam_title.clone()}</a>{post}" "{cell(reader, &shortage.refusal)}</li> }
}

/// The cell with what it needs and what there is.
fn cell(reader: &Reader, refusal: &Refusal) -> String {
    let lang = reader.lang;
    match refusal {
        Refusal::BankTooSmall { section, topic, difficulty, red_line, need, have } => {
            let level = difficulty
                .map_or_else(|| say!(lang, "difficulty-any"), |level| say!(lang, "difficulty-is", level = level));
            let red_line = if *red_line { format!(" · {}", say!(lang, "red-line")) } else { String::new() };
            say!(
                lang,
                "shortage-cell",
                section = *section,
                topic = format!("{topic} · {level}{red_line}"),
                need = *need,
                have = *have
            )
        }
        other => refusals::text(reader, other),
    }
}

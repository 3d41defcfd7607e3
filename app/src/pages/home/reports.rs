use engine::Mode;
use leptos::prelude::*;
use office::views::AnsweredReport;

use crate::address::to;
use crate::look::{Notice, Tone, day};
use crate::looker::Reader;
use crate::pages::practice;

/// Answers to what the viewer said about questions, until they have been read.
pub(super) fn answered(reader: &Reader, reports: &[AnsweredReport]) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let links: Vec<_> = reports
        .iter()
        .map(|report| {
            let address = if report.mode == Mode::Practice {
                practice::at(&report.attempt, report.place)
            } else {
                format!("{}#item-{}", to("/attempts/{id}/marks", &[report.attempt.as_str()]), report.place + 1)
            };
            view! { <li><a href=address>{report.exam_title.clone()}</a>" · "{day(reader, report.at)}</li> }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! { <Notice tone=Tone::Done name=say!(lang, "home-answered")><ul>{links}</ul></Notice> }
    })
}

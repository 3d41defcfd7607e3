use leptos::prelude::*;
use office::views::Sheet;

use crate::looker::Reader;
use crate::page::written;

/// How often it stands on a screen or a printed page; what does not fit is cut off.
const TIMES: usize = 48;

/// Whose paper it is, faintly under the questions. It says nothing that the bar above does not say.
pub(super) fn watermark(reader: &Reader, sheet: &Sheet) -> impl IntoView + use<> {
    let number = reader.viewer.as_ref().map(|viewer| viewer.staff_no.clone()).unwrap_or_default();
    let words = format!("{} {number}", sheet.candidate);
    let marks: Vec<_> = (0..TIMES).map(|_| view! { <span>{words.as_str()}</span> }).collect();
    let marks = written(view! { <div>{marks}</div> });
    view! { <div class="watermark" aria-hidden="true">{marks}</div> }
}

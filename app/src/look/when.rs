use engine::Moment;
use leptos::prelude::*;

use crate::looker::Reader;
use crate::moments;

/// A day in the department's zone.
pub fn day(reader: &Reader, moment: Moment) -> impl IntoView + use<> {
    let text = moments::day(reader.lang, reader.zone(), moment);
    view! { <time datetime=moments::machine(moment)>{text}</time> }
}

/// A day and a minute in the department's zone.
pub fn minute(reader: &Reader, moment: Moment) -> impl IntoView + use<> {
    let text = moments::minute(reader.lang, reader.zone(), moment);
    view! { <time datetime=moments::machine(moment)>{text}</time> }
}

/// The same with its second.
pub fn second(reader: &Reader, moment: Moment) -> impl IntoView + use<> {
    let text = moments::second(reader.lang, reader.zone(), moment);
    view! { <time datetime=moments::machine(moment)>{text}</time> }
}

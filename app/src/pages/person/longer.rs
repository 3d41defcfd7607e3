use engine::Moment;
use leptos::prelude::*;
use office::views::desk::Record;

use crate::look::day;
use crate::looker::Reader;

/// The extra time somebody has at every exam with a clock; nothing where there is none.
pub(super) fn longer(reader: &Reader, record: &Record) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let held = record.accommodation.as_ref()?;
    // It ends at the midnight after its last day.
    let until = held.until.map(|until| {
        view! { <dt>{say!(lang, "column-until")}</dt><dd>{day(reader, Moment(until.0 - 1))}</dd> }
    });
    let by = held.by.clone().map(|by| view! { <dt>{say!(lang, "record-by")}</dt><dd>{by}</dd> });
    Some(view! {
        <section class="part-of-page">
            <h2>{say!(lang, "longer-title")}</h2>
            <dl class="facts">
                <dt>{say!(lang, "longer-percent")}</dt><dd>{say!(lang, "longer-by", percent = held.percent)}</dd>
                <dt>{say!(lang, "column-from")}</dt><dd>{day(reader, held.from)}</dd>
                {until}
                {by}
                <dt>{say!(lang, "record-why")}</dt><dd>{held.reason.clone()}</dd>
            </dl>
        </section>
    })
}

use leptos::prelude::*;
use office::views::WaitingAttempt;

use crate::address::to;
use crate::look::{ButtonLink, Column, Empty, Notice, SheetHead, Table, Tone, Weight, minute};
use crate::looker::{Looker, Reader};
use crate::page;
use crate::trouble::Answer;

/// The attempts with answers on which nobody has decided.
pub(crate) async fn list(looker: Looker) -> Answer {
    let lang = looker.lang;
    let waiting = looker.desk.office.answers_waiting(&looker.viewer, lang).await?;
    let reader = looker.clone();
    let title = say!(lang, "late-title");
    Ok(page::titled(&looker, title.clone()).wide().show(move || {
        view! { <SheetHead title=title under=say!(lang, "late-under")/> {table(&reader, &waiting)} }
    }))
}

fn table(reader: &Reader, waiting: &[WaitingAttempt]) -> AnyView {
    let lang = reader.lang;
    if waiting.is_empty() {
        return view! { <Empty name=say!(lang, "late-empty")><p>{say!(lang, "late-empty-text")}</p></Empty> }
            .into_any();
    }
    let columns = vec![
        Column::words(say!(lang, "candidate")),
        Column::words(say!(lang, "attempt-exam")),
        Column::words(say!(lang, "closed-at")),
        Column::numbers(say!(lang, "late-waiting")),
    ];
    let rows = waiting.iter().map(|one| row(reader, one)).collect();
    view! { <Table caption=say!(lang, "late-list-caption") columns=columns rows=rows/> }.into_any()
}

fn row(reader: &Reader, one: &WaitingAttempt) -> Vec<AnyView> {
    let address = to("/people/{id}/attempts/{attempt}", &[one.person.as_str(), one.attempt.as_str()]);
    vec![
        view! { <a href=address>{one.name.clone()}</a>" "<span class="soft">{one.staff_no.clone()}</span> }.into_any(),
        one.exam_title.clone().into_any(),
        minute(reader, one.closed_at).into_any(),
        one.answers.into_any(),
    ]
}

/// A line for those who decide, while something waits for them.
pub(crate) fn line(reader: &Reader, waiting: u32) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    (waiting > 0).then(|| {
        view! {
            <Notice tone=Tone::Refused name=say!(lang, "late-line", count = waiting)>
                <p>{say!(lang, "late-line-text")}</p>
                <p><ButtonLink href=to("/late", &[]) weight=Weight::Plain>{say!(lang, "late-line-go")}</ButtonLink></p>
            </Notice>
        }
    })
}

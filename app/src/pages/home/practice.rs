use leptos::prelude::*;
use office::views::PracticeStanding;

use crate::address::to;
use crate::look::{ButtonLink, Weight, day};
use crate::looker::Reader;

/// What comes back today of what was wrong; nothing as long as nothing was.
pub(super) fn due(reader: &Reader, practice: &PracticeStanding) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let (href, words) = if practice.due > 0 {
        (format!("{}?show=due", to("/notebook", &[])), say!(lang, "home-due-go"))
    } else {
        (to("/notebook", &[]), say!(lang, "home-notebook-go"))
    };
    let text = if practice.due > 0 {
        say!(lang, "home-due", count = practice.due)
    } else {
        say!(lang, "home-due-none", count = practice.open)
    };
    let next = practice.next_due.filter(|_| practice.due == 0);
    let next = next.map(|at| view! { " "{say!(lang, "notebook-next-due")}" "{day(reader, at)} });
    (practice.open > 0).then(|| {
        view! {
            <section class="part-of-page due" aria-labelledby="due">
                <h2 id="due">{say!(lang, "notebook-title")}</h2>
                <p>{text}{next}</p>
                <ButtonLink href=href weight=Weight::Plain>{words}</ButtonLink>
            </section>
        }
    })
}

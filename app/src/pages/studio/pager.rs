use leptos::prelude::*;

use crate::look::{ButtonLink, Weight};
use crate::looker::Reader;

/// The way to the pages before and after this one; `at` makes the address of a page, counted from 0.
pub(super) fn pager(
    reader: &Reader,
    page: u32,
    pages: u32,
    at: &dyn Fn(u32) -> String,
) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let before = page.checked_sub(1).map(|before| {
        view! { <ButtonLink href=at(before) weight=Weight::Plain>{say!(lang, "pager-before")}</ButtonLink> }
    });
    let after = (page + 1 < pages).then(|| {
        view! { <ButtonLink href=at(page + 1) weight=Weight::Plain>{say!(lang, "pager-after")}</ButtonLink> }
    });
    (pages > 1).then(|| {
        view! {
            <nav class="pager row between no-print" aria-label=say!(lang, "pager")>
                <span>{before}</span>
                <span class="soft">{say!(lang, "pager-here", page = page + 1, pages = pages)}</span>
                <span>{after}</span>
            </nav>
        }
    })
}

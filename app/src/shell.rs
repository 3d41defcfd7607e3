//! What stands around every page.

mod banner;
mod foot;
mod head;

use leptos::nonce::use_nonce;
use leptos::prelude::*;

use crate::looker::Reader;
use crate::page::{Scripts, Width};

/// The whole document.
pub(crate) fn document(
    reader: &Reader,
    title: String,
    width: Width,
    scripts: Scripts,
    body: AnyView,
) -> impl IntoView + use<> {
    let lang = reader.lang;
    let text = Some(reader.text.class()).filter(|class| !class.is_empty());
    let page_title = say!(lang, "page-title", title = title);
    let islands = (scripts == Scripts::Islands).then(|| {
        view! {
            <script nonce=use_nonce()>{AT_ONCE}</script>
            <HydrationScripts options=(*reader.desk.leptos_options).clone() islands=true/>
        }
    });
    view! {
        <!DOCTYPE html>
        <html lang=lang.as_str() class=text>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <title>{page_title}</title>
                <link rel="icon" href=ICON/>
                <link rel="stylesheet" href="/pkg/passgate.css"/>
                {islands}
            </head>
            <body>
                <a class="skip" href="#content">{say!(lang, "skip")}</a>
                {banner::demonstration(reader)}
                {head::head(reader)}
                <main id="content" tabindex="-1">{laid(width, body)}</main>
                {foot::foot(reader, width)}
            </body>
        </html>
    }
}

fn laid(width: Width, body: AnyView) -> AnyView {
    let class = match width {
        Width::Narrow => "sheet narrow",
        Width::Reading => "sheet",
        Width::Wide => "sheet wide",
        Width::Bare => return body,
    };
    view! { <div class=class>{body}</div> }.into_any()
}

/// Leptos wakes islands when the browser is idle, without a limit: on a device that is busy, a paper would save nothing by
/// itself for as long. Where there is no such waiting, it wakes them at once.
const AT_ONCE: &str = "delete window.requestIdleCallback";

/// A small gate in ink, without a request of its own.
const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E\
%3Crect width='16' height='16' rx='2' fill='%231e1b16'/%3E\
%3Cpath d='M4 13V6a4 4 0 0 1 8 0v7' fill='none' stroke='%23fdfbf6' stroke-width='2'/%3E%3C/svg%3E";

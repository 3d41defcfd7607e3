//! An attempt that is over while its outcome is withheld: it says when marks are told, and nothing of them.

use axum::response::Response;
use leptos::prelude::*;
use office::views::{HandedIn, MarksTold};

use super::{items, kept};
use crate::look::{self, ButtonLink, Notice, SheetHead, Tone, Weight};
use crate::looker::Reader;
use crate::pages::late::words;
use crate::pages::paper::stops;
use crate::pages::waiting;
use crate::{moments, page};

pub(super) fn on_desk(reader: &Reader, handed_in: HandedIn) -> Response {
    let title = say!(reader.lang, "marks-title", exam = handed_in.exam_title.clone());
    let here = reader.clone();
    page::titled(reader, title).with_islands().show(move || sheet(&here, &handed_in))
}

fn sheet(reader: &Reader, page: &HandedIn) -> impl IntoView + use<> {
    let lang = reader.lang;
    let told = match page.told {
        MarksTold::At { at } => say!(lang, "withheld-until", at = moments::minute(lang, reader.own_zone(), at)),
        MarksTold::WhenOver => say!(lang, "withheld-until-over"),
        MarksTold::Never => say!(lang, "withheld-for-ever"),
    };
    view! {
        <article class="marks stack loose">
            <SheetHead title=page.exam_title.clone() over=say!(lang, "handed-in-over", number = page.number)/>
            <Notice tone=Tone::Done name=say!(lang, "handed-in")><p>{told}</p></Notice>
            <dl class="facts">
                <dt>{say!(lang, "candidate")}</dt><dd>{page.candidate.clone()}" "<span class="soft">{page.staff_no.clone()}</span></dd>
                <dt>{say!(lang, "started-at")}</dt><dd>{look::minute(reader, page.started_at)}</dd>
                <dt>{say!(lang, "closed-at")}</dt><dd>{look::minute(reader, page.closed_at)}" "<span class="soft">{words::closed_by(lang, page.closed_by)}</span></dd>
            </dl>
            {waiting::of_closed(lang, &page.attempt)}
            {stops(reader, &page.stops)}
            {kept::kept(reader, &page.kept)}
            {items::own_answers(reader, &page.items)}
            <div class="row no-print">
                <ButtonLink href="/".to_owned() weight=Weight::Plain>{say!(lang, "to-home")}</ButtonLink>
            </div>
            {kept::receipts(reader, &page.attempt)}
        </article>
    }
}

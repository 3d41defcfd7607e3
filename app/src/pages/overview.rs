//! The list before handing in: what is answered, what is not, what was marked for later.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use leptos::prelude::*;
use office::AttemptId;
use office::views::{AttemptState, Overview};

use crate::address::to;
use crate::islands::countdown::digits;
use crate::look::{Button, ButtonLink, Notice, PostForm, SheetHead, Tone, Weight};
use crate::looker::{Looker, Reader};
use crate::moments;
use crate::page;
use crate::pages::marks::receipts;
use crate::pages::paper::{Entry, map};
use crate::pages::waiting;
use crate::trouble::Answer;

pub(crate) async fn show(looker: Looker, Path(id): Path<String>) -> Answer {
    let attempt = AttemptId::new(id);
    let overview = looker.desk.office.overview(&looker.viewer, &attempt, looker.lang).await?;
    if overview.state == AttemptState::Closed {
        return Ok(Redirect::to(&to("/attempts/{id}/marks", &[attempt.as_str()])).into_response());
    }
    let reader = (*looker).clone();
    let title = say!(looker.lang, "overview-title");
    Ok(page::titled(&looker, title).with_islands().show(move || sheet(&reader, overview)))
}

fn sheet(reader: &Reader, overview: Overview) -> impl IntoView + use<> {
    let lang = reader.lang;
    let paper = to("/attempts/{id}", &[overview.attempt.as_str()]);
    let hand_in = to("/attempts/{id}/hand-in", &[overview.attempt.as_str()]);
    let time = time(reader, &overview).map(|time| view! { <p>{time}</p> });
    let tone = if overview.unanswered > 0 { Tone::Refused } else { Tone::Done };
    let found = if overview.unanswered > 0 {
        say!(lang, "overview-unanswered", count = overview.unanswered)
    } else {
        say!(lang, "overview-all-answered")
    };
    let flagged =
        (overview.flagged > 0).then(|| view! { <p>{say!(lang, "overview-flagged", count = overview.flagged)}</p> });
    let map = squares(reader, &overview, &paper);
    let ways = view! {
        <div class="row">
            <ButtonLink href=paper weight=Weight::Plain>{say!(lang, "back-to-paper")}</ButtonLink>
            <PostForm action=hand_in>
                <Button weight=Weight::Decide>{say!(lang, "hand-in")}</Button>
            </PostForm>
        </div>
    };
    let ways = waiting::around_hand_in(lang, &overview.attempt, ways.into_any());
    view! {
        <article class="overview stack loose">
            <SheetHead title=say!(lang, "overview-title") over=overview.exam_title.clone() under=say!(lang, "overview-under")/>
            <Notice tone=tone name=found>{flagged}{time}</Notice>
            {map}
            {ways}
            <p class="soft">{say!(lang, "hand-in-final")}</p>
            {receipts(reader, &overview.attempt)}
        </article>
    }
}

fn squares(reader: &Reader, overview: &Overview, paper: &str) -> impl IntoView + use<> {
    let lang = reader.lang;
    let sections = overview
        .sections
        .iter()
        .enumerate()
        .map(|(index, items)| {
            let entries = items.iter().map(|item| Entry {
                place: item.place,
                number: item.number,
                answered: item.answered,
                flagged: item.flagged,
            });
            (say!(lang, "section-numbered", number = index + 1), entries.collect())
        })
        .collect();
    let paper = paper.to_owned();
    map(reader, sections, &move |place| format!("{paper}#q{place}"))
}

fn time(reader: &Reader, overview: &Overview) -> Option<String> {
    let lang = reader.lang;
    let at = |moment| moments::clock(reader.own_zone(), moment);
    if let Some(halt) = &overview.halt {
        return Some(say!(lang, "stop-lasts", from = at(halt.since)));
    }
    let deadline = overview.deadline?;
    let left = digits(deadline.0 - overview.now.0);
    Some(say!(lang, "overview-time", left = left, at = at(deadline)))
}

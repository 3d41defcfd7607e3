//! The list before handing in: what is answered, what is not, what was marked for later.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use engine::Lang;
use leptos::prelude::*;
use office::AttemptId;
use office::views::{AttemptState, Overview, Station};

use crate::address::to;
use crate::islands::countdown::digits;
use crate::look::{Button, ButtonLink, Hidden, Notice, PostForm, SheetHead, Tone, Weight};
use crate::looker::{Looker, Reader};
use crate::moments;
use crate::page;
use crate::pages::marks::receipts;
use crate::pages::paper::{Entry, Leaves, map};
use crate::pages::waiting;
use crate::trouble::Answer;

pub(crate) async fn show(looker: Looker, Path(id): Path<String>) -> Answer {
    let attempt = AttemptId::new(id);
    let overview = looker.desk.office.overview(&looker.viewer, &attempt, looker.lang).await?;
    if overview.state == AttemptState::Closed {
        return Ok(Redirect::to(&to("/attempts/{id}/marks", &[attempt.as_str()])).into_response());
    }
    let reader = (*looker).clone();
    let title = title(looker.lang, goes_on(&overview));
    Ok(page::titled(&looker, title).with_islands().show(move || sheet(&reader, overview)))
}

fn sheet(reader: &Reader, overview: Overview) -> impl IntoView + use<> {
    let lang = reader.lang;
    let paper = to("/attempts/{id}", &[overview.attempt.as_str()]);
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
    let goes_on = goes_on(&overview);
    let decide = decide(reader, &overview, goes_on);
    let (under, end) = match goes_on {
        Some(Station { section, of }) => {
            (say!(lang, "station-under", section = section, of = of), say!(lang, "station-final", section = section))
        }
        None => (say!(lang, "overview-under"), say!(lang, "hand-in-final")),
    };
    let ways = view! {
        <div class="row">
            <ButtonLink href=paper weight=Weight::Plain>{say!(lang, "back-to-paper")}</ButtonLink>
            {decide}
        </div>
    };
    let ways = waiting::around_hand_in(lang, &overview.attempt, ways.into_any());
    view! {
        <article class="overview stack loose">
            <SheetHead title=title(lang, goes_on) over=overview.exam_title.clone() under=under/>
            <Notice tone=tone name=found>{flagged}{time}</Notice>
            {map}
            {ways}
            <p class="soft">{end}</p>
            {receipts(reader, &overview.attempt)}
        </article>
    }
}

/// The section to be closed, when another follows. While the time stands still nobody goes on, but handing in is allowed.
fn goes_on(overview: &Overview) -> Option<Station> {
    overview.station.filter(|station| !station.is_last() && overview.halt.is_none())
}

fn title(lang: Lang, goes_on: Option<Station>) -> String {
    match goes_on {
        Some(_) => say!(lang, "station-to-overview"),
        None => say!(lang, "overview-title"),
    }
}

/// The one thing to decide: to close this section and go on, or to hand in.
fn decide(reader: &Reader, overview: &Overview, goes_on: Option<Station>) -> AnyView {
    let lang = reader.lang;
    let id = overview.attempt.as_str();
    match goes_on {
        Some(station) => {
            let section = to("/attempts/{id}/section", &[id]);
            view! {
                <PostForm action=section>
                    <Hidden name="leaving" value=station.section.to_string()/>
                    <Button weight=Weight::Decide>{say!(lang, "station-go-on", next = station.section + 1)}</Button>
                </PostForm>
            }
            .into_any()
        }
        None => {
            let hand_in = to("/attempts/{id}/hand-in", &[id]);
            view! { <PostForm action=hand_in><Button weight=Weight::Decide>{say!(lang, "hand-in")}</Button></PostForm> }
                .into_any()
        }
    }
}

fn squares(reader: &Reader, overview: &Overview, paper: &str) -> impl IntoView + use<> {
    let lang = reader.lang;
    let sections = overview
        .sections
        .iter()
        .map(|(number, items)| {
            let entries = items.iter().map(|item| Entry {
                place: item.place,
                number: item.number,
                answered: item.answered,
                flagged: item.flagged,
            });
            (*number, say!(lang, "section-numbered", number = *number), entries.collect())
        })
        .collect();
    let leaves = Leaves::of_overview(overview);
    map(reader, sections, &|place| leaves.address(paper, place))
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

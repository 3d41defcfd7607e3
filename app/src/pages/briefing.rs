//! What a candidate is told before the clock starts: time, sections, pass rule, what will be shown afterwards.

mod facts;
mod readiness;
mod rule;

use axum::extract::Path;
use engine::{Refusal, Slug};
use leptos::prelude::*;
use office::views::Briefing;

use crate::address::to;
use crate::look::{Button, ButtonLink, Column, Notice, PostForm, SheetHead, Table, Tone};
use crate::looker::{Looker, Reader};
use crate::page;
use crate::refusals;
use crate::trouble::Answer;
use crate::{headings, names};

pub(crate) use readiness::in_short;
pub(crate) use rule::{counting_line, rule_lines, shown_lines};

pub(crate) async fn show(looker: Looker, Path(exam): Path<String>) -> Answer {
    let exam = Slug::parse(&exam).map_err(|_| Refusal::NotFound)?;
    let briefing = looker.desk.office.briefing(&looker.viewer, &exam, looker.lang).await?;
    let reader = (*looker).clone();
    Ok(page::titled(&looker, briefing.title.clone()).show(move || sheet(&reader, briefing)))
}

fn sheet(reader: &Reader, briefing: Briefing) -> impl IntoView + use<> {
    let lang = reader.lang;
    view! {
        <article class="briefing stack loose">
            <SheetHead title=briefing.title.clone() over=names::mode(lang, briefing.mode) under=say!(lang, "briefing-under")/>
            {facts::facts(reader, &briefing)}
            <section class="part-of-page">
                <h2>{say!(lang, "briefing-sections")}</h2>
                {sections(reader, &briefing)}
            </section>
            <section class="part-of-page">
                <h2>{say!(lang, "briefing-pass")}</h2>
                <ul class="lines">{rule_lines(lang, &briefing.pass, &briefing.pass_topics, briefing.total, briefing.red_lines)}</ul>
            </section>
            <section class="part-of-page">
                <h2>{say!(lang, "briefing-shown")}</h2>
                <ul class="lines">{shown_lines(lang, briefing.mode, &briefing.shown)}</ul>
            </section>
            {briefing.readiness.as_ref().filter(|_| briefing.running.is_none()).map(|card| readiness::readiness(reader, card))}
            {begin(reader, &briefing)}
        </article>
    }
}

fn sections(reader: &Reader, briefing: &Briefing) -> impl IntoView + use<> {
    let lang = reader.lang;
    let columns = vec![
        Column::words(say!(lang, "section")),
        Column::numbers(say!(lang, "questions")),
        Column::numbers(say!(lang, "points-each")),
        Column::numbers(say!(lang, "points")),
    ];
    let rows = briefing.sections.iter().enumerate().map(|(index, section)| {
        vec![
            headings::section(lang, index + 1, section.kind).into_any(),
            section.count.into_any(),
            section.points_each.to_string().into_any(),
            section.total.to_string().into_any(),
        ]
    });
    view! { <Table caption=say!(lang, "briefing-sections") columns=columns rows=rows.collect()/> }
}

fn begin(reader: &Reader, briefing: &Briefing) -> AnyView {
    let lang = reader.lang;
    if let Some(running) = &briefing.running {
        let href = to("/attempts/{id}", &[running.as_str()]);
        let why = if briefing.paused { say!(lang, "briefing-paused-why") } else { say!(lang, "briefing-running-why") };
        return view! {
            <Notice tone=Tone::Plain name=say!(lang, "briefing-running")><p>{why}</p></Notice>
            <ButtonLink href=href>{say!(lang, "continue-attempt")}</ButtonLink>
        }
        .into_any();
    }
    match &briefing.may_start {
        Err(refusal) => {
            let why = refusals::text(reader, refusal);
            view! { <Notice tone=Tone::Refused name=say!(lang, "briefing-not-now")><p>{why}</p></Notice> }.into_any()
        }
        Ok(()) => {
            let own_work =
                briefing.minutes.is_some().then(|| view! { <p class="soft">{say!(lang, "briefing-own-work")}</p> });
            let action = to("/exams/{exam}/start", &[briefing.exam.as_str()]);
            view! {
                <PostForm action=action class="stack">
                    {own_work}
                    <Button>{say!(lang, "start-attempt")}</Button>
                </PostForm>
            }
            .into_any()
        }
    }
}

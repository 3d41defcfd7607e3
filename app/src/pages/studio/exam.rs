use axum::extract::{Path, Query};
use axum::http::StatusCode;
use engine::{Lang, Slug};
use leptos::prelude::*;
use office::views::{PlanCell, PlanPage, PlanSection};
use serde::Deserialize;

use super::exams::time;
use super::pausing::pausing;
use super::rooms::{Room, rooms};
use super::shortages::shortages;
use crate::address::to;
use crate::look::{self, ButtonLink, Column, Notice, Pill, SheetHead, State, Table, Tone};
use crate::looker::{Looker, Reader};
use crate::pages::briefing::{counting_line, rule_lines, shown_lines, sitting};
use crate::pages::slug;
use crate::trouble::Answer;
use crate::{headings, names, page};

pub(crate) use super::pausing::Reason as RefusedPause;

/// One exam: what each of its quotas asks for and what the banks hold, what passing asks for, what is shown when.
pub(crate) async fn show(looker: Looker, Path(exam): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let plan = looker.desk.office.exam_plan(&looker.viewer, &slug(&exam)?, looker.lang).await?;
    let reader = (*looker).clone();
    let done = asked.done.as_deref().and_then(|done| said(looker.lang, done));
    Ok(page::titled(&looker, plan.card.title.clone()).wide().show(move || sheet(&reader, &plan, done, None)))
}

/// The same once more, with a reason that was not taken.
pub(crate) async fn again(looker: &Looker, exam: &Slug, reason: RefusedPause) -> Answer {
    let plan = looker.desk.office.exam_plan(&looker.viewer, exam, looker.lang).await?;
    let reader = (**looker).clone();
    let page = page::titled(looker, plan.card.title.clone()).status(StatusCode::UNPROCESSABLE_ENTITY).wide();
    Ok(page.show(move || sheet(&reader, &plan, None, Some(reason))))
}

/// What was done just before, as the redirect afterwards says it.
#[derive(Deserialize)]
pub(crate) struct Asked {
    done: Option<String>,
}

fn said(lang: Lang, done: &str) -> Option<String> {
    match done {
        "paused" => Some(say!(lang, "pausing-done-paused")),
        "resumed" => Some(say!(lang, "pausing-done-resumed")),
        _ => None,
    }
}

fn sheet(
    reader: &Reader,
    plan: &PlanPage,
    done: Option<String>,
    refused: Option<RefusedPause>,
) -> impl IntoView + use<> {
    let lang = reader.lang;
    let card = &plan.card;
    let done = done.map(|done| view! { <Notice tone=Tone::Done><p>{done}</p></Notice> });
    let underway = plan.underway.as_ref().map(|underway| pausing(reader, &card.exam, underway, refused));
    let sample = to("/studio/exams/{exam}/sample", &[card.exam.as_str()]);
    let sections: Vec<_> =
        plan.sections.iter().enumerate().map(|(index, one)| section(reader, index + 1, one)).collect();
    let sample =
        card.shortages.is_empty().then(|| view! { <ButtonLink href=sample>{say!(lang, "plan-sample")}</ButtonLink> });
    view! {
        {rooms(reader, Room::Exams)}
        <SheetHead title=card.title.clone() over=names::mode(lang, card.mode) under=say!(lang, "plan-under")/>
        <div class="stack">
            {done}
            {shortages(reader, &card.shortages)}
            {facts(reader, plan)}
            {sample}
        </div>
        {underway}
        <section class="part-of-page">
            <h2>{say!(lang, "plan-sections")}</h2>
            <p class="soft measure">{say!(lang, "plan-sections-why")}</p>
            {sections}
        </section>
        <section class="part-of-page">
            <h2>{say!(lang, "briefing-pass")}</h2>
            <ul class="lines">{rule_lines(lang, &plan.pass, &plan.pass_topics, card.total, card.red_lines)}</ul>
        </section>
        {sitting(lang, plan.sitting)}
        <section class="part-of-page">
            <h2>{say!(lang, "briefing-shown")}</h2>
            <ul class="lines">{shown_lines(lang, card.mode, &plan.shown)}</ul>
        </section>
    }
}

fn facts(reader: &Reader, plan: &PlanPage) -> impl IntoView + use<> {
    let lang = reader.lang;
    let card = &plan.card;
    let attempts = match plan.attempts {
        0 => say!(lang, "plan-attempts-any"),
        allowed => say!(lang, "plan-attempts", count = allowed),
    };
    let pause = (plan.pause_hours > 0).then(
        || view! { <dt>{say!(lang, "pause")}</dt><dd>{say!(lang, "pause-hours", count = plan.pause_hours)}</dd> },
    );
    let lines: Vec<_> = plan.windows.iter().map(|window| view! { <li>{window.to_string()}</li> }).collect();
    let ends = if plan.ends_with_window { say!(lang, "plan-window-ends") } else { say!(lang, "plan-window-full-time") };
    let windows = (!lines.is_empty()).then(|| {
        view! {
            <dt>{say!(lang, "windows")}</dt>
            <dd><ul class="lines">{lines}</ul><p class="soft small">{say!(lang, "plan-windows-zone")}" "{ends}</p></dd>
        }
    });
    let posts: Vec<String> = card.posts.iter().map(|(_, title)| title.clone()).collect();
    let posts = (!posts.is_empty())
        .then(|| view! { <dt>{say!(lang, "plan-posts")}</dt><dd>{posts.join(&say!(lang, "list-comma"))}</dd> });
    view! {
        <dl class="facts">
            {posts}
            <dt>{say!(lang, "questions")}</dt><dd>{say!(lang, "plan-questions", count = card.questions, red = card.red_lines)}</dd>
            <dt>{say!(lang, "total-points")}</dt><dd>{card.total.to_string()}</dd>
            <dt>{say!(lang, "time")}</dt><dd>{time(reader, card.minutes)}</dd>
            <dt>{say!(lang, "attempts")}</dt><dd>{attempts}</dd>
            {pause}
            {counting_line(lang, plan.counts)}
            {windows}
            <dt>{say!(lang, "plan-version")}</dt>
            <dd>{say!(lang, "version-number", number = plan.number)}" · "{look::minute(reader, plan.changed_at)}</dd>
        </dl>
    }
}

fn section(reader: &Reader, number: usize, section: &PlanSection) -> impl IntoView + use<> {
    let lang = reader.lang;
    let count: u32 = section.cells.iter().map(|cell| cell.need).sum();
    let (each, total) = (section.points_each.to_string(), section.total.to_string());
    let customary = say!(lang, "section-customary", count = count, each = each, total = total);
    let columns = vec![
        Column::words(say!(lang, "studio-bank")),
        Column::words(say!(lang, "difficulty")),
        Column::numbers(say!(lang, "cell-need")),
        Column::numbers(say!(lang, "cell-have")),
        Column::words(say!(lang, "cell-verdict")),
    ];
    let rows = section.cells.iter().map(|cell| row(reader, cell)).collect();
    let heading = headings::section(lang, number, section.kind);
    view! {
        <section class="plan-section">
            <h3>{heading.clone()}</h3>
            <p class="soft">{customary}" · "{names::policy(lang, section.policy)}</p>
            <Table caption=heading columns=columns rows=rows/>
        </section>
    }
}

fn row(reader: &Reader, cell: &PlanCell) -> Vec<AnyView> {
    let lang = reader.lang;
    let bank = to("/studio/banks/{bank}", &[cell.topic.as_str()]);
    let red_line = cell.red_line.then(|| view! { " "<Pill state=State::Closed>{say!(lang, "red-line")}</Pill> });
    let level = cell
        .difficulty
        .map_or_else(|| say!(lang, "difficulty-any"), |level| say!(lang, "difficulty-is", level = level));
    vec![
        view! { <a href=bank>{cell.topic_title.clone()}</a>{red_line} }.into_any(),
        level.into_any(),
        cell.need.into_any(),
        have(reader, cell).into_any(),
        view! { {bar(cell)} {verdict(reader, cell)} {basis(reader, cell)} }.into_any(),
    ]
}

/// How many there are by measured difficulty, and where that is not what the draw goes by, how many by the authors'.
fn have(reader: &Reader, cell: &PlanCell) -> impl IntoView + use<> {
    let by_author = cell
        .by_author
        .map(|count| view! { " "<span class="soft small">{say!(reader.lang, "cell-by-author", count = count)}</span> });
    view! { {cell.have}{by_author} }
}

/// That measured difficulty does not fill the quota, in words.
fn basis(reader: &Reader, cell: &PlanCell) -> Option<impl IntoView + use<>> {
    cell.by_author.map(|_| view! { <p class="small">{say!(reader.lang, "cell-falls-back", have = cell.have)}</p> })
}

/// Too few, just enough, or enough for a resit with other questions: in words beside the bar.
fn verdict(reader: &Reader, cell: &PlanCell) -> impl IntoView + use<> {
    let lang = reader.lang;
    if cell.holds() < cell.need {
        return view! { <strong class="mark">{say!(lang, "cell-lacks", count = cell.need - cell.holds())}</strong> }
            .into_any();
    }
    if cell.holds() < cell.need * 2 {
        return view! { <span>{say!(lang, "cell-repeats")}</span> }.into_any();
    }
    view! { <span class="soft">{say!(lang, "cell-enough")}</span> }.into_any()
}

/// What there is, against what a first sitting and a resit need: the marks stand at once and twice the need.
fn bar(cell: &PlanCell) -> impl IntoView + use<> {
    let twice = cell.need.saturating_mul(2).max(1);
    let share = |count: u32| (u64::from(count) * 100 / u64::from(twice)).min(100);
    let class = if cell.holds() < cell.need { "bar short" } else { "bar" };
    view! {
        <svg class="chart share" viewBox="0 0 100 8" aria-hidden="true" preserveAspectRatio="none">
            <rect class="trough" x="0" y="0" width="100" height="8"></rect>
            <rect class=class x="0" y="0" width=share(cell.holds()).to_string() height="8"></rect>
            <line class="need" x1="50" x2="50" y1="0" y2="8"></line>
        </svg>
    }
}

use leptos::prelude::*;
use office::views::PlanCard;

use super::rooms::{Room, rooms};
use super::shortages::shortages;
use crate::address::to;
use crate::look::{Column, Empty, Pill, SheetHead, State, Table};
use crate::looker::{Looker, Reader};
use crate::trouble::Answer;
use crate::{names, page};

/// The exams: which of them can be drawn today, and what the banks lack for the others.
pub(crate) async fn show(looker: Looker) -> Answer {
    let lang = looker.lang;
    let plans = looker.desk.office.exam_plans(&looker.viewer, lang).await?;
    let reader = looker.clone();
    let title = say!(lang, "plans-title");
    Ok(page::titled(&looker, title.clone()).wide().show(move || {
        let lacking: Vec<_> = plans.iter().flat_map(|plan| plan.shortages.clone()).collect();
        view! {
            {rooms(&reader, Room::Exams)}
            <SheetHead title=title under=say!(lang, "plans-under")/>
            <div class="stack">
                {shortages(&reader, &lacking)}
                {list(&reader, &plans)}
            </div>
        }
    }))
}

fn list(reader: &Reader, plans: &[PlanCard]) -> AnyView {
    let lang = reader.lang;
    if plans.is_empty() {
        return view! { <Empty name=say!(lang, "plans-empty")><p>{say!(lang, "plans-empty-text")}</p></Empty> }
            .into_any();
    }
    let columns = vec![
        Column::words(say!(lang, "plan-exam")),
        Column::words(say!(lang, "plan-mode")),
        Column::words(say!(lang, "plan-posts")),
        Column::numbers(say!(lang, "questions")),
        Column::numbers(say!(lang, "studio-red-lines")),
        Column::numbers(say!(lang, "total-points")),
        Column::words(say!(lang, "time")),
        Column::words(say!(lang, "studio-state")),
    ];
    let rows = plans.iter().map(|plan| row(reader, plan)).collect();
    view! { <Table caption=say!(lang, "plans-caption") columns=columns rows=rows/> }.into_any()
}

fn row(reader: &Reader, plan: &PlanCard) -> Vec<AnyView> {
    let lang = reader.lang;
    let address = to("/studio/exams/{exam}", &[plan.exam.as_str()]);
    let posts: Vec<String> = plan.posts.iter().map(|(_, title)| title.clone()).collect();
    let (state, words) = if plan.shortages.is_empty() {
        (State::Open, say!(lang, "plan-drawable"))
    } else {
        (State::Closed, say!(lang, "plan-not-drawable"))
    };
    vec![
        view! { <a href=address>{plan.title.clone()}</a> }.into_any(),
        names::mode(lang, plan.mode).into_any(),
        posts.join(&say!(lang, "list-comma")).into_any(),
        plan.questions.into_any(),
        plan.red_lines.into_any(),
        plan.total.to_string().into_any(),
        time(reader, plan.minutes).into_any(),
        view! { <Pill state=state>{words}</Pill> }.into_any(),
    ]
}

/// How long a paper may take.
pub(super) fn time(reader: &Reader, minutes: Option<u32>) -> String {
    let lang = reader.lang;
    minutes.map_or_else(|| say!(lang, "no-time-limit"), |minutes| say!(lang, "minutes", count = minutes))
}

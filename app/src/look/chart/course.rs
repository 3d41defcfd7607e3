use leptos::prelude::*;

use super::Reach;

/// One moment of a course: what stands below it, what below that, and the share, if there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Which month.
    pub name: String,
    /// How many it rests on.
    pub count: String,
    /// What was found; a gap where nothing was.
    pub reach: Option<Reach>,
}

const LEFT: u32 = 8;
/// The scale stands at the end, where a chart that must scroll begins.
const RIGHT: u32 = 48;
const STEP: u32 = 66;
const TOP: u32 = 14;
const HEIGHT: u32 = 180;
const BELOW: u32 = 46;
/// Where the scale has a line and a number, in thousandths.
const LINES: [u32; 5] = [0, 250, 500, 750, 1000];

/// Shares one after the other, each with its bounds. What it says is said in words too, and the table stands below.
#[component]
pub fn Course(
    /// What the picture shows, for those who do not see it.
    says: String,
    /// Its stages in order.
    stages: Vec<Stage>,
) -> impl IntoView {
    let width = LEFT + STEP * u32::try_from(stages.len()).unwrap_or(1) + RIGHT;
    let height = TOP + HEIGHT + BELOW;
    let lines: Vec<_> = LINES.into_iter().map(|at| line(at, width)).collect();
    let way = way(&stages);
    let drawn: Vec<_> = stages.into_iter().zip(0..).map(|(stage, place)| drawn(stage, place)).collect();
    let named = says.clone();
    view! {
        <div class="chart-box" tabindex="0" role="group" aria-label=named>
            <svg
                class="chart course"
                role="img"
                aria-label=says
                viewBox=format!("0 0 {width} {height}")
                width=width.to_string()
                height=height.to_string()
            >
                {lines}
                <polyline class="way" points=way></polyline>
                {drawn}
            </svg>
        </div>
    }
}

fn line(at: u32, width: u32) -> impl IntoView {
    let (y, end) = (down(at).to_string(), width - RIGHT);
    view! {
        <line class="grid" x1=LEFT.to_string() x2=end.to_string() y1=y.clone() y2=y.clone()></line>
        <text class="soft" x=(end + 8).to_string() y=y dominant-baseline="central">
            {format!("{}%", at / 10)}
        </text>
    }
}

/// The way from share to share, past what is missing.
fn way(stages: &[Stage]) -> String {
    let points = stages.iter().zip(0..).filter_map(|(stage, place)| {
        let reach = stage.reach?;
        Some(format!("{},{}", across(place), down(reach.share)))
    });
    points.collect::<Vec<_>>().join(" ")
}

fn drawn(stage: Stage, place: u32) -> impl IntoView {
    let x = across(place).to_string();
    let bounds = stage.reach.map(|reach| {
        let (high, low) = (down(reach.high).to_string(), down(reach.low).to_string());
        let cap = |y: String| {
            let (from, to) = ((across(place) - 6).to_string(), (across(place) + 6).to_string());
            view! { <line class="span" x1=from x2=to y1=y.clone() y2=y></line> }
        };
        view! {
            <line class="span" x1=x.clone() x2=x.clone() y1=high.clone() y2=low.clone()></line>
            {cap(high)}
            {cap(low)}
            <circle class="point" cx=x.clone() cy=down(reach.share).to_string() r="5"></circle>
        }
    });
    let (name_at, count_at) = ((TOP + HEIGHT + 20).to_string(), (TOP + HEIGHT + 38).to_string());
    view! {
        {bounds}
        <text x=x.clone() y=name_at text-anchor="middle">{stage.name}</text>
        <text class="soft" x=x y=count_at text-anchor="middle">{stage.count}</text>
    }
}

const fn across(place: u32) -> u32 {
    LEFT + STEP * place + STEP / 2
}

fn down(thousandths: u32) -> u32 {
    TOP + HEIGHT - HEIGHT * thousandths.min(1000) / 1000
}

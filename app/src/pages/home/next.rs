use leptos::prelude::*;
use office::Role;
use office::views::{NextStep, PostStanding, What};

use crate::address::to;
use crate::look::{ButtonLink, Empty};
use crate::looker::Reader;
use crate::refusals;

/// The one next thing to do, or the good news that there is none.
pub(super) fn step(reader: &Reader, next: Option<NextStep>, posts: &[PostStanding]) -> AnyView {
    let lang = reader.lang;
    let Some(next) = next else {
        if posts.is_empty() && leads(reader) {
            return overview(reader).into_any();
        }
        let (name, text) = if posts.is_empty() {
            (say!(lang, "home-no-post"), say!(lang, "home-no-post-text"))
        } else if posts.iter().all(|post| post.open) {
            (say!(lang, "home-all-done"), say!(lang, "home-all-done-text"))
        } else {
            (say!(lang, "home-wait"), say!(lang, "home-wait-text"))
        };
        return view! { <Empty name=name><p>{text}</p></Empty> }.into_any();
    };
    let hindrance = next.may_start.as_ref().err().filter(|_| next.running.is_none());
    let hindrance = hindrance.map(|refusal| refusals::text(reader, refusal));
    let way = if hindrance.is_some() { None } else { way(reader, &next) };
    view! {
        <section class="next" aria-labelledby="next">
            <h2 class="over" id="next">{say!(lang, "home-next")}</h2>
            <p class="what">{what(reader, &next)}</p>
            {hindrance.map(|text| view! { <p class="soft">{text}</p> })}
            {way.map(|(address, words)| view! { <ButtonLink href=address>{words}</ButtonLink> })}
        </section>
    }
    .into_any()
}

/// Who leads others and is on the way to no post of their own.
fn leads(reader: &Reader) -> bool {
    let roles = reader.viewer.as_ref().map(|viewer| &viewer.roles);
    roles.is_some_and(|roles| roles.has(Role::Manager) || roles.has(Role::Administrator))
}

/// For them the next thing is to look after the others.
fn overview(reader: &Reader) -> impl IntoView + use<> {
    let lang = reader.lang;
    view! {
        <section class="next" aria-labelledby="next">
            <h2 class="over" id="next">{say!(lang, "home-next")}</h2>
            <p class="what">{say!(lang, "home-to-overview")}</p>
            <ButtonLink href=to("/overview", &[])>{say!(lang, "home-to-overview-go")}</ButtonLink>
        </section>
    }
}

fn what(reader: &Reader, next: &NextStep) -> String {
    let (lang, title) = (reader.lang, next.title.clone());
    match &next.what {
        What::Chapter { .. } => say!(lang, "home-next-chapter", title = title),
        What::Exam { .. } if next.running.is_some() => say!(lang, "home-next-running", title = title),
        What::Exam { .. } => say!(lang, "home-next-exam", title = title),
        What::SignOff => say!(lang, "home-next-sign-off", title = title),
        What::Days { left, .. } => say!(lang, "home-next-days", title = title, left = *left),
    }
}

fn way(reader: &Reader, next: &NextStep) -> Option<(String, String)> {
    let lang = reader.lang;
    match (&next.what, &next.running) {
        (What::Chapter { chapter }, _) => {
            Some((to("/handbook/{chapter}", &[chapter.as_str()]), say!(lang, "home-read")))
        }
        (What::Exam { .. }, Some(attempt)) => {
            Some((to("/attempts/{id}", &[attempt.as_str()]), say!(lang, "home-go-on")))
        }
        (What::Exam { exam }, None) => Some((to("/exams/{exam}", &[exam.as_str()]), say!(lang, "home-to-briefing"))),
        (What::SignOff | What::Days { .. }, _) => None,
    }
}

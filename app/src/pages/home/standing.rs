use leptos::prelude::*;
use office::views::{Need, PhaseStanding, PostStanding, What};

use crate::address::to;
use crate::look::{ButtonLink, Pill, Seal, State, Weight, day};
use crate::looker::Reader;
use crate::names;

/// Each post of the viewer: whether its gate is open, and every need, phase by phase.
pub(in crate::pages) fn posts(reader: &Reader, posts: &[PostStanding]) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let standings: Vec<_> = posts.iter().map(|post| standing(reader, post)).collect();
    let all_open = posts.iter().all(|post| post.open);
    let title = if all_open { say!(lang, "home-standing-open") } else { say!(lang, "home-standing") };
    (!standings.is_empty()).then(|| {
        view! {
            <section class="part-of-page">
                <h2>{title}</h2>
                {standings}
            </section>
        }
    })
}

fn standing(reader: &Reader, post: &PostStanding) -> impl IntoView + use<> {
    let lang = reader.lang;
    let (state, words) =
        if post.open { (State::Open, say!(lang, "gate-open")) } else { (State::Closed, say!(lang, "gate-closed")) };
    let reasons: Vec<_> = post.reasons.iter().map(|reason| view! { <p>{names::reason(reader, reason)}</p> }).collect();
    let phases: Vec<_> =
        post.phases.iter().enumerate().map(|(place, phase)| self::phase(reader, place, phase)).collect();
    view! {
        <article class="standing">
            <header><h3>{post.title.clone()}</h3><Pill state=state>{words}</Pill></header>
            <div class="reasons">{reasons}</div>
            <ol class="phases">{phases}</ol>
        </article>
    }
}

fn phase(reader: &Reader, place: usize, phase: &PhaseStanding) -> impl IntoView + use<> {
    let done = phase.items.iter().all(|need| need.done);
    let items: Vec<_> = phase.items.iter().map(|need| self::need(reader, need)).collect();
    view! {
        <li class=done.then_some("done") data-number=(place + 1).to_string()>
            <h4>{phase.title.clone()}</h4>
            <ul class="needs">{items}</ul>
        </li>
    }
}

fn need(reader: &Reader, need: &Need) -> impl IntoView + use<> {
    let lang = reader.lang;
    let title = need.title.clone();
    let words = match &need.what {
        What::Chapter { chapter } => {
            let address = to("/handbook/{chapter}", &[chapter.as_str()]);
            let again = need.read.filter(|reading| !reading.current).map(|_| say!(lang, "need-reread"));
            view! { <a href=address>{say!(lang, "need-chapter", title = title)}</a>{again} }.into_any()
        }
        What::Exam { exam } => {
            let address = to("/exams/{exam}", &[exam.as_str()]);
            view! { <a href=address>{say!(lang, "need-exam", title = title)}</a> }.into_any()
        }
        What::SignOff => say!(lang, "need-sign-off").into_any(),
        What::Days { minimum, .. } if need.done => say!(lang, "need-days", minimum = *minimum).into_any(),
        What::Days { minimum, left } => say!(lang, "need-days-left", minimum = *minimum, left = *left).into_any(),
    };
    let (class, sign, said) =
        if need.done { (Some("done"), "✓", say!(lang, "need-done")) } else { (None, "○", say!(lang, "need-open")) };
    view! {
        <li class=class>
            <span class="tick" aria-hidden="true">{sign}</span>
            <span>{words}<span class="unseen">{said}</span></span>
        </li>
    }
}

/// The certificates in force.
pub(super) fn certificates(reader: &Reader, posts: &[PostStanding]) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let cards: Vec<_> = posts
        .iter()
        .filter_map(|post| post.certificate.as_ref())
        .map(|card| {
            let address = to("/certificates/{id}", &[card.id.as_str()]);
            view! {
                <div class="small-certificate">
                    <Seal text=say!(lang, "seal-certificate")/>
                    <div>
                        <p><strong>{card.title.clone()}</strong></p>
                        <p class="soft small">{say!(lang, "certificate-until")} " " {day(reader, card.expires_at)}</p>
                    </div>
                    <ButtonLink href=address weight=Weight::Plain>{say!(lang, "certificate-show")}</ButtonLink>
                </div>
            }
        })
        .collect();
    (!cards.is_empty()).then(|| {
        view! { <section class="part-of-page"><h2>{say!(lang, "home-certificate")}</h2>{cards}</section> }
    })
}

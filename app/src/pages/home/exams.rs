use engine::Mode;
use leptos::prelude::*;
use office::views::{ExamCard, ReadinessCard};

use crate::address::to;
use crate::look::{ButtonLink, Empty, Pill, State, Weight, opening};
use crate::looker::Reader;
use crate::pages::briefing::in_short;
use crate::{names, refusals};

/// The exams this viewer may see, and whether they may begin now; what can be practised below them, in short.
pub(super) fn list(reader: &Reader, exams: Vec<ExamCard>, readiness: &[ReadinessCard]) -> impl IntoView + use<> {
    let lang = reader.lang;
    let none = exams.is_empty().then(|| {
        view! { <Empty name=say!(lang, "home-no-exams")><p>{say!(lang, "home-no-exams-text")}</p></Empty> }
    });
    let (practices, counting): (Vec<_>, Vec<_>) = exams.into_iter().partition(|exam| exam.mode == Mode::Practice);
    let cards: Vec<_> = counting.iter().map(|exam| card(reader, exam, readiness)).collect();
    view! {
        {(!cards.is_empty()).then(|| view! { <section class="part-of-page"><h2>{say!(lang, "home-exams")}</h2>{cards}</section> })}
        {(!practices.is_empty()).then(|| practice(reader, &practices))}
        {none}
    }
}

fn practice(reader: &Reader, exams: &[ExamCard]) -> impl IntoView + use<> {
    let lang = reader.lang;
    let lines = exams.iter().map(|exam| {
        let (address, begun) = match &exam.running {
            Some(attempt) => (to("/attempts/{id}", &[attempt.as_str()]), Some(say!(lang, "home-go-on"))),
            None => (to("/exams/{exam}", &[exam.exam.as_str()]), None),
        };
        let times = (exam.attempts_used > 0).then(|| say!(lang, "exam-attempts", used = exam.attempts_used));
        let about = begun.into_iter().chain(times).collect::<Vec<_>>().join(" · ");
        view! { <li><a href=address>{exam.title.clone()}</a>" "<span class="soft small">{about}</span></li> }
    });
    let lines: Vec<_> = lines.collect();
    view! {
        <section class="part-of-page">
            <h2>{say!(lang, "home-practices")}</h2>
            <p class="soft small">{say!(lang, "home-practices-why")}</p>
            <ul class="lines practices">{lines}</ul>
        </section>
    }
}

fn card(reader: &Reader, exam: &ExamCard, readiness: &[ReadinessCard]) -> impl IntoView + use<> {
    let lang = reader.lang;
    let hindrance = exam.may_start.as_ref().err().filter(|_| exam.running.is_none() && !exam.passed);
    let hindrance = hindrance.map(|refusal| view! { <p class="soft small">{refusals::text(reader, refusal)}</p> });
    let (address, words) = match &exam.running {
        Some(attempt) => (to("/attempts/{id}", &[attempt.as_str()]), say!(lang, "home-go-on")),
        None => (to("/exams/{exam}", &[exam.exam.as_str()]), say!(lang, "home-to-briefing")),
    };
    let ready = readiness.iter().find(|one| one.exam == exam.exam && exam.running.is_none()).map(|one| {
        let href = format!("{}#readiness", to("/exams/{exam}", &[exam.exam.as_str()]));
        view! { <p class="small"><a href=href>{in_short(reader, one)}</a></p> }
    });
    view! {
        <article class="exam-card">
            <h3>{exam.title.clone()}</h3>
            <p class="soft small">{facts(reader, exam)}</p>
            {exam.passed.then(|| view! { <p><Pill state=State::Open>{say!(lang, "exam-passed")}</Pill></p> })}
            {hindrance}
            {ready}
            <ButtonLink href=address weight=Weight::Plain>{words}</ButtonLink>
        </article>
    }
}

/// Mode, time, attempts and the best total so far, in one line.
fn facts(reader: &Reader, exam: &ExamCard) -> String {
    let lang = reader.lang;
    let mut facts = vec![names::mode(lang, exam.mode)];
    facts.extend(exam.window.as_ref().filter(|_| !exam.passed).map(|window| opening(reader, window)));
    facts.extend(exam.minutes.map(|minutes| say!(lang, "exam-minutes", minutes = minutes)));
    if exam.attempts_allowed > 0 && !exam.passed {
        facts.push(say!(lang, "exam-attempts-of", used = exam.attempts_used, allowed = exam.attempts_allowed));
    } else if exam.attempts_allowed == 0 && exam.attempts_used > 0 {
        facts.push(say!(lang, "exam-attempts", used = exam.attempts_used));
    }
    facts.extend(exam.best.map(|best| say!(lang, "exam-best", points = best.to_string())));
    facts.join(" · ")
}

use engine::Lang;
use leptos::prelude::*;
use office::AttemptId;
use office::views::{KeptAnswer, NotGraded};

use crate::address::to;
use crate::looker::Reader;
use crate::pages::late::words;

/// What was kept of the reader's answers and not graded, and what was decided about it; nothing when all was graded.
pub(super) fn kept(reader: &Reader, answers: &[KeptAnswer]) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let lines: Vec<_> = answers.iter().map(|answer| line(reader, answer)).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="part-of-page" id="kept">
                <h2>{say!(lang, "kept-title")}</h2>
                <p>{summary(lang, answers)}</p>
                <ul class="lines">{lines}</ul>
            </section>
        }
    })
}

/// How many, and why.
fn summary(lang: Lang, answers: &[KeptAnswer]) -> String {
    let count = |wanted: fn(&NotGraded) -> bool| answers.iter().filter(|answer| wanted(&answer.why)).count();
    let parts = [
        (count(|why| matches!(why, NotGraded::Late { .. })), "late"),
        (count(|why| matches!(why, NotGraded::Stale)), "stale"),
        (count(|why| matches!(why, NotGraded::Paused)), "paused"),
        (count(|why| matches!(why, NotGraded::Locked)), "locked"),
    ];
    let words = parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, why)| match why {
        "late" => say!(lang, "kept-late", count = count),
        "stale" => say!(lang, "kept-stale", count = count),
        "locked" => say!(lang, "kept-locked", count = count),
        _ => say!(lang, "kept-paused", count = count),
    });
    say!(lang, "kept-summary", what = words.collect::<Vec<_>>().join(&say!(lang, "list-comma")))
}

fn line(reader: &Reader, answer: &KeptAnswer) -> impl IntoView + use<> {
    let lang = reader.lang;
    let what = match &answer.decision {
        Some(decision) => words::decided(reader, decision).into_any(),
        None => view! { <span class="soft">{say!(lang, "kept-waits")}</span> }.into_any(),
    };
    view! { <li>{words::question(lang, answer)}" · "{words::why(lang, answer)}<br/>{what}</li> }
}

/// The link by which a candidate takes the receipts of an attempt along.
pub(crate) fn receipts(reader: &Reader, attempt: &AttemptId) -> impl IntoView + use<> {
    let lang = reader.lang;
    let file = to("/attempts/{id}/receipts.json", &[attempt.as_str()]);
    view! {
        <p class="no-print soft small receipts">
            <a href=file download="">{say!(lang, "receipts-download")}</a>" "{say!(lang, "receipts-why")}
        </p>
    }
}

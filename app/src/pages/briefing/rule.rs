use engine::{Counting, Detail, Lang, Mode, PassRule, Points, Shown, Stage};
use leptos::prelude::*;

/// The pass rule, each of its parts on a line: all of them must hold. `topics` are those with a share of their own, by title.
pub(crate) fn rule_lines(
    lang: Lang,
    pass: &PassRule,
    topics: &[(String, u32)],
    total: Points,
    red_lines: u32,
) -> Vec<impl IntoView + use<>> {
    let need = Points(total.0 * i64::from(pass.total_percent) / 100).to_string();
    let mut lines = vec![say!(lang, "pass-total", percent = pass.total_percent, points = need)];
    lines.extend(pass.section_percent.map(|percent| say!(lang, "pass-section", percent = percent)));
    lines.extend(
        pass.sections.iter().map(|(n, percent)| say!(lang, "pass-one-section", number = *n, percent = *percent)),
    );
    lines.extend(pass.topic_percent.map(|percent| say!(lang, "pass-topic", percent = percent)));
    let own =
        topics.iter().map(|(topic, percent)| say!(lang, "pass-one-topic", topic = topic.clone(), percent = *percent));
    lines.extend(own);
    if pass.red_lines && red_lines > 0 {
        lines.push(say!(lang, "pass-red-lines", count = red_lines));
    }
    lines.into_iter().map(|line| view! { <li>{line}</li> }).collect()
}

/// What will be shown after failing and after passing; in practice after each question.
pub(crate) fn shown_lines(lang: Lang, mode: Mode, shown: &Shown) -> Vec<impl IntoView + use<>> {
    if mode == Mode::Practice {
        return vec![item(say!(lang, "shown-practice"))];
    }
    let failed = |what| say!(lang, "shown-failed", what = what);
    let passed = |what| say!(lang, "shown-passed", what = what);
    let mut lines = Vec::new();
    if shown.never.contains(&Detail::Marks) {
        lines.push(say!(lang, "shown-marks-never"));
    } else if shown.withholds_marks() {
        lines.push(say!(lang, "shown-marks-later"));
    }
    let at_once = shown.told(true, Stage::Open);
    if shown.withholds_marks() {
        lines.extend((!at_once.is_empty()).then(|| say!(lang, "shown-at-once", what = named(lang, &at_once))));
    }
    if !shown.never.contains(&Detail::Marks) {
        lines.extend([failed(named(lang, &shown.fail)), passed(named(lang, &shown.pass))]);
    }
    let later: Vec<Detail> = shown.after_window.iter().copied().filter(|detail| *detail != Detail::Marks).collect();
    lines.extend((!later.is_empty()).then(|| say!(lang, "shown-after-window", what = named(lang, &later))));
    lines.into_iter().map(item).collect()
}

fn item(line: String) -> impl IntoView {
    view! { <li>{line}</li> }
}

fn named(lang: Lang, details: &[Detail]) -> String {
    let names: Vec<String> = details.iter().map(|detail| name(lang, *detail)).collect();
    if names.is_empty() { say!(lang, "detail-marks-only") } else { names.join(&say!(lang, "list-comma")) }
}

fn name(lang: Lang, detail: Detail) -> String {
    match detail {
        Detail::Topics => say!(lang, "detail-topics"),
        Detail::Rules => say!(lang, "detail-rules"),
        Detail::OwnAnswers => say!(lang, "detail-own-answers"),
        Detail::RightOrWrong => say!(lang, "detail-right-or-wrong"),
        Detail::Solutions => say!(lang, "detail-solutions"),
        Detail::Marks => say!(lang, "detail-marks"),
    }
}

/// Which attempt decides, where that is not simply any that passes.
pub(crate) fn counting_line(lang: Lang, counts: Counting) -> Option<impl IntoView + use<>> {
    let text = match counts {
        Counting::Best => return None,
        Counting::Last => say!(lang, "counts-last"),
        Counting::First => say!(lang, "counts-first"),
    };
    Some(view! { <dt>{say!(lang, "counts")}</dt><dd>{text}</dd> })
}

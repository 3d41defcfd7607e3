//! What the content covers, as lines, as JSON and as a page.

use std::collections::BTreeMap;
use std::fmt::{Display, Write};

use engine::{Counts, Coverage, Lang, RuleCoverage, TopicCoverage};

use crate::config::CoverageForm;
use crate::out;

/// Writes it to stdout.
pub(super) fn tell(coverage: &Coverage, form: CoverageForm) {
    match form {
        CoverageForm::Text => out::result(text(coverage).trim_end()),
        CoverageForm::Json => out::json(coverage),
        CoverageForm::Html => out::result(page(coverage).trim_end()),
    }
}

fn text(coverage: &Coverage) -> String {
    let mut text = String::new();
    for TopicCoverage { topic, counts, rules, .. } in &coverage.topics {
        let _ = writeln!(text, "{topic}: {}", line(counts));
        for RuleCoverage { rule, examinable, questions, .. } in rules {
            let mark = if *examinable && *questions == 0 { "!" } else { " " };
            let _ = writeln!(text, "{mark} {questions:>3}  {rule}");
        }
    }
    for question in &coverage.without_known_rule {
        let _ = writeln!(text, "! no rule: {question}");
    }
    let _ = writeln!(text, "{} topics: {}", coverage.total.topics, line(&coverage.total));
    text
}

fn line(counts: &Counts) -> String {
    format!(
        "{} questions ({}; use {}; {}), {} red lines, {} scenes, {} of {} rules asked about",
        counts.questions,
        listed(&counts.by_type),
        listed(&counts.by_use),
        listed(&counts.by_language),
        counts.red_lines,
        counts.scenes,
        counts.cited,
        counts.examinable,
    )
}

fn listed<K: Display>(counts: &BTreeMap<K, usize>) -> String {
    let listed: Vec<String> = counts.iter().map(|(what, count)| format!("{what} {count}")).collect();
    listed.join(", ")
}

const HEAD: &str = "<!doctype html>
<html lang=\"zh-Hans\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">
<title>题库覆盖 · Coverage</title><style>
:root{color-scheme:light dark;--mark:light-dark(#b3341f,#ff8f7a);--line:light-dark(#d9d4c7,#4a4740)}
body{font:16px/1.6 system-ui,\"PingFang SC\",\"Microsoft YaHei\",\"Noto Sans CJK SC\",sans-serif;margin:2rem auto;max-width:64rem;padding:0 1rem}
div{overflow-x:auto}table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid var(--line);padding:.3rem .6rem;text-align:left;vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}.none td{color:var(--mark)}summary{cursor:pointer;margin:.6rem 0}
</style></head><body>
<h1>题库覆盖 <small lang=\"en\">Coverage</small></h1>
";

fn page(coverage: &Coverage) -> String {
    let mut page = HEAD.to_owned();
    let columns = [
        "试题 Questions",
        "单选 Single",
        "多选 Multi",
        "判断 True/false",
        "红线 Red lines",
        "情景 Scenes",
        "语言 Languages",
        "条款 Rules",
    ];
    page.push_str("<div><table><thead><tr><th>主题 Topic</th>");
    page.extend(columns.map(|column| format!("<th class=\"n\">{column}</th>")));
    page.push_str("</tr></thead><tbody>\n");
    for topic in &coverage.topics {
        row(&mut page, &titled(&topic.title), &topic.counts);
    }
    row(&mut page, "合计 Total", &coverage.total);
    page.push_str("</tbody></table></div>\n<h2>条款 <small lang=\"en\">Rules</small></h2>\n");
    coverage.topics.iter().for_each(|topic| rules(&mut page, topic));
    if !coverage.without_known_rule.is_empty() {
        page.push_str("<h2>没有条款的试题 <small lang=\"en\">Questions without a rule</small></h2>\n<ul>\n");
        let lines = coverage.without_known_rule.iter().map(|question| format!("<li>{}</li>\n", escaped(question)));
        page.extend(lines);
        page.push_str("</ul>\n");
    }
    page.push_str("</body></html>\n");
    page
}

fn row(page: &mut String, title: &str, counts: &Counts) {
    let of_type = |kind| counts.by_type.get(&kind).copied().unwrap_or_default().to_string();
    let [single, multi, boolean] =
        [engine::QuestionType::Single, engine::QuestionType::Multi, engine::QuestionType::Boolean].map(of_type);
    let cells = [
        counts.questions.to_string(),
        single,
        multi,
        boolean,
        counts.red_lines.to_string(),
        counts.scenes.to_string(),
        listed(&counts.by_language),
        format!("{} / {}", counts.cited, counts.examinable),
    ];
    let _ = write!(page, "<tr><th>{}</th>", escaped(title));
    page.extend(cells.map(|cell| format!("<td class=\"n\">{cell}</td>")));
    page.push_str("</tr>\n");
}

fn rules(page: &mut String, topic: &TopicCoverage) {
    let (title, Counts { cited, examinable, .. }) = (escaped(&titled(&topic.title)), &topic.counts);
    let _ = writeln!(page, "<details open><summary>{title} ({cited} / {examinable})</summary><div><table>");
    for RuleCoverage { rule, title, examinable, questions } in &topic.rules {
        let class = if *examinable && *questions == 0 { " class=\"none\"" } else { "" };
        let count = if *examinable { questions.to_string() } else { "—".to_owned() };
        let title = escaped(&titled(title));
        let _ =
            writeln!(page, "<tr{class}><td class=\"n\">{count}</td><td>{title}</td><td><code>{rule}</code></td></tr>");
    }
    page.push_str("</table></div></details>\n");
}

/// What something is called in all its languages.
fn titled(title: &BTreeMap<Lang, String>) -> String {
    title.values().map(String::as_str).collect::<Vec<_>>().join(" · ")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

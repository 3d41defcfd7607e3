//! What the content covers, counted.

use engine::{Lang, QuestionType, Usage};

use super::own;

#[test]
fn questions_count_once_and_languages_each() {
    let coverage = own::shelf().coverage();
    let total = &coverage.total;
    assert_eq!(total.topics, coverage.topics.iter().filter(|topic| topic.counts.questions > 0).count());
    assert_eq!(total.by_type.values().sum::<usize>(), total.questions);
    assert_eq!(total.by_use.values().sum::<usize>(), total.questions);
    assert_eq!((total.by_language[&Lang::En], total.by_language[&Lang::ZhHans]), (total.questions, total.questions));
    assert!(total.by_type[&QuestionType::Multi] > 0 && total.by_use[&Usage::Both] > 0 && total.red_lines > 0);
    assert!(coverage.without_known_rule.is_empty());
}

#[test]
fn a_rule_that_nobody_cites_is_seen_and_so_is_a_question_without_a_rule() {
    let mut shelf = own::shelf();
    // Of the rules with a single question, the first whose question cites nothing else.
    let coverage = shelf.coverage();
    let mut lonely = coverage.topics.iter().flat_map(|topic| &topic.rules).filter(|rule| rule.questions == 1);
    let cites = |line: &str, rule: &str| line.contains(&format!(" rule={rule} ")) && line.matches("rule=").count() == 1;
    let sole =
        |rule: &str| shelf.0.values().flat_map(|text| text.lines()).filter(|line| cites(line, rule)).count() == 2;
    let rule = lonely.find(|rule| sole(&rule.rule.to_string())).unwrap().rule.to_string();
    for text in shelf.0.values_mut() {
        *text = text.replace(&format!(" rule={rule} "), " rule=cart-rules/nowhere ");
    }
    let coverage = shelf.coverage();
    assert_eq!(coverage.without_known_rule.len(), 1);
    assert_eq!(coverage.total.cited + 1, coverage.total.examinable);
    let unasked: Vec<_> =
        coverage.topics.iter().flat_map(|topic| &topic.rules).filter(|rule| rule.questions == 0).collect();
    assert_eq!((unasked.len(), unasked[0].rule.to_string(), unasked[0].examinable), (1, rule, true));
    assert_eq!(unasked[0].title.len(), 2);
}

#[test]
fn a_scene_has_three_turns_and_both_sides() {
    let chat = |turns: &str| format!("```chat\n{turns}```");
    let scenes = |turns: &str| {
        let mut shelf = super::Shelf::default();
        let text = format!(
            "---\nbank: t\ntitle: T\nlanguage: zh-Hans\n---\n\n## 怎么答？ {{#a rule=t/a}}\n\n{}\n\n- [x] 甲\n- [ ] 乙\n",
            chat(turns)
        );
        shelf.0.insert("banks/t.zh-Hans.md".to_owned(), text);
        shelf.coverage().total.scenes
    };
    assert_eq!(scenes("客户：在吗？\n客服：在。\n客户：好。\n"), 1);
    assert_eq!(scenes("客户：在吗？\n客服：在。\n"), 0, "two turns are an exchange");
    assert_eq!(scenes("客户：在吗？\n客户：喂？\n客户：在吗？\n"), 0, "nobody answers");
}

#[test]
fn what_programs_read_has_these_names() {
    let json = serde_json::to_value(own::shelf().coverage()).unwrap();
    let mut keys: Vec<&str> = json["total"].as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    let expect = [
        "by-difficulty",
        "by-language",
        "by-type",
        "by-use",
        "cited",
        "examinable",
        "questions",
        "red-lines",
        "rules",
        "scenes",
        "topics",
    ];
    assert_eq!(keys, expect);
    assert!(json["total"]["by-type"]["single"].is_number() && json["total"]["by-language"]["zh-Hans"].is_number());
}

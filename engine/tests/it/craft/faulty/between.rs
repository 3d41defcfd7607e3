//! What is wrong between questions, rules, languages and exams.

use super::{add, check, chinese, keyed, shelf, single, statement};
use crate::craft::{ABOUT_BEING_FEW, Shelf};

const CHOICES: [&str; 3] = ["先问清楚原因", "直接寄回仓库", "请客户再等等"];
const OTHERS: [&str; 3] = ["致歉之后补寄", "把运费算给他", "转给下一班"];

#[test]
fn a_question_is_asked_once() {
    let first = single("客户 3 月 1 日签收，完好的商品最晚哪一天可以申请退货？", "a", &CHOICES);
    let numbers = single("客户 5 月 20 日签收，完好的商品最晚哪一天可以申请退货？", "b", &OTHERS);
    chinese(&format!("{first}{numbers}"), &["9 nearly-same-questions"]);
    let lin = single("小林接到一位客户的投诉，说包裹三天没有更新，她先做什么？", "a", &CHOICES);
    let wang = single("小王接到一位客户的投诉，说包裹五天没有更新，他先做什么？", "b", &OTHERS);
    chinese(&format!("{lin}{wang}"), &["9 nearly-same-questions"]);
    let other = single("一位客户要换颜色，仓库里没有货，客服怎么答？", "b", &OTHERS);
    chinese(&format!("{lin}{other}"), &[]);
}

#[test]
fn short_stems_are_told_apart_by_their_choices() {
    let (one, other) = (single("哪一句合适？", "a", &CHOICES), single("哪一句合适？", "b", &OTHERS));
    chinese(&format!("{one}{other}"), &[]);
    chinese(&format!("{one}{}", single("哪一句合适？", "b", &CHOICES)), &["9 nearly-same-questions"]);
}

#[test]
fn a_question_is_asked_once_in_all_banks() {
    let text = single("客户说包裹三天没有更新，物流也查不到，先做哪一步？", "a", &CHOICES);
    let mut shelf = shelf("zh-Hans", &text);
    add(&mut shelf, "u", "zh-Hans", &text.replace("rule=t/", "rule=u/"));
    check(&shelf, &["banks/u.zh-Hans.md:7 nearly-same-questions"]);
}

#[test]
fn english_questions_are_asked_once_too() {
    let one = single("Ms Lin signed for a parcel on 1 March. What is the last day for a return?", "a", &CHOICES);
    let two = single("Ms Wang signed for a parcel on 14 March. What is the last day for a return?", "b", &OTHERS);
    check(&shelf("en", &format!("{one}{two}")), &["9 nearly-same-questions"]);
}

/// Two questions of one rule: what is asked, and a stem that may say it.
fn pair(stem: &str, attributes: &str) -> String {
    let asked = single("客户说包裹没有动静，第一步是哪一步？", "a", &["打给承运的快递公司", "请他去问", "再等两天"]);
    let telling = statement(stem, "b").replace("rule=t/b", &format!("rule=t/a{attributes}"));
    format!("{asked}{telling}")
}

#[test]
fn a_stem_does_not_say_what_another_question_asks() {
    chinese(&pair("催件时先打给承运的快递公司，再告诉客户。", ""), &["9 gives-away"]);
    chinese(&pair("催件时先打给“承运的快递公司”，再告诉客户。", ""), &["9 gives-away"]);
    chinese(&pair("催件时先打给承运的快递公司，再告诉客户。", " enemy=a"), &[]);
    chinese(&pair("催件时先打给承运的快递公司，再告诉客户。", "b"), &[]);
    chinese(&pair("催件的结果要告诉客户。", ""), &[]);
    let english =
        pair("Call the carrier first, then tell the customer.", "").replace("打给承运的快递公司", "Call the carrier");
    let english = english.replace("客户说包裹没有动静，第一步是哪一步？", "A parcel does not move. What comes first?");
    check(&shelf("en", &english.replace("对", "True").replace("错", "False")), &["9 gives-away"]);
}

/// A bank about a limit of 50 items.
fn limited(key: &str, explanation: &str) -> Shelf {
    let question =
        "## 登录以后能放几件？ {#a rule=t/a difficulty=1}\n\n- [x] KEY\n- [ ] 20 件\n- [ ] 30 件\n\n> WHY\n\n";
    let mut shelf = shelf("zh-Hans", &question.replace("KEY", key).replace("WHY", explanation));
    shelf.0.insert("limits.toml".to_owned(), "[cart]\nvalue = 50\nzh-Hans = \"50 件\"\n".to_owned());
    let chapter = "---\nchapter: t\ntitle: T\nlanguage: zh-Hans\n---\n\n## R {#a}\n\n最多 {{cart}}。\n";
    shelf.0.insert("handbook/t.zh-Hans.md".to_owned(), chapter.to_owned());
    shelf
}

#[test]
fn a_number_is_the_one_that_the_rule_states() {
    check(&limited("{{cart}}", "以 {{cart}}为限。"), &[]);
    check(&limited("60 件", "以 {{cart}}为限。"), &["1 contradicts-limit"]);
    check(&limited("{{cart}}", "以 60 件为限。"), &["1 contradicts-limit"]);
    check(&limited("{{cart}}", "46 件加 4 件，没有超过 {{cart}}。"), &[]);
    check(&limited("50 件", "以手册为准。"), &["1 literal-limit"]);
    check(&limited("{{cart}}", "以 50 件为限。"), &["1 literal-limit"]);
}

#[test]
fn a_statement_that_is_right_states_the_right_number() {
    let mut shelf = limited("{{cart}}", "如此。");
    let told = |stem: &str| {
        format!("## {stem} {{#b .boolean rule=t/a difficulty=1 enemy=a}}\n\n- [x] 对\n- [ ] 错\n\n> 如此。\n")
    };
    let bank = shelf.0["banks/t.zh-Hans.md"].clone();
    for (stem, expect) in [("购物车最多放 60 件。", &["9 contradicts-limit"][..]), ("购物车最多放 {{cart}}。", &[])]
    {
        shelf.0.insert("banks/t.zh-Hans.md".to_owned(), format!("{bank}{}", told(stem)));
        check(&shelf, expect);
    }
}

#[test]
fn a_limit_in_a_stem_gives_the_question_for_it_away() {
    let mut shelf = limited("{{cart}}", "如此。");
    let told =
        "## 客户有 {{cart}}，再放一件行吗？ {#b .boolean rule=t/a difficulty=2}\n\n- [ ] 是\n- [x] 否\n\n> 如此。\n";
    let bank = shelf.0["banks/t.zh-Hans.md"].clone();
    shelf.0.insert("banks/t.zh-Hans.md".to_owned(), bank + told);
    check(&shelf, &["9 gives-away"]);
}

#[test]
fn every_rule_is_asked_about_and_none_too_often() {
    let mut one = shelf("zh-Hans", &single("先做哪一步？", "a", &CHOICES));
    let chapter = one.0["handbook/t.zh-Hans.md"].clone();
    one.0.insert("handbook/t.zh-Hans.md".to_owned(), format!("{chapter}## 另一条 {{#z}}\n\n如此。\n"));
    check(&one, &["handbook/t.zh-Hans.md:11 rule-without-question"]);
    one.0.insert("handbook/t.zh-Hans.md".to_owned(), format!("{chapter}## 另一条 {{#z .not-examined}}\n\n如此。\n"));
    check(&one, &[]);
    let four = keyed("t", 0, &[0, 1, 2, 3]);
    let crowded = (0..4).fold(four, |text, number| text.replace(&format!("rule=t/r{number} "), "rule=t/r0 "));
    chinese(&crowded, &["28 crowded-rule"]);
}

#[test]
fn a_topic_without_a_bank_is_a_topic_without_questions() {
    let mut one = shelf("zh-Hans", &single("先做哪一步？", "a", &CHOICES));
    let chapter = "---\nchapter: u\ntitle: U\nlanguage: zh-Hans\n---\n\n## 一 {#a}\n\n如此。\n\n## 二 {#b}\n\n如此。\n";
    one.0.insert("handbook/u.zh-Hans.md".to_owned(), chapter.to_owned());
    check(&one, &["handbook/u.zh-Hans.md:7 rule-without-question", "handbook/u.zh-Hans.md:11 rule-without-question"]);
}

/// Topics t and u, of which u lacks what the change takes away.
fn two_topics(change: impl Fn(&mut Shelf)) -> Shelf {
    let mut shelf = Shelf::default();
    for (first, topic) in [(0, "t"), (4, "u")] {
        for language in ["zh-Hans", "en"] {
            add(&mut shelf, topic, language, &keyed(topic, first, &[0, 1, 2, 3]));
        }
    }
    change(&mut shelf);
    shelf
}

#[test]
fn what_one_topic_has_in_a_language_every_topic_has() {
    check(&two_topics(|_| {}), &[]);
    let no_bank = two_topics(|shelf| drop(shelf.0.remove("banks/u.en.md")));
    check(&no_bank, &["banks/u.zh-Hans.md:1 missing-language"]);
    let no_chapter = two_topics(|shelf| drop(shelf.0.remove("handbook/u.zh-Hans.md")));
    let unknown = |line: usize| format!("banks/u.zh-Hans.md:{line} unknown-rule");
    let expect = [unknown(7), unknown(16), unknown(25), unknown(34), "handbook/u.en.md:1 missing-language".to_owned()];
    check(&no_chapter, &expect.each_ref().map(String::as_str));
}

#[test]
fn a_question_or_a_rule_that_one_language_lacks_is_a_fault() {
    let cut = |shelf: &mut Shelf, file: &str, at: &str| {
        let text = shelf.0[file].split(at).next().unwrap().to_owned();
        shelf.0.insert(file.to_owned(), text);
    };
    let head = |number| format!("## {}", super::unlike(number, 14));
    let shorter = two_topics(|shelf| cut(shelf, "banks/u.zh-Hans.md", &head(7)));
    // The bank that is read first is the one held against.
    let expect = ["banks/u.zh-Hans.md:1 languages-differ", "handbook/u.zh-Hans.md:19 rule-without-question"];
    check(&shorter, &expect);
    let more = two_topics(|shelf| {
        let text = shelf.0["handbook/u.en.md"].clone() + "## More {#more .not-examined}\n\nMore.\n";
        shelf.0.insert("handbook/u.en.md".to_owned(), text);
    });
    check(&more, &["handbook/u.zh-Hans.md:1 languages-differ"]);
}

/// An exam of so many single choices about t.
fn exam(mode: &str, count: usize) -> String {
    format!(
        "exam = \"e\"\nmode = \"{mode}\"\ntitle = {{ en = \"E\" }}\npass = {{ total-percent = 80 }}\n\n[[section]]\n\
         type = \"single\"\npoints = 1\n\n[[section.cell]]\ntopic = \"t\"\ncount = {count}\n"
    )
}

/// What is said about the resits of an exam over twelve single choices, some for practice only.
fn resits(mode: &str, count: usize, practice: usize) -> Vec<String> {
    let text = (0..practice).fold(keyed("t", 0, &[0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3]), |text, number| {
        text.replace(&format!("rule=t/r{number} "), &format!("use=practice rule=t/r{number} "))
    });
    let mut shelf = shelf("zh-Hans", &text);
    shelf.0.insert("exams/e.toml".to_owned(), exam(mode, count));
    let faults = shelf.faults().into_iter().filter(|fault| ABOUT_BEING_FEW.contains(&fault.code));
    faults.map(|fault| format!("{}:{} {}: {}", fault.file, fault.line, fault.code, fault.detail)).collect()
}

#[test]
fn an_exam_has_three_papers_worth_of_questions() {
    assert_eq!(resits("certification", 4, 0), [""; 0]);
    let thin = "exams/e.toml:10 too-few-for-resits: section 1, topic = \"t\": 12 / 5 × 3";
    assert_eq!(resits("certification", 5, 0), [thin]);
    assert_eq!(resits("mock", 5, 0), [thin]);
    assert_eq!(resits("practice", 5, 0), [""; 0], "practice may repeat itself");
    let thin = "exams/e.toml:10 too-few-for-resits: section 1, topic = \"t\": 11 / 4 × 3";
    assert_eq!(resits("certification", 4, 1), [thin], "a question for practice only is none for an exam");
}

#[test]
fn in_two_thousand_questions_the_one_that_is_there_twice_is_found() {
    let places: Vec<usize> = (0..2000).map(|number| number % 4).collect();
    let stem = |number: u32| {
        let sign = |place: u32| {
            char::from_u32(0x4e00 + (number * 7919 + place * 104_729 + number * place * 31) % 20_000).unwrap()
        };
        (0..30).map(sign).collect::<String>()
    };
    let texts = (0..2000_u32).zip(places).map(|(number, key)| {
        let asked = if number == 1999 { stem(7) + "吗" } else { stem(number) };
        let choices = (0..4).map(|place| {
            format!("- [{}] {}\n", if place == key { 'x' } else { ' ' }, &stem(3000 + number * 4 + place as u32)[..12])
        });
        format!(
            "## {asked}哪 {{#q{number} rule=t/r{number} difficulty=2}}\n\n{}\n> 如此。\n\n",
            choices.collect::<String>()
        )
    });
    let faults = shelf("zh-Hans", &texts.collect::<String>()).faults();
    let twins: Vec<_> = faults.iter().filter(|fault| fault.code.as_str() == "nearly-same-questions").collect();
    assert_eq!(twins.len(), 1);
    assert!(twins[0].detail.starts_with("#q1999 ≈ t/q7 "), "{}", twins[0].detail);
}

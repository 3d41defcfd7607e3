//! Every fault of a bank, by example: what is written, and what is said about it.

use engine::{FaultCode, Lang, Level, Limits, parse_bank};

use crate::sample::Whim;

/// A question without any fault, to spoil in one place.
const GOOD: &str = "## 购物车最多放多少件? {#limit rule=cart/limit difficulty=1}\n\n- [ ] 20 件\n- [x] {{cart-limit}}\n- [ ] 不限 {.last}\n\n> 手册如此。\n";

fn limits() -> Limits {
    serde_json::from_str(
        r#"{"cart-limit": {"zh-Hans": "50 件", "en": "50 items"}, "only-chinese": {"zh-Hans": "1 天"}}"#,
    )
    .unwrap()
}

fn bank(questions: &str) -> String {
    format!("---\nbank: cart\ntitle: 购物车\nlanguage: zh-Hans\n---\n\n{questions}")
}

/// What is said about a whole file, as `line code`, line by line.
#[track_caller]
fn check_file(text: &str, expect: &[&str]) {
    let (bank, faults) = parse_bank("cart.md", text, &limits());
    let said: Vec<String> = faults.iter().map(|fault| format!("{} {}", fault.line, fault.code)).collect();
    assert_eq!(said, expect, "{text}\n{faults:#?}");
    assert_eq!(
        bank.is_some(),
        faults.iter().all(|fault| fault.level == Level::Warning),
        "only errors keep a bank back"
    );
}

/// What is said about one question, on lines counted from its heading.
#[track_caller]
fn check(question: &str, expect: &[&str]) {
    let (_, faults) = parse_bank("cart.md", &bank(question), &limits());
    let said: Vec<String> = faults.iter().map(|fault| format!("{} {}", fault.line - 6, fault.code)).collect();
    assert_eq!(said, expect, "{question}\n{faults:#?}");
}

/// What is said when one place of a good question is spoilt.
#[track_caller]
fn spoil(what: &str, with: &str, expect: &[&str]) {
    assert!(GOOD.contains(what), "{what}");
    check(&GOOD.replacen(what, with, 1), expect);
}

#[test]
fn a_good_question_has_no_fault() {
    check(GOOD, &[]);
    check_file(&bank(GOOD), &[]);
    check_file(&format!("\u{feff}{}", bank(GOOD)), &[]);
    check_file(&bank(GOOD).replace('\n', "\r\n"), &[]);
}

#[test]
fn the_front_matter_is_flat_and_complete() {
    let file = |head: &str| format!("{head}\n{GOOD}");
    check_file(GOOD, &["1 no-front-matter"]);
    check_file("---\nbank: cart\n", &["1 no-front-matter", "1 nothing-in-file"]);
    check_file(&file("---\nbank: cart\n---"), &["1 missing-key", "1 missing-key"]);
    check_file(&file("---\nbank: Cart\ntitle: 车\nlanguage: zh\n---"), &["2 bad-value", "4 bad-value"]);
    check_file(&file("---\nbank: cart\ntitle: 车\ntitle: 车\nlanguage: zh-Hans\n---"), &["4 repeated-key"]);
    check_file(&file("---\nbank: cart\ntitle:车\nauthor: 我\nlanguage:zh-Hans\n---"), &["4 unknown-key"]);
    check_file(&file("---\nbank: cart\ntitle：车\nlanguage: zh-Hans\n---"), &["1 missing-key", "3 bad-front-matter"]);
}

#[test]
fn a_bank_is_nothing_but_questions() {
    check_file(&bank(""), &["6 nothing-in-file"]);
    check_file(&bank(&format!("先看说明。\n\n{GOOD}")), &["7 stray-text"]);
    check_file(&bank(&format!("# 第一章\n\n{GOOD}")), &["7 stray-text"]);
}

#[test]
fn a_file_is_named_after_what_it_holds() {
    let said =
        |file: &str| parse_bank(file, &bank(GOOD), &limits()).1.iter().map(|fault| fault.code).collect::<Vec<_>>();
    assert_eq!(said("banks/cart.zh-Hans.md"), []);
    assert_eq!(said("banks/cart.en.md"), [FaultCode::FileNameDiffers]);
    assert_eq!(said("banks/basket.zh-Hans.md"), [FaultCode::FileNameDiffers]);
}

#[test]
fn a_question_is_headed_by_two_hashes() {
    spoil("## 购", "##购", &["1 missing-space-after-hashes"]);
    spoil("\n- [ ] 20", "\n### 提示\n\n- [ ] 20", &["3 unexpected-heading"]);
    spoil("\n- [ ] 20", "\n提示\n---\n\n- [ ] 20", &["3 unexpected-heading"]);
    spoil(
        "{#limit rule=cart/limit difficulty=1}",
        "{#limit rule=cart/limit difficulty=1} ##",
        &["1 closing-hashes", "1 missing-id"],
    );
    spoil("购物车最多放多少件?", "", &["1 empty-stem"]);
}

#[test]
fn a_question_has_one_id() {
    spoil("#limit ", "", &["1 missing-id"]);
    spoil("#limit ", "#Limit ", &["1 bad-value"]);
    spoil("#limit ", "#limit #other ", &["1 repeated-key"]);
    spoil("{#limit rule=cart/limit difficulty=1}", "｛#limit｝", &["1 missing-id"]);
    check(&format!("{GOOD}\n{GOOD}"), &["9 repeated-id"]);
}

#[test]
fn attributes_are_known_ones() {
    spoil("difficulty=1", "difficulty=1 .hard", &["1 unknown-attribute"]);
    spoil("difficulty=1", "difficulty=1 author=me", &["1 unknown-attribute"]);
    spoil("difficulty=1", "difficulty=1 x", &["1 unknown-attribute"]);
    spoil("difficulty=1", "difficulty=4", &["1 bad-value"]);
    spoil("difficulty=1", "difficulty=easy", &["1 bad-value"]);
    spoil("difficulty=1", "difficulty=1 difficulty=2", &["1 repeated-key"]);
    spoil("difficulty=1", "", &["1 missing-difficulty"]);
    spoil("rule=cart/limit", "", &["1 missing-rule"]);
    spoil("rule=cart/limit", "rule=limit", &["1 bad-value", "1 missing-rule"]);
    spoil("rule=cart/limit", "rule=\"cart/limit\"", &["1 bad-value", "1 missing-rule"]);
    spoil("difficulty=1", "difficulty=1 use=exams", &["1 bad-value"]);
    spoil("difficulty=1", "difficulty=1 posts=a,,B", &["1 bad-value", "1 bad-value"]);
    spoil("difficulty=1", "difficulty=1 valid-until=2026-02-30", &["1 bad-value"]);
    spoil("difficulty=1", "difficulty=1 enemy=nobody", &["1 unknown-enemy"]);
    spoil("difficulty=1", "difficulty=1 enemy=limit", &["1 unknown-enemy"]);
    spoil("difficulty=1", "difficulty=1 use=exam posts=a,b valid-until=2026-12-31 .red-line rule=cart/b", &[]);
}

#[test]
fn every_choice_begins_with_a_box() {
    spoil("- [ ] 20 件", "- 20 件", &["3 missing-box"]);
    spoil("- [ ] 20 件", "- 【 】20 件", &["3 full-width-brackets"]);
    spoil("- [x] {{", "- 【x】 {{", &["4 full-width-brackets"]);
    spoil("- [x] {{", "- ［x］ {{", &["4 full-width-brackets"]);
    spoil("- [x] {{", "- [×] {{", &["4 bad-tick"]);
    spoil("- [x] {{", "- [√] {{", &["4 bad-tick"]);
    spoil("- [ ] 20", "- [] 20", &["3 bad-tick"]);
    spoil("- [x] {{", "- [x]{{", &["4 missing-space-after-box"]);
    spoil("- [x] {{", "-[x] {{", &["1 no-ticks", "4 bad-bullet"]);
    spoil("- [x] {{", "－ [x] {{", &["1 no-ticks", "4 bad-bullet"]);
    spoil("- [x] {{", "* [x] {{", &["4 mixed-list-markers", "5 mixed-list-markers"]);
    check("## 几件? {#a rule=a/b difficulty=1}\n\n1. [ ] 20 件\n2. [x] 50 件\n\n> 如此。\n", &["3 numbered-choices"]);
}

#[test]
fn choices_can_be_told_apart_and_chosen_from() {
    check("## 几件? {#a rule=a/b difficulty=1}\n\n> 如此。\n", &["1 no-choices", "1 missing-explanation"]);
    spoil("- [ ] 20 件\n", "- [ ] \n", &["3 empty-choice"]);
    spoil("20 件", "50 件", &["4 repeated-choice"]);
    check("## 几件? {#a rule=a/b difficulty=1}\n\n- [x] 20 件\n\n> 如此。\n", &["1 too-few-choices"]);
    let many = |count: usize| (0..count).map(|number| format!("- [ ] {number} 件\n")).collect::<String>();
    check(&GOOD.replace("- [ ] 20 件\n", &many(24)), &[]);
    check(&GOOD.replace("- [ ] 20 件\n", &many(25)), &["1 too-many-choices"]);
    spoil("- [ ] 20 件\n", "- [ ] 20 件\n\n  再来一段\n", &["3 choice-not-one-paragraph"]);
    spoil("- [ ] 20 件\n", "- [ ] 20 件\n  - 小点\n", &["3 choice-not-one-paragraph"]);
    spoil("- [ ] 20 件\n", "- [ ] 20 件\n  > 一\n\n  > 二\n", &["3 several-notes"]);
    spoil("{.last}", "{.end}", &["5 unknown-attribute"]);
}

#[test]
fn the_ticks_fit_the_type() {
    spoil("[x]", "[ ]", &["1 no-ticks"]);
    spoil("- [ ] 20", "- [x] 20", &["1 several-ticks"]);
    check(&GOOD.replace("- [ ] 20", "- [x] 20").replace("difficulty", ".multi difficulty"), &[]);
    spoil("difficulty", ".multi difficulty", &[]);
    spoil("difficulty", ".boolean difficulty", &["1 boolean-not-two"]);
    spoil("difficulty", ".multi .boolean difficulty", &["1 two-types"]);
}

#[test]
fn a_boolean_question_has_two_poles_the_positive_one_first() {
    let boolean = |first: &str, second: &str| {
        format!("## 对不对? {{#a .boolean rule=a/b difficulty=1}}\n\n- [x] {first}\n- [ ] {second}\n\n> 如此。\n")
    };
    check(&boolean("符合", "不符合"), &[]);
    check(&boolean("对", "错"), &[]);
    check(&boolean("错", "对"), &["3 poles-reversed"]);
    check(&boolean("红", "蓝"), &["3 unknown-poles"]);
    check(&boolean("对", "错").replace("[x]", "[ ]"), &["1 no-ticks"]);
    check(&boolean("对", "错").replace("[ ]", "[x]"), &["1 several-ticks"]);
}

#[test]
fn a_choice_stands_by_itself() {
    spoil("不限 {.last}", "A 和 C", &["5 names-letters"]);
    spoil("不限 {.last}", "以上都不是", &["5 not-pinned"]);
    spoil("不限 {.last}", "以上都不是 {.last}", &[]);
}

#[test]
fn an_explanation_is_one_quote_at_the_end() {
    spoil("> 手册如此。\n", "", &["1 missing-explanation"]);
    spoil("> 手册如此。\n", "手册如此。\n", &["1 missing-explanation", "7 text-after-explanation"]);
    spoil("> 手册如此。\n", "> 手册如此。\n\n> 又及。\n", &["9 text-after-explanation"]);
}

#[test]
fn nothing_is_shown_otherwise_than_it_was_meant() {
    spoil("手册如此", "见**手册**如此", &[]);
    spoil("手册如此", "见**“手册”**如此", &["7 literal-asterisks"]);
    spoil("手册如此", "见 \\*\\*手册\\*\\*", &[]);
    spoil("手册如此", "`2**3`", &[]);
    spoil("手册如此", "见<br>手册", &["7 html-is-text"]);
    spoil("手册如此", "见[手册](javascript:alert(1))", &["7 link-not-allowed"]);
    spoil("手册如此", "见[手册](/handbook/cart)和 <https://a.b>", &[]);
    spoil("\n- [ ] 20", "\n```chat\n客户:在吗\n没有人\n```\n\n- [ ] 20", &["5 bad-chat-turn"]);
    spoil("\n- [ ] 20", "\n```chat\n客户:在吗\n\n- [ ] 20", &["3 unclosed-fence"]);
}

#[test]
fn limits_are_known_in_the_language_of_the_file() {
    spoil("{{cart-limit}}", "{{basket-limit}}", &["4 unknown-limit"]);
    spoil("{{cart-limit}}", "{{only-chinese}}", &[]);
    let english = bank(GOOD).replace("zh-Hans", "en").replace("{{cart-limit}}", "{{only-chinese}}");
    check_file(&english, &["10 unknown-limit"]);
}

#[test]
fn one_slip_does_not_hide_the_next_question() {
    let first = GOOD.replace("\n- [ ] 20", "\n```chat\n客户:在吗\n\n- [ ] 20");
    let second = GOOD.replace("[x]", "[ ]").replace("#limit", "#other");
    check(&format!("{first}\n{second}"), &["3 unclosed-fence", "12 no-ticks"]);
    let with_chat = second.replace("\n- [ ] 20", "\n```chat\n客户:在吗\n```\n\n- [ ] 20");
    check(&format!("{first}\n{with_chat}"), &["3 unclosed-fence", "12 no-ticks"]);
}

#[test]
fn every_fault_of_a_file_is_told_at_once() {
    check(
        "## 几件? {#a .hard rule=b difficulty=9}\n\n- [x] 对\n- [x]错\n* [√] A 和 B\n",
        &[
            "1 unknown-attribute",
            "1 bad-value",
            "1 bad-value",
            "1 missing-rule",
            "1 missing-explanation",
            "4 missing-space-after-box",
            "5 mixed-list-markers",
            "5 bad-tick",
        ],
    );
}

#[test]
fn every_fault_has_a_hint_in_both_languages() {
    for code in FaultCode::ALL {
        let (chinese, english) = (code.hint(Lang::ZhHans), code.hint(Lang::En));
        assert!(chinese.ends_with('。') && english.ends_with('.'), "{code}");
        assert!(!english.chars().any(|sign| ('\u{4e00}'..'\u{9fff}').contains(&sign)), "{code}");
    }
}

#[test]
fn whatever_is_typed_is_read_or_refused_with_its_line() {
    const SCRAPS: &[&str] = &[
        "",
        "\n",
        "\r\n",
        "## ",
        "##",
        "- [x] ",
        "- [ ]",
        "> ",
        "```chat\n",
        "```",
        "~~~",
        "**",
        "{",
        "}",
        "{{",
        "}}",
        "{#a}",
        "{.last}",
        "【x】",
        "［",
        "]",
        "<b>",
        "<!--",
        "&#0;",
        "\\",
        "\0",
        "\u{feff}",
        "客户：",
        ":",
        "---\n",
        "1. ",
        "  ",
        "\t",
        "A 和 B",
        "不",
        "’",
        "🙂",
    ];
    let text = bank(&format!("{GOOD}\n{}", GOOD.replace("#limit", "#other .multi")));
    let mut whim = Whim::new(1);
    for _ in 0..3_000 {
        let mut typed: Vec<char> = text.chars().collect();
        for _ in 0..=whim.below(3) {
            let at = whim.below(typed.len() as u64) as usize;
            let end = (at + whim.below(4) as usize).min(typed.len());
            typed.splice(at..end, whim.pick(SCRAPS).chars());
        }
        let typed: String = typed.into_iter().collect();
        let (bank, faults) = parse_bank("cart.md", &typed, &limits());
        assert!(bank.is_some() || !faults.is_empty(), "{typed}");
        let last = typed.lines().count() + 1;
        assert!(faults.iter().all(|fault| (1..=last).contains(&fault.line)), "{typed}\n{faults:#?}");
        #[cfg(feature = "keys")]
        if let Some(bank) = bank {
            assert_eq!(bank.to_text(), typed.trim_start_matches('\u{feff}'));
        }
    }
}

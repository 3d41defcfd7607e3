//! Every fault of a bank, by example: what is written, and what is said about it.

mod choices;
mod file;
mod heading;
mod texts;

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

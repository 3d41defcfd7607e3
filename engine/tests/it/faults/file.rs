//! The file as a whole: front matter, its name, and that no fault hides another.

use engine::{FaultCode, parse_bank};

use super::{GOOD, bank, check, check_file, limits};

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

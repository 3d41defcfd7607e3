//! Boxes, choices, ticks and poles.

use super::{GOOD, check, spoil};

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

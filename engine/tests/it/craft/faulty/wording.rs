//! Questions whose words give something away, hide something or go out of date.

use super::{chinese, english, single, statement};

const FOUR: [&str; 4] = ["先问清楚原因", "直接寄回仓库", "请客户再等等", "转给下一班处理"];
const FOUR_IN_ENGLISH: [&str; 4] =
    ["Ask for the reason", "Send it straight back", "Let the customer wait", "Pass it on"];

#[track_caller]
fn stem(head: &str, expect: &[&str]) {
    chinese(&single(head, "a", &FOUR), expect);
}

#[track_caller]
fn english_stem(head: &str, expect: &[&str]) {
    english(&single(head, "a", &FOUR_IN_ENGLISH), expect);
}

const NEGATIVE: &[&str] = &["1 plain-negative"];

#[test]
fn a_stem_that_turns_round_says_so_loudly() {
    stem("关于退货，下列说法不正确的是哪一项？", NEGATIVE);
    stem("下列说法有误的是", NEGATIVE);
    stem("下列哪一项是错误的？", NEGATIVE);
    stem("哪一项客服没有做到？", NEGATIVE);
    stem("除了哪一项，客服都做到了？", NEGATIVE);
    stem("关于退货，下列说法**不正确**的是哪一项？", &[]);
    stem("关于退货，下列说法*有误*的是哪一项？", &[]);
}

#[test]
fn a_circumstance_may_be_negative() {
    stem("没有登录的访客，购物车能放多少？", &[]);
    stem("订单还没有付款。客服先做什么？", &[]);
    stem("客户问有没有黑色的，客服先做什么？", &[]);
    stem("客户说“不要了”，先做哪一件事？", &[]);
    stem("同一天的两张订单，哪一处不同？", &[]);
}

#[test]
fn the_same_holds_in_english() {
    english_stem("Which of these is not a reason for a return?", NEGATIVE);
    english_stem("All of these are reasons EXCEPT which?", NEGATIVE);
    english_stem("Which statement is incorrect?", NEGATIVE);
    english_stem("Which statement is wrong?", NEGATIVE);
    english_stem("What can’t an agent promise?", NEGATIVE);
    english_stem("Which of these is **not** a reason for a return?", &[]);
    english_stem("The parcel was not sent. What comes first?", &[]);
    english_stem("How much can the cart of a visitor hold who is not signed in?", &[]);
    english_stem("What is wrong with this reply?", &[]);
}

#[test]
fn a_statement_to_be_judged_is_not_a_denial() {
    chinese(&statement("客服不得自己宣布高峰。", "a"), NEGATIVE);
    chinese(&statement("退款之后无需再联系客户。", "a"), NEGATIVE);
    chinese(&statement("客服**不得**自己宣布高峰。", "a"), &[]);
    chinese(&statement("没有登录的访客也能使用购物车。", "a"), &[]);
    let poles = |text: String| text.replace("对", "True").replace("错", "False");
    english(&poles(statement("An agent must not declare a peak.", "a")), NEGATIVE);
    english(&poles(statement("Visitors who are not signed in can use the cart.", "a")), &[]);
}

const TELLING: &[&str] = &["1 telling-words"];

#[track_caller]
fn choices(choices: [&str; 4], expect: &[&str]) {
    chinese(&single("客户要退货，先做什么？", "a", &choices), expect);
}

#[test]
fn words_too_strong_or_too_careful_stand_on_both_sides_or_on_none() {
    choices(["先问清楚原因", "一定要寄回仓库", "必须请客户等等", "转给下一班处理"], TELLING);
    choices(["一般先问清楚原因", "直接寄回仓库", "请客户再等等", "转给下一班处理"], TELLING);
    choices(["一定先问清楚原因", "直接寄回仓库", "请客户再等等", "转给下一班处理"], TELLING);
    choices(["先问清楚原因", "一定要寄回仓库", "请客户再等等", "转给下一班处理"], &[]);
    choices(["必须先问清楚原因", "一定要寄回仓库", "必须请客户等等", "转给下一班处理"], &[]);
    choices(["“我先问清楚”", "“大概明天寄回”", "“可能后天寄回”", "“一定尽快寄回”"], &[]);
    let english_choices =
        |one: &str, other: &str| single("What comes first?", "a", &["Ask for it", one, other, "Pass it on"]);
    english(&english_choices("Always send it back", "Never send it back"), TELLING);
    english(&english_choices("Send it allover", "Send it onwards"), &[]);
    let careful = ["Usually ask for the reason", "Send it back", "Let them wait", "Pass it on"];
    english(&single("What comes first?", "a", &careful), TELLING);
}

#[test]
fn words_that_are_harmless_in_one_question_tell_in_a_bank() {
    let questions: String = (0..8)
        .map(|number| {
            let ticks: Vec<bool> = (0..4).map(|place| place == number as usize % 4).collect();
            super::anything("t", number, "", &ticks, |place| {
                let start = if place == (number as usize + 1) % 4 { "必须" } else { "随后" };
                start.to_owned() + &super::plain_choice(number, place)
            })
        })
        .collect();
    chinese(&questions, &["0 telling-words"]);
}

#[test]
fn choices_differ_in_more_than_one_character() {
    choices(["浅色衣物要分开洗", "深色衣物要分开洗", "请客户再等等", "转给下一班处理"], &["4 nearly-same-choices"]);
    choices(["先问清楚原因", "直接寄回仓库", "转给下一班处理", "转给下一班处里"], &["6 nearly-same-choices"]);
    choices(["红色", "黑色", "蓝色", "白色"], &[]);
    choices(["14:21:00 之前发", "14:22:00 之前发", "14:23:00 之前发", "14:24:00 之前发"], &[]);
    let letter = ["Returns are free", "Return are free", "Nobody pays", "The shop pays"];
    english(&single("What holds?", "a", &letter), &["4 nearly-same-choices"]);
}

const DATED: &[&str] = &["1 dated-words"];

#[test]
fn what_goes_out_of_date_has_a_date() {
    stem("目前的退货期限归谁定？", DATED);
    stem("按最新规定，先做哪一步？", DATED);
    stem("从 3 月 1 日起，先做哪一步？", DATED);
    stem("自10月1号开始，先做哪一步？", DATED);
    stem("从 2026 年 3 月 1 日起，先做哪一步？", &[]);
    chinese(&single("目前先做哪一步？", "a", &FOUR).replace("rule=", "valid-until=2027-01-01 rule="), &[]);
    chinese(&single("先做哪一步？", "a", &FOUR).replace("手册如此", "目前手册如此"), DATED);
    english_stem("What is currently the first step?", DATED);
    english_stem("What holds from 1 March on?", DATED);
    english_stem("What holds from 1 March 2026 on?", &[]);
    english_stem("A customer signed on 1 March. What comes first?", &[]);
}

#[test]
fn people_in_a_chat_may_speak_of_today() {
    let chat = "先做哪一步？ {#a rule=t/a difficulty=2}\n\n```chat\n客户：目前最新的是哪一款？\n```\n";
    let question = single("先做哪一步？", "a", &FOUR).replacen("先做哪一步？ {#a rule=t/a difficulty=2}\n", chat, 1);
    chinese(&question, &[]);
}

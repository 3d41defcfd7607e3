//! The content that ships, broken on purpose: each bank in each way, and each time exactly what was broken is found.

mod change;

use std::{collections::BTreeMap, sync::LazyLock};

use super::{Shelf, own};
use change::Change;

/// A topic with a neighbour, so that there is something to compare it with, and what is found there.
struct Unbroken {
    topic: String,
    shelf: Shelf,
    tally: BTreeMap<String, i32>,
}

static UNBROKEN: LazyLock<Vec<Unbroken>> = LazyLock::new(|| {
    let all = own::shelf();
    let topics: Vec<String> = all.topics();
    let neighbours = topics.iter().cycle().skip(1);
    let pairs = topics.iter().zip(neighbours).map(|(topic, neighbour)| (topic, all.only(&[topic, neighbour])));
    pairs.map(|(topic, shelf)| Unbroken { topic: topic.clone(), tally: tally(&shelf), shelf }).collect()
});

/// How often each fault is found, by file and code.
fn tally(shelf: &Shelf) -> BTreeMap<String, i32> {
    let mut tally = BTreeMap::new();
    for fault in shelf.faults() {
        *tally.entry(format!("{} {}", fault.file, fault.code)).or_default() += 1;
    }
    tally
}

/// Breaks each bank, and expects these faults beside those of the unbroken content. `{zh}` and `{en}` stand for the
/// bank's files, `{book}` for its first chapter.
#[track_caller]
fn every_bank(change: impl Fn(&mut Change<'_>), expect: &[&str]) {
    assert!(UNBROKEN.len() >= 16);
    UNBROKEN.iter().for_each(|unbroken| one_bank(unbroken, &change, expect));
}

#[track_caller]
fn one_bank(Unbroken { topic, shelf, tally: usual }: &Unbroken, change: impl Fn(&mut Change<'_>), expect: &[&str]) {
    let mut broken = shelf.clone();
    change(&mut Change::of(topic, &mut broken));
    assert!(broken.0 != shelf.0, "{topic}: nothing was broken");
    let mut found = tally(&broken);
    for (fault, count) in usual {
        *found.entry(fault.clone()).or_default() -= count;
    }
    let found: Vec<String> =
        found.into_iter().filter(|(_, count)| *count != 0).map(|(fault, count)| format!("{count:+} {fault}")).collect();
    let named = |fault: &&str| {
        let fault = fault.replace("{zh}", &format!("banks/{topic}.zh-Hans.md"));
        fault
            .replace("{en}", &format!("banks/{topic}.en.md"))
            .replace("{book}", &format!("handbook/{topic}.zh-Hans.md"))
    };
    assert_eq!(found, expect.iter().map(named).collect::<Vec<_>>(), "{topic}");
}

#[test]
fn every_key_in_the_first_place() {
    let expect = ["+1 {zh} blind-strategy", "+1 {zh} key-positions"];
    every_bank(|change| change.singles(|question| question.right_choice_first()), &expect);
}

#[test]
fn every_key_the_longest() {
    let change = |change: &mut Change<'_>| change.singles(|question| question.lengthen_right_choice());
    every_bank(change, &["+1 {en} blind-strategy", "+1 {zh} blind-strategy"]);
}

#[test]
fn four_multiple_choices_ticked_throughout() {
    let expect = ["+1 {zh} all-ticked", "+1 {zh} blind-strategy"];
    every_bank(|change| change.first_multis(|question| question.tick_all()), &expect);
}

#[test]
fn every_statement_wrong() {
    every_bank(|change| change.booleans(|question| question.tick_last()), &["+1 {zh} blind-strategy"]);
}

#[test]
fn a_negative_stem() {
    let change = |change: &mut Change<'_>| {
        change.first_single(|question| question.ask("下列做法，哪一项不合适？", "Which of these is not suitable?"));
    };
    every_bank(change, &["+1 {en} plain-negative", "+1 {zh} plain-negative"]);
}

#[test]
fn a_dated_stem() {
    let change = |change: &mut Change<'_>| {
        change.first_undated(|question| question.add_to_stem("按最新规定，", "By the latest rules: "));
    };
    every_bank(change, &["+1 {en} dated-words", "+1 {zh} dated-words"]);
}

#[test]
fn a_question_copied() {
    let expect = ["+1 {en} nearly-same-questions", "+1 {zh} nearly-same-questions"];
    every_bank(|change| change.copy_a_question(), &expect);
}

#[test]
fn an_explanation_gone() {
    let expect = ["+1 {en} missing-explanation", "+1 {zh} missing-explanation"];
    every_bank(|change| change.first_single(|question| question.drop_explanation()), &expect);
}

#[test]
fn a_question_gone_in_one_language() {
    every_bank(|change| change.drop_last_question("en"), &["+1 {zh} languages-differ"]);
}

#[test]
fn a_language_gone() {
    every_bank(|change| change.drop_file("banks", "en"), &["+1 {zh} missing-language"]);
}

#[test]
fn a_rule_that_nothing_is_asked_about() {
    every_bank(|change| change.add_a_rule(), &["+1 {book} rule-without-question"]);
}

#[test]
fn a_rule_that_does_not_exist() {
    let expect = ["+1 {en} unknown-rule", "+1 {zh} unknown-rule"];
    every_bank(|change| change.first_single(|question| question.cite("nowhere")), &expect);
}

#[test]
fn a_rule_asked_about_four_times() {
    every_bank(|change| change.crowd_a_rule(), &["+1 {zh} crowded-rule"]);
}

#[test]
fn choices_one_character_apart() {
    let expect = ["+1 {en} nearly-same-choices", "+1 {zh} nearly-same-choices"];
    every_bank(
        |change| {
            change.first_single(|question| {
                question.add_choices(["给客户回个电话", "给客户回个电报"], ["Ring the customer", "Rung the customer"])
            })
        },
        &expect,
    );
}

#[test]
fn wrong_choices_that_are_too_sure() {
    let expect = ["+1 {en} telling-words", "+1 {zh} telling-words"];
    every_bank(
        |change| {
            change.first_single(|question| {
                question.add_choices(["一定退回仓库", "绝对交给同事"], ["Always send it back", "Never let it go"])
            })
        },
        &expect,
    );
}

#[test]
fn all_of_the_above_unpinned() {
    let expect = ["+1 {en} not-pinned", "+1 {zh} not-pinned"];
    every_bank(
        |change| {
            change.first_single(|question| {
                question.add_choices(["以上都不是", "改交给别人"], ["None of the above", "Give it away"])
            })
        },
        &expect,
    );
}

#[test]
fn a_tick_that_differs_between_languages() {
    every_bank(|change| change.tick_other_in_english(), &["+1 {zh} languages-differ"]);
}

#[test]
fn a_stem_that_says_another_answer() {
    every_bank(|change| change.say_an_answer(), &["+1 {zh} gives-away"]);
}

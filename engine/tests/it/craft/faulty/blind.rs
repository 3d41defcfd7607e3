//! Banks that pay those who know nothing.

use super::{add, anything, check, keyed, plain_choice, said, shelf, unlike};
use crate::craft::Shelf;

/// Keys at places that go round.
const EVEN: [usize; 12] = [0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3];

fn bank(questions: &str) -> Shelf {
    shelf("zh-Hans", questions)
}

/// What is said with the details of what was measured.
fn measured(shelf: &Shelf) -> Vec<String> {
    shelf.faults().into_iter().map(|fault| format!("{}: {}", fault.code, fault.detail)).collect()
}

#[test]
fn keys_that_go_round_are_fine() {
    check(&bank(&keyed("t", 0, &EVEN)), &[]);
}

#[test]
fn keys_that_are_all_a_are_not() {
    let all = bank(&keyed("t", 0, &[0; 12]));
    let expect =
        ["key-positions: A 12, B 0, C 0, D 0 (χ² 36.0 > 16.3)", "blind-strategy: same-place: 100 % > 25 % (12)"];
    assert_eq!(measured(&all), expect);
}

#[test]
fn keys_that_are_never_a_or_d_are_not() {
    let places: Vec<usize> = (0..40).map(|number| 1 + number % 2).collect();
    check(&bank(&keyed("t", 0, &places)), &["0 key-positions", "0 blind-strategy"]);
}

#[test]
fn a_small_bank_says_that_it_is_small_and_can_still_be_blindly_right() {
    let few = bank(&keyed("t", 0, &[0; 7]));
    let expect = ["too-few-to-judge: single: 7 / 8", "blind-strategy: same-place: 100 % > 25 % (7)"];
    assert_eq!(measured(&few), expect);
    assert_eq!(measured(&bank(&keyed("t", 0, &[0, 1, 2]))), ["too-few-to-judge: single: 3 / 8"]);
}

#[test]
fn a_key_that_is_pinned_has_its_place_for_a_reason() {
    let questions = keyed("t", 0, &[3; 9]).replace(" {#", " 此处 {#");
    let pinned: String = questions
        .lines()
        .map(|line| if line.starts_with("- [x]") { format!("{line} {{.last}}\n") } else { format!("{line}\n") })
        .collect();
    check(&bank(&pinned), &["0 blind-strategy"]);
}

#[test]
fn what_no_bank_shows_all_of_them_together_may() {
    let mut shelf = Shelf::default();
    for (first, topic) in [(0, "t"), (12, "u"), (24, "v"), (36, "w"), (48, "x")] {
        add(&mut shelf, topic, "zh-Hans", &keyed(topic, first, &[0, 0, 0, 0, 0, 1, 2, 2, 2, 3, 3, 3]));
    }
    check(&shelf, &["banks:1 key-positions", "banks:1 blind-strategy"]);
}

#[test]
fn a_right_choice_that_is_always_the_longest_is_found_out() {
    let longest = |number: u32, key: usize| {
        let ticks: Vec<bool> = (0..4).map(|place| place == key).collect();
        anything("t", number, "", &ticks, |place| {
            plain_choice(number, place) + if place == key { "再加几个字" } else { "" }
        })
    };
    let questions: String = (0..).zip(EVEN).map(|(number, key)| longest(number, key)).collect();
    assert_eq!(measured(&bank(&questions)), ["blind-strategy: longest: 100 % > 25 % (12)"]);
}

#[test]
fn a_right_choice_that_alone_has_numbers_is_found_out() {
    let detailed = |number: u32, key: usize| {
        let ticks: Vec<bool> = (0..4).map(|place| place == key).collect();
        anything("t", number, "", &ticks, |place| {
            plain_choice(number, place) + if place == key { "9、8" } else { "之后是" }
        })
    };
    let questions: String = (0..).zip(EVEN).map(|(number, key)| detailed(number, key)).collect();
    assert_eq!(measured(&bank(&questions)), ["blind-strategy: most-detailed: 100 % > 25 % (12)"]);
}

/// Statements, so many right and so many wrong.
fn statements(right: u32, wrong: u32) -> String {
    let questions = (0..right + wrong).map(|number| {
        let ticks = [number < right, number >= right];
        let text = anything("t", number, ".boolean", &ticks, |place| ["对", "错"][place].to_owned());
        text.replace("是哪一项？", "。")
    });
    questions.collect()
}

#[test]
fn statements_that_are_always_wrong_are_found_out() {
    assert_eq!(measured(&bank(&statements(0, 10))), ["blind-strategy: same-pole: 100 % > 50 % (10)"]);
    assert_eq!(measured(&bank(&statements(9, 1))), ["blind-strategy: same-pole: 90 % > 50 % (10)"]);
    check(&bank(&statements(4, 6)), &[]);
}

/// Multiple choices, the first so many with every choice ticked.
fn multis(all: u32, count: u32) -> String {
    let questions = (0..count).map(|number| {
        let ticks = [true, number < all || number % 2 == 0, true, number < all || number % 2 == 1];
        anything("t", number, ".multi", &ticks, |place| plain_choice(number, place))
    });
    questions.collect()
}

#[test]
fn ticking_everything_does_not_pay() {
    assert_eq!(said(&bank(&multis(3, 6))), ["0 blind-strategy", "0 all-ticked"]);
    assert_eq!(said(&bank(&multis(2, 5))), ["0 all-ticked"]);
    assert_eq!(said(&bank(&multis(1, 2))), [""; 0], "one is no pattern");
    assert_eq!(said(&bank(&multis(2, 8))), [""; 0]);
}

#[test]
fn made_up_texts_resemble_nothing() {
    assert_eq!(unlike(3, 14).chars().count(), 14);
    assert!(unlike(3, 14).chars().all(|sign| !unlike(4, 14).contains(sign)));
}

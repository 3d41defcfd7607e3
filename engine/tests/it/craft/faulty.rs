//! Faulty content, small and by example: exactly these faults are found, and no other.

mod between;
mod blind;
mod wording;

use std::collections::BTreeSet;

use super::{ABOUT_BEING_FEW, Shelf};

/// A bank of topic `t` with these questions, and a chapter with the rules they cite.
fn shelf(language: &str, questions: &str) -> Shelf {
    let mut shelf = Shelf::default();
    add(&mut shelf, "t", language, questions);
    shelf
}

fn add(shelf: &mut Shelf, topic: &str, language: &str, questions: &str) {
    let bank = format!("---\nbank: {topic}\ntitle: T\nlanguage: {language}\n---\n\n{questions}");
    shelf.0.insert(format!("banks/{topic}.{language}.md"), bank);
    let rules: BTreeSet<&str> = questions
        .split(&format!("rule={topic}/"))
        .skip(1)
        .filter_map(|rest| rest.split([' ', '}', '\n']).next())
        .collect();
    let rules: String = rules.into_iter().map(|rule| format!("## R {{#{rule}}}\n\n如此。\n\n")).collect();
    let chapter = format!("---\nchapter: {topic}\ntitle: T\nlanguage: {language}\n---\n\n{rules}");
    shelf.0.insert(format!("handbook/{topic}.{language}.md"), chapter);
}

/// What is said, as `file:line code`; a file of topic `t` goes without its name, and its lines count from its first
/// question on. What is only about being few is left out.
fn said(shelf: &Shelf) -> Vec<String> {
    let faults = shelf.faults().into_iter().filter(|fault| !ABOUT_BEING_FEW.contains(&fault.code));
    let told = faults.map(|fault| match fault.file.starts_with("banks/t.") {
        true => format!("{} {}", fault.line.saturating_sub(6), fault.code),
        false => format!("{}:{} {}", fault.file, fault.line, fault.code),
    });
    told.collect()
}

#[track_caller]
fn check(shelf: &Shelf, expect: &[&str]) {
    assert_eq!(said(shelf), expect, "{:#?}", shelf.faults());
}

/// What is said about a few questions in Chinese.
#[track_caller]
fn chinese(questions: &str, expect: &[&str]) {
    check(&shelf("zh-Hans", questions), expect);
}

/// What is said about a few questions in English.
#[track_caller]
fn english(questions: &str, expect: &[&str]) {
    check(&shelf("en", questions), expect);
}

/// A single choice; the first of the choices is right and stands first.
fn single(head: &str, id: &str, choices: &[&str]) -> String {
    let lines =
        choices.iter().enumerate().map(|(place, text)| format!("- [{}] {text}\n", if place == 0 { 'x' } else { ' ' }));
    format!("## {head} {{#{id} rule=t/{id} difficulty=2}}\n\n{}\n> 手册如此。\n\n", lines.collect::<String>())
}

/// A statement that is wrong.
fn statement(head: &str, id: &str) -> String {
    format!("## {head} {{#{id} .boolean rule=t/{id} difficulty=2}}\n\n- [ ] 对\n- [x] 错\n\n> 手册如此。\n\n")
}

/// So many characters, none of them anywhere else: a text that resembles no other.
fn unlike(number: u32, length: u32) -> String {
    let signs = (0..length).map(|place| char::from_u32(0x7500 + number * length + place).unwrap());
    signs.collect()
}

/// A question of this type (`.multi`, `.boolean` or nothing) that resembles no other, with these ticks.
fn anything(topic: &str, number: u32, kind: &str, ticks: &[bool], choice: impl Fn(usize) -> String) -> String {
    let lines = ticks
        .iter()
        .enumerate()
        .map(|(place, tick)| format!("- [{}] {}\n", if *tick { 'x' } else { ' ' }, choice(place)));
    let (stem, lines) = (unlike(number, 14), lines.collect::<String>());
    format!("## {stem}是哪一项？ {{#q{number} {kind} rule={topic}/r{number} difficulty=2}}\n\n{lines}\n> 如此。\n\n")
}

/// Single choices of four with their keys at these places, all choices alike but for what they say.
fn keyed(topic: &str, first: u32, places: &[usize]) -> String {
    let questions = (first..).zip(places).map(|(number, key)| {
        let ticks: Vec<bool> = (0..4).map(|place| place == *key).collect();
        anything(topic, number, "", &ticks, |place| plain_choice(number, place))
    });
    questions.collect()
}

fn plain_choice(number: u32, place: usize) -> String {
    let place = u32::try_from(place).unwrap();
    (0..4).map(|sign| char::from_u32(0x8c00 + (number * 4 + place) * 4 + sign).unwrap()).collect()
}

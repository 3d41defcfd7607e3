//! Nobody gets a better paper by luck of the machine: chi-square tests over fixed seeds. The critical values are those of
//! the chi-square distribution at 0.1 %; with fixed seeds a test that passes once always passes.

use std::collections::BTreeMap;

use engine::{Blueprint, Candidate, Item, Pin, draw};

use crate::sample::{blueprint, candidate, candidates, cell, seed, slug};

/// Draws so often that each of `outcomes` is expected 200 times, and compares: all of them occur, none too often.
fn assert_equally_likely<K: Ord>(outcomes: u64, critical: f64, mut outcome: impl FnMut(u64) -> K) {
    const EXPECTED: f64 = 200.0;
    let mut counts: BTreeMap<K, u32> = BTreeMap::new();
    for number in 0..outcomes * 200 {
        *counts.entry(outcome(number)).or_default() += 1;
    }
    assert_eq!(counts.len() as u64, outcomes, "different outcomes");
    let chi_square: f64 = counts.values().map(|&count| (f64::from(count) - EXPECTED).powi(2) / EXPECTED).sum();
    assert!(chi_square < critical, "chi-square is {chi_square:.1}, critical value {critical}");
}

fn items(number: u64, blueprint: &Blueprint, bank: &[Candidate]) -> Vec<Item> {
    draw(&seed(number), blueprint, bank).unwrap().paper.sections.remove(0).items
}

fn names(number: u64, blueprint: &Blueprint, bank: &[Candidate]) -> Vec<String> {
    items(number, blueprint, bank).into_iter().map(|item| item.question).collect()
}

#[test]
fn each_order_of_four_choices_is_equally_likely() {
    let (blueprint, bank) = (blueprint(vec![cell(1)]), candidates(1));
    assert_equally_likely(24, 49.73, |number| items(number, &blueprint, &bank).remove(0).order);
}

#[test]
fn each_order_of_what_a_pin_leaves_free_is_equally_likely() {
    let mut pinned = candidate("p");
    pinned.shape[3] = Some(Pin::Last);
    let (blueprint, bank) = (blueprint(vec![cell(1)]), [pinned]);
    assert_equally_likely(6, 20.52, |number| items(number, &blueprint, &bank).remove(0).order);
}

#[test]
fn each_order_of_four_questions_from_two_cells_is_equally_likely() {
    let mut bank = candidates(4);
    bank[2..].iter_mut().for_each(|candidate| candidate.topic = slug("u"));
    let blueprint = blueprint(vec![cell(2), engine::Cell { topic: slug("u"), ..cell(2) }]);
    assert_equally_likely(24, 49.73, |number| names(number, &blueprint, &bank));
}

#[test]
fn each_pair_out_of_six_is_equally_likely_to_fill_a_cell() {
    let (blueprint, bank) = (blueprint(vec![cell(2)]), candidates(6));
    assert_equally_likely(15, 36.12, |number| {
        let mut pair = names(number, &blueprint, &bank);
        pair.sort_unstable();
        pair
    });
}

#[test]
fn use_by_others_does_not_make_an_unseen_question_less_likely() {
    let mut bank = candidates(5);
    (0..).zip(&mut bank).for_each(|(used, candidate)| candidate.used = used);
    let blueprint = blueprint(vec![cell(1)]);
    assert_equally_likely(5, 18.47, |number| names(number, &blueprint, &bank));
}

#[test]
fn the_seen_that_were_used_equally_often_are_equally_likely() {
    let mut bank = candidates(7);
    for (index, candidate) in bank.iter_mut().enumerate() {
        candidate.seen = index > 0;
        candidate.used = u32::from(index < 3);
    }
    let blueprint = blueprint(vec![cell(2)]);
    assert_equally_likely(4, 16.27, |number| {
        let mut pair = names(number, &blueprint, &bank);
        pair.sort_unstable();
        pair
    });
}

#[test]
fn an_enemy_makes_neither_of_two_questions_less_likely_than_the_other() {
    let mut bank = candidates(2);
    bank[0].enemies = vec!["t/a01".to_owned()];
    let blueprint = blueprint(vec![cell(1)]);
    assert_equally_likely(2, 10.83, |number| names(number, &blueprint, &bank));
}

//! Nobody gets a better paper by luck of the machine: chi-square tests over fixed seeds. The critical values are those of
//! the chi-square distribution at 0.1 %; with fixed seeds a test that passes once always passes.

use std::collections::BTreeMap;

use engine::{Cell, Item, Pin, Pool, Seen, draw};

use crate::sample::{blueprint, candidate, candidates, cell, pool, seed, seen, slug};

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

fn items(number: u64, pool: &Pool) -> Vec<Item> {
    draw(&seed(number), pool, &Seen::new()).unwrap().paper.sections.remove(0).items
}

fn names(number: u64, pool: &Pool) -> Vec<String> {
    items(number, pool).into_iter().map(|item| item.question).collect()
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort_unstable();
    names
}

#[test]
fn each_order_of_four_choices_is_equally_likely() {
    let pool = pool(&blueprint(vec![cell(1)]), &candidates(1));
    assert_equally_likely(24, 49.73, |number| items(number, &pool).remove(0).order);
}

#[test]
fn each_order_of_what_a_pin_leaves_free_is_equally_likely() {
    let mut pinned = candidate("p");
    pinned.shape[3] = Some(Pin::Last);
    let pool = pool(&blueprint(vec![cell(1)]), &[pinned]);
    assert_equally_likely(6, 20.52, |number| items(number, &pool).remove(0).order);
}

#[test]
fn each_order_of_four_questions_from_two_cells_is_equally_likely() {
    let mut bank = candidates(4);
    bank[2..].iter_mut().for_each(|candidate| candidate.topic = slug("u"));
    let pool = pool(&blueprint(vec![cell(2), Cell { topic: slug("u"), ..cell(2) }]), &bank);
    assert_equally_likely(24, 49.73, |number| names(number, &pool));
}

#[test]
fn each_pair_out_of_six_is_equally_likely_to_fill_a_cell() {
    let pool = pool(&blueprint(vec![cell(2)]), &candidates(6));
    assert_equally_likely(15, 36.12, |number| sorted(names(number, &pool)));
}

/// Twenty thousand first attempts at a department of four cells with from 8 to 40 candidates: within each cell every
/// question is drawn equally often. Each paper takes several of a cell, without putting back, so that the counts scatter
/// less than independent ones: by 1 − (drawn − 1)/(candidates − 1); what is compared is divided by that.
#[test]
fn within_each_cell_every_question_is_drawn_equally_often() {
    const DRAWS: u32 = 20_000;
    // Topic, candidates, drawn, and chi-square at 0.1 % for one degree of freedom less than candidates.
    let shape = [("t", 8, 2, 24.32), ("u", 16, 5, 37.70), ("v", 25, 10, 51.18), ("w", 40, 3, 72.05)];
    let (mut bank, mut cells) = (Vec::new(), Vec::new());
    for (topic, count, drawn, _) in shape {
        bank.extend(
            (0..count)
                .map(|number| engine::Candidate { topic: slug(topic), ..candidate(&format!("{topic}{number:02}")) }),
        );
        cells.push(Cell { topic: slug(topic), ..cell(drawn) });
    }
    let pool = pool(&blueprint(cells), &bank);
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for number in 0..DRAWS {
        names(u64::from(number), &pool).into_iter().for_each(|name| *counts.entry(name).or_default() += 1);
    }
    for (topic, count, drawn, critical) in shape {
        let expected = f64::from(DRAWS) * f64::from(drawn) / f64::from(count);
        let of_cell = counts.iter().filter(|(name, _)| name.starts_with(&format!("id-{topic}")));
        let squares: f64 = of_cell.clone().map(|(_, &times)| (f64::from(times) - expected).powi(2) / expected).sum();
        let scatter = 1.0 - (f64::from(drawn) - 1.0) / (f64::from(count) - 1.0);
        assert_eq!(of_cell.count(), usize::try_from(count).unwrap());
        assert!(squares / scatter < critical, "{topic}: chi-square is {:.1}, not {critical}", squares / scatter);
    }
}

#[test]
fn the_seen_that_were_used_equally_often_are_equally_likely() {
    let pool = pool(&blueprint(vec![cell(2)]), &candidates(7));
    let seen = seen([(1, 1), (2, 1), (3, 0), (4, 0), (5, 0), (6, 0)]);
    assert_equally_likely(4, 16.27, |number| {
        let paper = draw(&seed(number), &pool, &seen).unwrap().paper;
        sorted(paper.items().map(|(_, item)| item.question.clone()).collect())
    });
}

#[test]
fn the_unseen_are_equally_likely_wherever_what_was_seen_stands_between_them() {
    let pool = pool(&blueprint(vec![cell(2)]), &candidates(9));
    let seen = seen([(0, 3), (3, 1), (4, 0), (8, 7)]);
    assert_equally_likely(10, 27.88, |number| {
        let paper = draw(&seed(number), &pool, &seen).unwrap().paper;
        sorted(paper.items().map(|(_, item)| item.question.clone()).collect())
    });
}

#[test]
fn an_enemy_makes_neither_of_two_questions_less_likely_than_the_other() {
    let mut bank = candidates(2);
    bank[0].enemies = vec!["t/a01".to_owned()];
    let pool = pool(&blueprint(vec![cell(1)]), &bank);
    assert_equally_likely(2, 10.83, |number| names(number, &pool));
}

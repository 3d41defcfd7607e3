//! What happens when a blueprint cannot be met, and what a record proves.

use engine::{
    Blueprint, Candidate, Cell, DrawRecord, Drawn, Mismatch, Pin, QuestionType, Refusal, SectionKind, verify,
};

use crate::sample::{
    blueprint, candidates, cell, department, draw, draw_after, history, pool, section, seed, seen, slug,
};

fn too_small(topic: &str, difficulty: Option<u8>, need: u16, have: u16) -> Refusal {
    Refusal::BankTooSmall { section: 1, topic: topic.to_owned(), difficulty, red_line: false, need, have }
}

fn feasible(blueprint: &Blueprint, bank: &[Candidate]) -> Vec<Refusal> {
    engine::feasible(&pool(blueprint, bank))
}

fn feud(bank: &mut [Candidate], one: usize, others: &[usize]) {
    bank[one].enemies = others.iter().map(|&other| bank[other].slug_key.clone()).collect();
}

#[test]
fn a_cell_without_enough_questions_is_named_with_need_and_have() {
    let (blueprint, bank) = (blueprint(vec![cell(3), cell(9)]), candidates(5));
    assert_eq!(draw(&seed(1), &blueprint, &bank), Err(too_small("t", None, 9, 5)));
}

#[test]
fn saving_a_blueprint_names_every_cell_that_cannot_be_filled() {
    let hard = Cell { difficulty: Some(3), ..cell(2) };
    let (mut blueprint, bank) = (blueprint(vec![cell(6), hard, cell(5)]), candidates(5));
    blueprint.sections.push(section(SectionKind::Only(QuestionType::Multi), vec![Cell { red_line: true, ..cell(1) }]));
    let multi =
        Refusal::BankTooSmall { section: 2, topic: "t".into(), difficulty: None, red_line: true, need: 1, have: 0 };
    assert_eq!(feasible(&blueprint, &bank), [too_small("t", None, 6, 5), too_small("t", Some(3), 2, 0), multi]);
}

#[test]
fn a_blueprint_that_can_be_met_is_feasible() {
    for number in 0..50 {
        let (blueprint, bank) = department(number);
        assert_eq!(feasible(&blueprint, &bank), [], "department {number}");
    }
}

#[test]
fn cells_that_take_each_others_questions_are_found_out() {
    let easy = Cell { difficulty: Some(1), ..cell(4) };
    let (blueprint, bank) = (blueprint(vec![cell(4), easy]), candidates(7));
    assert_eq!(feasible(&blueprint, &bank), [too_small("t", Some(1), 4, 3)]);
}

#[test]
fn a_wide_cell_leaves_a_narrow_one_its_questions() {
    let mut bank = candidates(8);
    bank[4..].iter_mut().for_each(|candidate| candidate.difficulty = 2);
    let narrow = Cell { difficulty: Some(1), ..cell(4) };
    for number in 0..1_000 {
        assert!(draw(&seed(number), &blueprint(vec![cell(4), narrow.clone()]), &bank).is_ok(), "seed {number}");
    }
}

#[test]
fn a_red_line_fills_no_ordinary_cell() {
    let mut bank = candidates(3);
    bank[0].red_line = true;
    assert_eq!(draw(&seed(1), &blueprint(vec![cell(3)]), &bank), Err(too_small("t", None, 3, 2)));
}

#[test]
fn enemies_that_leave_too_few_are_refused_with_the_most_that_go_together() {
    let mut bank = candidates(4);
    feud(&mut bank, 0, &[1, 2, 3]);
    let (two, four) = (blueprint(vec![cell(3)]), blueprint(vec![cell(4)]));
    assert_eq!(feasible(&two, &bank), []);
    assert_eq!(feasible(&four, &bank), [too_small("t", None, 4, 3)]);
}

/// The unseen question is the enemy of all others: taking it, as preferred, would leave nothing.
#[test]
fn a_preferred_question_gives_way_when_nothing_goes_with_it() {
    let mut bank = candidates(4);
    let seen = seen([(1, 0), (2, 0), (3, 0)]);
    feud(&mut bank, 0, &[1, 2, 3]);
    for number in 0..100 {
        let paper = draw_after(&seen, &seed(number), &blueprint(vec![cell(2)]), &bank).unwrap().paper;
        assert!(paper.items().all(|(_, item)| item.question != "id-a00"));
    }
}

/// What the first cell holds can make the second impossible; then the paper is begun again.
#[test]
fn enemies_across_cells_do_not_end_a_draw_that_can_succeed() {
    let mut bank = candidates(5);
    bank[2..].iter_mut().for_each(|candidate| candidate.topic = slug("u"));
    feud(&mut bank, 0, &[2, 3, 4]);
    let cells = vec![cell(1), Cell { topic: slug("u"), ..cell(1) }];
    for number in 0..1_000 {
        assert!(draw(&seed(number), &blueprint(cells.clone()), &bank).is_ok(), "seed {number}");
    }
}

/// A clique of enemies, and one question too few beside it: the search ends soon, though the number of subsets is huge.
#[test]
fn a_hopeless_search_ends() {
    let mut bank = candidates(60);
    for one in 0..30 {
        feud(&mut bank, one, &(30..60).filter(|other| other != &(one + 30)).collect::<Vec<_>>());
    }
    assert!(draw(&seed(1), &blueprint(vec![cell(45)]), &bank).is_err());
}

#[test]
fn a_thousand_records_replay_to_their_papers_through_json() {
    for number in 0..1_000 {
        let (blueprint, mut bank) = department(number);
        let drawn = draw_after(&history(number, &bank), &seed(number), &blueprint, &bank).unwrap();
        let stored = serde_json::to_string(&drawn.record).unwrap();
        let record: DrawRecord = serde_json::from_str(&stored).unwrap();
        bank.reverse();
        assert_eq!(verify(&record, &pool(&blueprint, &bank)), Ok(drawn.paper), "seed {number}");
    }
}

#[test]
fn a_record_tells_which_cell_has_other_candidates() {
    let mut bank = candidates(6);
    bank[3..].iter_mut().for_each(|candidate| candidate.topic = slug("u"));
    let blueprint = blueprint(vec![cell(2), Cell { topic: slug("u"), ..cell(2) }]);
    bank[4].shape[3] = Some(Pin::Last);
    let record = draw(&seed(1), &blueprint, &bank).unwrap().record;
    let differs = Mismatch::Candidates { section: 1, topic: "u".into(), difficulty: None, red_line: false };
    let changes: [fn(&mut Vec<Candidate>); 7] = [
        |bank| drop(bank.pop()),
        |bank| bank[4].shape.push(None),
        |bank| bank[4].shape[3] = Some(Pin::First),
        |bank| bank[4].enemies.push("t/a00".into()),
        |bank| bank[4].question.push('2'),
        |bank| bank[4].difficulty = 2,
        |bank| bank[4].measured = Some(2),
    ];
    for change in changes {
        let mut changed = bank.clone();
        change(&mut changed);
        assert_eq!(verify(&record, &pool(&blueprint, &changed)), Err(differs.clone()));
    }
}

#[test]
fn the_order_in_which_enemies_are_named_is_no_difference() {
    let mut bank = candidates(6);
    feud(&mut bank, 0, &[1, 2]);
    let blueprint = blueprint(vec![cell(2)]);
    let drawn = draw(&seed(1), &blueprint, &bank).unwrap();
    bank[0].enemies.reverse();
    assert_eq!(verify(&drawn.record, &pool(&blueprint, &bank)), Ok(drawn.paper));
}

#[test]
fn a_record_that_was_tampered_with_does_not_replay() {
    let (blueprint, bank) = (blueprint(vec![cell(3)]), candidates(9));
    let record = draw(&seed(1), &blueprint, &bank).unwrap().record;
    let verified = |change: fn(&mut DrawRecord)| {
        let mut changed = record.clone();
        change(&mut changed);
        verify(&changed, &pool(&blueprint, &bank)).unwrap_err()
    };
    let others = Mismatch::Candidates { section: 1, topic: "t".into(), difficulty: None, red_line: false };
    assert_eq!(verified(|record| record.algorithm = 3), Mismatch::Algorithm { recorded: 3 });
    assert_eq!(verified(|record| record.seed = "é".repeat(32)), Mismatch::Seed);
    assert_eq!(verified(|record| record.seed.truncate(62)), Mismatch::Seed);
    assert_eq!(verified(|record| record.seed.replace_range(..2, "ff")), Mismatch::Paper);
    assert_eq!(verified(|record| record.cells.clear()), Mismatch::Cells { recorded: 0, found: 1 });
    assert_eq!(verified(|record| record.cells[0].seen = vec![0]), others, "how often it was used is missing");
    assert_eq!(verified(|record| (record.cells[0].seen, record.cells[0].used) = (vec![9], vec![0])), others);
    let most = |record: &mut DrawRecord| (record.cells[0].seen, record.cells[0].used) = ((0..7).collect(), vec![0; 7]);
    assert_eq!(verified(most), Mismatch::Paper);
}

/// As it was stored.
const FIRST: &str = r#"{"algorithm": 1,
    "seed": "0909090909090909090909090909090909090909090909090909090909090909",
    "cells": [
        {"candidates": "befbd589ba9bc24614f67ae2fb20fc2fb7892610c4da0904eb87498e9aed32ef",
            "used": [4, 0, 1, 2, 0], "seen": [2]},
        {"candidates": "06102247898c91abb40281d3a7a12c95df990ab175ccb01cadb5682448e8fff6",
            "used": [0, 3, 1], "seen": [1, 2]}],
    "paper": "fbe6d16f1545097781cc1c07db9b064d18b31f88d0d42a9e7e630ae8e1202623"}"#;

/// A record as the first algorithm wrote it: for each candidate how often it was used, in the order of their ids. It was
/// made by that algorithm itself.
#[test]
fn a_record_of_the_first_algorithm_still_replays() {
    let record: DrawRecord = serde_json::from_str(FIRST).unwrap();
    let mut bank = candidates(8);
    feud(&mut bank, 0, &[1]);
    bank[5..].iter_mut().for_each(|candidate| candidate.topic = slug("u"));
    let blueprint = blueprint(vec![cell(3), Cell { topic: slug("u"), ..cell(2) }]);
    let paper = verify(&record, &pool(&blueprint, &bank)).unwrap();
    let names: Vec<_> = paper.items().map(|(_, item)| item.question.as_str()).collect();
    assert_eq!(names, ["id-a04", "id-a05", "id-a07", "id-a03", "id-a01"]);
    let changed = DrawRecord { algorithm: 2, ..record };
    assert!(verify(&changed, &pool(&blueprint, &bank)).is_err());
}

/// Difficulty 1 asks for two; three are there by their author, and answers have made two of them harder.
fn mismeasured() -> (Blueprint, Vec<Candidate>) {
    let mut bank = candidates(6);
    bank[3..].iter_mut().for_each(|candidate| candidate.difficulty = 2);
    bank[0].measured = Some(2);
    bank[1].measured = Some(2);
    let [easy, hard] = [1, 2].map(|difficulty| Cell { difficulty: Some(difficulty), ..cell(2) });
    (blueprint(vec![easy, hard]), bank)
}

#[test]
fn a_cell_goes_by_measured_difficulty_as_long_as_that_fills_it() {
    let (blueprint, mut bank) = mismeasured();
    bank[5].measured = Some(1);
    let names = |drawn: Drawn| {
        let mut names: Vec<String> = drawn.paper.items().map(|(_, item)| item.question.clone()).collect();
        names.sort_unstable();
        names
    };
    for number in 0..100 {
        let drawn = draw(&seed(number), &blueprint, &bank).unwrap();
        assert!(drawn.record.cells.iter().all(|cell| cell.basis.is_measured()));
        let names = names(drawn);
        assert!(names.contains(&"id-a02".to_owned()) && names.contains(&"id-a05".to_owned()), "{names:?}");
    }
}

#[test]
fn a_cell_that_measured_difficulty_leaves_empty_goes_by_the_authors_and_the_record_says_so() {
    let (blueprint, bank) = mismeasured();
    assert_eq!(feasible(&blueprint, &bank), []);
    let found = pool(&blueprint, &bank);
    let told: Vec<_> =
        found.holdings().map(|one| (one.need, one.measured, one.author, one.basis.is_measured())).collect();
    assert_eq!(told, [(2, 1, 3, false), (2, 5, 3, true)]);
    for number in 0..200 {
        let drawn = draw(&seed(number), &blueprint, &bank).unwrap();
        assert_eq!(drawn.record.cells.iter().map(|cell| cell.basis.is_measured()).collect::<Vec<_>>(), [false, true]);
        let record: DrawRecord = serde_json::from_str(&serde_json::to_string(&drawn.record).unwrap()).unwrap();
        assert_eq!(verify(&record, &found), Ok(drawn.paper), "seed {number}");
    }
}

/// By measured difficulty each cell has enough; together they have not, since all that one has is what the other takes.
#[test]
fn what_measured_difficulty_makes_impossible_together_goes_by_the_authors() {
    let mut bank = candidates(6);
    bank[3..].iter_mut().for_each(|candidate| candidate.difficulty = 2);
    bank[3..5].iter_mut().for_each(|candidate| candidate.measured = Some(1));
    // Whatever is enemy of all that is left of difficulty 2 blocks it: 5 and the easy ones cannot stand together.
    feud(&mut bank, 5, &[0, 1, 2, 3, 4]);
    let [easy, hard] = [1, 2].map(|difficulty| Cell { difficulty: Some(difficulty), ..cell(1) });
    let blueprint = blueprint(vec![easy, hard]);
    assert_eq!(feasible(&blueprint, &bank), []);
    for number in 0..200 {
        let drawn = draw(&seed(number), &blueprint, &bank).unwrap();
        assert!(drawn.record.cells.iter().any(|cell| !cell.basis.is_measured()));
        assert_eq!(verify(&drawn.record, &pool(&blueprint, &bank)), Ok(drawn.paper));
    }
}

#[test]
fn what_even_the_authors_difficulty_cannot_fill_is_refused_as_before() {
    let (mut blueprint, bank) = mismeasured();
    blueprint.sections[0].cells[0].count = 4;
    assert_eq!(feasible(&blueprint, &bank), [too_small("t", Some(1), 4, 3)]);
    assert_eq!(draw(&seed(1), &blueprint, &bank), Err(too_small("t", Some(1), 4, 3)));
}

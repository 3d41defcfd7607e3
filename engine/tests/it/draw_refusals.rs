//! What happens when a blueprint cannot be met, and what a record proves.

use engine::{Candidate, Cell, DrawRecord, Mismatch, Pin, QuestionType, Refusal, SectionKind, draw, feasible, verify};

use crate::sample::{blueprint, candidates, cell, department, section, seed, slug};

fn too_small(topic: &str, difficulty: Option<u8>, need: u16, have: u16) -> Refusal {
    Refusal::BankTooSmall { section: 1, topic: topic.to_owned(), difficulty, red_line: false, need, have }
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
    bank[1..].iter_mut().for_each(|candidate| candidate.seen = true);
    feud(&mut bank, 0, &[1, 2, 3]);
    for number in 0..100 {
        let paper = draw(&seed(number), &blueprint(vec![cell(2)]), &bank).unwrap().paper;
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
fn a_record_replays_to_its_paper_through_json() {
    for number in 0..200 {
        let (blueprint, mut bank) = department(number);
        let drawn = draw(&seed(number), &blueprint, &bank).unwrap();
        let stored = serde_json::to_string(&drawn.record).unwrap();
        let record: DrawRecord = serde_json::from_str(&stored).unwrap();
        bank.reverse();
        for candidate in &mut bank {
            (candidate.seen, candidate.used) = (true, candidate.used + 1);
        }
        assert_eq!(verify(&record, &blueprint, &bank), Ok(drawn.paper), "seed {number}");
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
    let changes: [fn(&mut Vec<Candidate>); 6] = [
        |bank| drop(bank.pop()),
        |bank| bank[4].shape.push(None),
        |bank| bank[4].shape[3] = Some(Pin::First),
        |bank| bank[4].enemies.push("t/a00".into()),
        |bank| bank[4].question.push('2'),
        |bank| bank[4].difficulty = 2,
    ];
    for change in changes {
        let mut changed = bank.clone();
        change(&mut changed);
        assert_eq!(verify(&record, &blueprint, &changed), Err(differs.clone()));
    }
}

#[test]
fn the_order_in_which_enemies_are_named_is_no_difference() {
    let mut bank = candidates(6);
    feud(&mut bank, 0, &[1, 2]);
    let blueprint = blueprint(vec![cell(2)]);
    let drawn = draw(&seed(1), &blueprint, &bank).unwrap();
    bank[0].enemies.reverse();
    assert_eq!(verify(&drawn.record, &blueprint, &bank), Ok(drawn.paper));
}

#[test]
fn a_record_that_was_tampered_with_does_not_replay() {
    let (blueprint, bank) = (blueprint(vec![cell(3)]), candidates(9));
    let record = draw(&seed(1), &blueprint, &bank).unwrap().record;
    let verified = |change: fn(&mut DrawRecord)| {
        let mut changed = record.clone();
        change(&mut changed);
        verify(&changed, &blueprint, &bank).unwrap_err()
    };
    assert_eq!(verified(|record| record.algorithm = 2), Mismatch::Algorithm { recorded: 2 });
    assert_eq!(verified(|record| record.seed = "é".repeat(32)), Mismatch::Seed);
    assert_eq!(verified(|record| record.seed.truncate(62)), Mismatch::Seed);
    assert_eq!(verified(|record| record.seed.replace_range(..2, "ff")), Mismatch::Paper);
    assert_eq!(verified(|record| record.cells.clear()), Mismatch::Cells { recorded: 0, found: 1 });
    assert_eq!(verified(|record| record.cells[0].seen = vec![0, 1, 2, 3, 4, 5, 6]), Mismatch::Paper);
}

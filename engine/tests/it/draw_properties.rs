//! What every paper is like, over 1,000 and more fixed seeds.

use std::collections::{BTreeMap, BTreeSet};

use engine::{Candidate, Paper, Pin, Points, QuestionType, SectionKind};

use crate::sample::{
    Whim, blueprint, candidate, candidates, cell, department, draw, draw_after, fits, history, section, seed, seen,
    slug,
};

const SEEDS: u64 = 1_000;

fn drawn<'a>(paper: &'a Paper, bank: &'a [Candidate]) -> impl Iterator<Item = &'a Candidate> {
    let by_id: BTreeMap<&str, &Candidate> =
        bank.iter().map(|candidate| (candidate.question.as_str(), candidate)).collect();
    paper.items().map(move |(_, item)| by_id[item.question.as_str()])
}

#[test]
fn a_paper_is_what_its_blueprint_asks_for_and_nothing_twice() {
    for number in 0..SEEDS {
        let (blueprint, bank) = department(number);
        let paper = draw_after(&history(number, &bank), &seed(number), &blueprint, &bank).unwrap().paper;
        let ids: BTreeSet<&str> = paper.items().map(|(_, item)| item.question.as_str()).collect();
        assert_eq!((ids.len(), paper.items().count()), (blueprint.count(), blueprint.count()), "seed {number}");
        assert_eq!(
            paper.items().map(|(section, _)| section.points).sum::<Points>(),
            blueprint.total(),
            "seed {number}"
        );
        assert_eq!(drawn(&paper, &bank).filter(|candidate| candidate.red_line).count(), blueprint.red_lines());
        let mut all = drawn(&paper, &bank);
        for (asked, got) in blueprint.sections.iter().zip(&paper.sections) {
            assert_eq!((asked.kind, asked.points, asked.policy), (got.kind, got.points, got.policy));
            let own: Vec<&Candidate> = all.by_ref().take(got.items.len()).collect();
            assert!(own.iter().all(|candidate| asked.kind.admits(candidate.kind)), "seed {number}");
            for cell in &asked.cells {
                let fitting = own.iter().filter(|candidate| fits(cell, candidate)).count();
                assert_eq!(fitting, usize::from(cell.count), "seed {number}: {cell:?}");
            }
        }
    }
}

#[test]
fn enemies_never_meet_whichever_of_them_names_the_other() {
    let mut links = 0;
    for number in 0..SEEDS {
        let (blueprint, bank) = department(number);
        let paper = draw_after(&history(number, &bank), &seed(number), &blueprint, &bank).unwrap().paper;
        let keys: BTreeSet<&str> = drawn(&paper, &bank).map(|candidate| candidate.slug_key.as_str()).collect();
        for candidate in drawn(&paper, &bank) {
            links += candidate.enemies.len();
            let met =
                candidate.enemies.iter().find(|enemy| keys.contains(enemy.as_str()) && **enemy != candidate.slug_key);
            assert_eq!(met, None, "seed {number}: {}", candidate.slug_key);
        }
    }
    assert!(links > 1_000, "the samples had only {links} enemies");
}

#[test]
fn every_choice_stands_once_and_pins_hold() {
    for number in 0..SEEDS {
        let (blueprint, bank) = department(number);
        let paper = draw_after(&history(number, &bank), &seed(number), &blueprint, &bank).unwrap().paper;
        for ((_, item), candidate) in paper.items().zip(drawn(&paper, &bank)) {
            let mut sorted = item.order.clone();
            sorted.sort_unstable();
            assert!(sorted.iter().map(|&index| usize::from(index)).eq(0..candidate.shape.len()), "seed {number}");
            let shown = item.arrange(&candidate.shape);
            let free = |pin: &&Option<Pin>| **pin == Some(Pin::Last);
            assert!(
                shown.iter().skip_while(|pin| !free(pin)).all(free),
                "seed {number}: something after a last choice"
            );
            assert!(
                shown.iter().skip(1).all(|pin| **pin != Some(Pin::First)),
                "seed {number}: something before a first choice"
            );
            assert!(
                candidate.kind != QuestionType::Boolean || item.order == [0, 1],
                "seed {number}: poles changed places"
            );
        }
    }
}

#[test]
fn several_pinned_choices_keep_their_own_order() {
    let mut pinned = candidate("p");
    pinned.shape = vec![Some(Pin::Last), None, Some(Pin::First), Some(Pin::Last), None, Some(Pin::First)];
    for number in 0..100 {
        let paper = draw(&seed(number), &blueprint(vec![cell(1)]), &[pinned.clone()]).unwrap().paper;
        let order = &paper.sections[0].items[0].order;
        assert_eq!((&order[..2], &order[4..]), (&[2, 5][..], &[0, 3][..]));
    }
}

#[test]
fn the_unseen_come_first_and_then_the_least_used() {
    let bank = candidates(10);
    let seen = seen((3..).zip([5, 5, 1, 1, 1, 7, 0]));
    for number in 0..SEEDS {
        let names = |count| -> BTreeSet<String> {
            let drawn = draw_after(&seen, &seed(number), &blueprint(vec![cell(count)]), &bank).unwrap();
            assert_eq!(drawn.reused, count > 3, "how often the seen were used matters only when the unseen run out");
            let paper = drawn.paper;
            paper.items().map(|(_, item)| item.question.replace("id-a0", "")).collect()
        };
        let is = |count, expected: &str| {
            assert_eq!(names(count), expected.chars().map(String::from).collect(), "seed {number}")
        };
        assert!(names(2).iter().all(|name| "012".contains(name.as_str())), "seed {number}");
        is(3, "012");
        is(4, "0129");
        is(7, "0125679");
        is(9, "012345679");
    }
}

#[test]
fn the_order_in_which_candidates_come_changes_nothing() {
    for number in 0..SEEDS {
        let (blueprint, mut bank) = department(number);
        let seen = history(number, &bank);
        let paper = draw_after(&seen, &seed(number), &blueprint, &bank).unwrap();
        let mut whim = Whim::new(number);
        bank.sort_by_cached_key(|_| whim.below(u64::MAX));
        bank.push(bank[0].clone());
        assert_eq!(draw_after(&seen, &seed(number), &blueprint, &bank).unwrap(), paper, "seed {number}");
    }
}

#[test]
fn two_versions_of_one_question_never_meet() {
    let mut bank = candidates(3);
    bank[1].slug_key = bank[0].slug_key.clone();
    for number in 0..100 {
        let paper = draw(&seed(number), &blueprint(vec![cell(2)]), &bank).unwrap().paper;
        assert!(paper.items().any(|(_, item)| item.question == "id-a02"));
    }
}

#[test]
fn questions_of_a_section_mix_their_cells() {
    let mut bank = candidates(8);
    bank[4..].iter_mut().for_each(|candidate| candidate.topic = slug("u"));
    let cells = vec![cell(4), engine::Cell { topic: slug("u"), ..cell(4) }];
    let mixed = |number: &u64| {
        let paper = draw(&seed(*number), &blueprint(cells.clone()), &bank).unwrap().paper;
        let topics: Vec<_> = drawn(&paper, &bank).map(|candidate| candidate.topic.clone()).collect();
        topics[..4].iter().any(|topic| topic != &topics[0])
    };
    assert!((0..100).filter(mixed).count() > 90);
}

#[test]
fn sections_stay_apart_and_in_their_order() {
    let mut bank = candidates(9);
    bank[6..].iter_mut().for_each(|candidate| candidate.kind = QuestionType::Multi);
    let [multi, any] =
        [SectionKind::Only(QuestionType::Multi), SectionKind::Any].map(|kind| section(kind, vec![cell(3)]));
    let paper = draw(&seed(1), &engine::Blueprint { sections: vec![any, multi] }, &bank).unwrap().paper;
    assert_eq!(paper.sections[1].items.len(), 3);
    assert!(drawn(&paper, &bank).take(3).all(|candidate| candidate.kind == QuestionType::Single));
}

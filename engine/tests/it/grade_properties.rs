//! What marks are like whatever was drawn and answered, over 1,000 and more fixed seeds.

use std::collections::BTreeMap;

use engine::{
    Blueprint, Candidate, Cell, Graded, Marks, Paper, PassRule, Payload, Points, Policy, Question, QuestionType,
    Section, SectionKind, grade,
};

use crate::{
    sample::{Whim, candidate, draw, seed, slug},
    sitting::question,
};

const SEEDS: u64 = 1_000;
const KEYS: [&str; 8] = ["x---", "--x-", "xx--", "x-x--", "-xxxx", "xxx", "---x-x", "xx-x"];
const TOPICS: [&str; 3] = ["a", "b", "c"];

/// A bank of twenty-four questions, so that each id has a key, and a blueprint over them.
struct Bank {
    questions: BTreeMap<String, Question>,
    candidates: Vec<Candidate>,
}

impl Bank {
    fn new() -> Self {
        let mut bank = Self { questions: BTreeMap::new(), candidates: vec![] };
        for (index, (topic, key)) in
            TOPICS.iter().flat_map(|topic| KEYS.iter().map(move |key| (topic, key))).enumerate()
        {
            let (name, question) = (format!("{topic}{index}"), question(key));
            let shape = vec![None; question.face.choices.len()];
            let kind = question.face.kind;
            let red_line = index % 5 == 0;
            bank.candidates.push(Candidate { topic: slug(topic), kind, shape, red_line, ..candidate(&name) });
            bank.questions.insert(format!("id-{name}"), question);
        }
        bank
    }

    fn blueprint(whim: &mut Whim) -> Blueprint {
        let section = |kind: SectionKind, whim: &mut Whim| {
            let cells = TOPICS.map(|topic| Cell { topic: slug(topic), difficulty: None, red_line: false, count: 1 });
            let points = Points(whim.pick(&[1, 50, 100, 133, 200, 300]));
            Section { kind, points, policy: whim.pick(Policy::ALL), cells: cells.into() }
        };
        let [single, multi] = [QuestionType::Single, QuestionType::Multi].map(SectionKind::Only);
        let mut sections = vec![section(single, whim), section(multi, whim), section(SectionKind::Any, whim)];
        let red = Cell { topic: slug("a"), difficulty: None, red_line: true, count: 1 };
        sections[2].cells.push(red);
        Blueprint { sections }
    }

    fn grade(&self, paper: &Paper, answers: &[Option<Payload>], rule: &PassRule) -> Marks {
        let candidate = |id: &str| self.candidates.iter().find(|candidate| candidate.question == id).unwrap();
        let graded = |id: &str| {
            let Candidate { topic, red_line, .. } = candidate(id);
            Graded { question: &self.questions[id], topic: topic.clone(), red_line: *red_line }
        };
        let questions: Vec<Graded<'_>> = paper.items().map(|(_, item)| graded(&item.question)).collect();
        grade(paper, &questions, answers, rule).unwrap()
    }
}

fn any_answer(whim: &mut Whim, choices: usize) -> Option<Payload> {
    let chosen: Vec<u8> = (0..choices as u8).filter(|_| whim.one_in(2)).collect();
    (!whim.one_in(6)).then(|| Payload::choices(chosen))
}

fn any_rule(whim: &mut Whim) -> PassRule {
    PassRule {
        total_percent: whim.below(41) as u32,
        section_percent: whim.one_in(2).then(|| whim.below(12) as u32),
        topic_percent: whim.one_in(2).then(|| whim.below(12) as u32),
        sections: (1..=3).filter(|_| whim.one_in(6)).map(|number| (number, 7)).collect(),
        topics: BTreeMap::new(),
        red_lines: whim.one_in(2),
    }
}

/// A paper, answered by whim, with its marks.
fn sat(bank: &Bank, number: u64) -> (Paper, Vec<Option<Payload>>, PassRule, Marks) {
    let mut whim = Whim::new(number);
    let paper = draw(&seed(number), &Bank::blueprint(&mut whim), &bank.candidates).unwrap().paper;
    let answers: Vec<_> = paper.items().map(|(_, item)| any_answer(&mut whim, item.order.len())).collect();
    let rule = any_rule(&mut whim);
    let marks = bank.grade(&paper, &answers, &rule);
    (paper, answers, rule, marks)
}

#[test]
fn marks_never_leave_nothing_to_everything_and_add_up() {
    let bank = Bank::new();
    for number in 0..SEEDS {
        let (paper, _, _, marks) = sat(&bank, number);
        let inside = |points: Points, max: Points| (Points::ZERO..=max).contains(&points);
        assert!(marks.items.iter().all(|item| inside(item.points, item.max)), "seed {number}");
        assert!(marks.sections.iter().all(|all| inside(all.points, all.max)), "seed {number}");
        assert!(inside(marks.total, marks.max), "seed {number}");
        assert_eq!(marks.max, paper.items().map(|(section, _)| section.points).sum());
        let sums = |points: Vec<Points>| points.into_iter().sum::<Points>();
        assert_eq!(sums(marks.items.iter().map(|item| item.points).collect()), marks.total);
        assert_eq!(sums(marks.sections.iter().map(|all| all.points).collect()), marks.total);
        assert_eq!(sums(marks.topics.iter().map(|all| all.points).collect()), marks.total);
        assert_eq!(sums(marks.topics.iter().map(|all| all.max).collect()), marks.max);
    }
}

#[test]
fn passing_is_meeting_every_part_and_both_occur() {
    let bank = Bank::new();
    let mut passed = 0;
    for number in 0..SEEDS {
        let (_, _, rule, marks) = sat(&bank, number);
        let reaches = |points: Points, percent: u32, max: Points| points.0 * 100 >= i64::from(percent) * max.0;
        let expected = reaches(marks.total, rule.total_percent, marks.max)
            && (1..).zip(&marks.sections).all(|(number, all)| {
                let least = rule.sections.get(&number).copied().or(rule.section_percent);
                least.is_none_or(|least| reaches(all.points, least, all.max))
            })
            && rule
                .topic_percent
                .is_none_or(|least| marks.topics.iter().all(|all| reaches(all.points, least, all.max)))
            && (!rule.red_lines || marks.items.iter().all(|item| !item.red_line || item.right));
        assert_eq!(marks.passed, expected, "seed {number}");
        passed += u32::from(marks.passed);
    }
    assert!((50..950).contains(&passed), "{passed} of {SEEDS} passed");
}

/// The same choices ticked on a paper of the same questions in other orders earn the same, question by question.
#[test]
fn shuffling_never_changes_marks() {
    let bank = Bank::new();
    for number in 0..SEEDS {
        let (paper, answers, rule, marks) = sat(&bank, number);
        let (mut other, mut moved) = (paper.clone(), Vec::new());
        let mut whim = Whim::new(number + SEEDS);
        let items = other.sections.iter_mut().flat_map(|section| &mut section.items);
        for (item, answer) in items.zip(&answers) {
            let before = item.order.clone();
            item.order.sort_by_cached_key(|_| whim.below(u64::MAX));
            let place_of = |index: u8| (0..).zip(&item.order).find(|(_, other)| **other == index).unwrap().0;
            let moved_places = |answer: &Payload| {
                Payload::choices(answer.places().iter().map(|&place| place_of(before[usize::from(place)])))
            };
            moved.push(answer.as_ref().map(moved_places));
        }
        assert_ne!(other, paper);
        assert_eq!(bank.grade(&other, &moved, &rule), marks, "seed {number}");
    }
}

#[test]
fn a_faultless_paper_earns_everything_and_passes_every_rule() {
    let bank = Bank::new();
    for number in 0..SEEDS {
        let (paper, ..) = sat(&bank, number);
        let key_of = |id: &str| {
            KEYS[id.trim_start_matches(|c: char| !c.is_ascii_digit()).parse::<usize>().unwrap() % KEYS.len()]
        };
        let right = |order: &[u8], key: &str| {
            let ticked = |index: u8| key.as_bytes()[usize::from(index)] == b'x';
            Payload::choices((0..).zip(order).filter(|(_, index)| ticked(**index)).map(|(place, _)| place))
        };
        let answers: Vec<_> = paper.items().map(|(_, item)| Some(right(&item.order, key_of(&item.question)))).collect();
        let rule = PassRule {
            total_percent: 100,
            section_percent: Some(100),
            topic_percent: Some(100),
            red_lines: true,
            ..PassRule::default()
        };
        let marks = bank.grade(&paper, &answers, &rule);
        assert!(marks.total == marks.max && marks.passed && marks.items.iter().all(|item| item.right), "seed {number}");
    }
}

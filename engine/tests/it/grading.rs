//! Marks, by example: what each part of them says, and when an attempt passes.

use engine::{Amount, Graded, Marks, Misfit, Paper, Part, PassRule, Payload, Points, Policy, grade};

use crate::{
    sample::slug,
    sitting::{HALF, about, question, sat, section},
};

/// [`HALF`], and every red line.
fn with_red_lines() -> PassRule {
    PassRule { red_lines: true, ..HALF }
}

fn unmet(marks: &Marks) -> Vec<(Part, Amount, Amount)> {
    let parts = marks.parts.iter().filter(|part| !part.met);
    parts.map(|part| (part.which.clone(), part.need, part.have)).collect()
}

fn points(whole: i64) -> Amount {
    Amount::Points(Points::whole(whole))
}

#[test]
fn points_add_up_by_question_section_topic_and_in_total() {
    let marks = sat([&[0], &[1], &[1], &[0]], &HALF);
    assert_eq!((marks.total, marks.max, marks.passed), (Points::whole(5), Points::whole(8), true));
    let items: Vec<_> = marks.items.iter().map(|item| (item.points.0, item.max.0, item.right, item.answered)).collect();
    assert_eq!(items, [(200, 200, true, true), (0, 200, false, true), (100, 200, false, true), (200, 200, true, true)]);
    let sections: Vec<_> = marks.sections.iter().map(|all| (all.points.0, all.max.0, all.right, all.count)).collect();
    assert_eq!(sections, [(200, 400, 1, 2), (300, 400, 1, 2)]);
    let topics: Vec<_> =
        marks.topics.iter().map(|all| (all.topic.as_str(), all.points.0, all.max.0, all.right, all.count)).collect();
    assert_eq!(topics, [("a", 200, 200, 1, 1), ("b", 100, 400, 0, 2), ("c", 200, 200, 1, 1)]);
    assert_eq!((marks.red_lines.right, marks.red_lines.count), (1, 1));
}

#[test]
fn passing_takes_every_part_of_the_rule() {
    let answers: [&[u8]; 4] = [&[0], &[], &[0, 1], &[1]];
    let (half, three_quarters) = (sat(answers, &HALF), sat(answers, &PassRule { total_percent: 75, ..HALF }));
    assert!(half.passed && unmet(&half).is_empty());
    assert!(!three_quarters.passed);
    assert_eq!(unmet(&three_quarters), [(Part::Total, points(6), points(4))]);
    let sections = sat(answers, &PassRule { section_percent: Some(51), ..HALF });
    let (need, have) = (Amount::Points(Points(204)), points(2));
    assert_eq!(unmet(&sections), [(Part::Section(0), need, have), (Part::Section(1), need, have)]);
    let topics = sat(answers, &PassRule { topic_percent: Some(50), ..HALF });
    assert_eq!(unmet(&topics), [(Part::Topic(slug("c")), points(1), points(0))]);
    let single = PassRule { section_percent: Some(50), sections: [(2, 51)].into(), ..HALF };
    assert_eq!(unmet(&sat(answers, &single)), [(Part::Section(1), need, have)], "a section's own share goes first");
    let own = PassRule { topic_percent: Some(50), topics: [(slug("b"), 51), (slug("c"), 0)].into(), ..HALF };
    assert_eq!(unmet(&sat(answers, &own)), [(Part::Topic(slug("b")), Amount::Points(Points(204)), points(2))]);
    let red_lines = sat(answers, &with_red_lines());
    assert_eq!(unmet(&red_lines), [(Part::RedLines, Amount::Questions(1), Amount::Questions(0))]);
    assert!(!sections.passed && !topics.passed && !red_lines.passed);
}

#[test]
fn a_red_line_outweighs_every_other_point() {
    let wrong = sat([&[0], &[0], &[0, 1], &[1]], &with_red_lines());
    assert_eq!((wrong.total, wrong.passed), (Points::whole(6), false));
    assert!(sat([&[0], &[0], &[], &[0]], &with_red_lines()).passed);
}

#[test]
fn one_of_two_red_lines_is_not_enough() {
    let single = question("x-");
    let paper = Paper { sections: vec![section(Policy::AllOrNothing, &[&single, &single])] };
    let red = || Graded { red_line: true, ..about(&single, "a") };
    let answers = [Some(Payload::choices([0])), Some(Payload::choices([1]))];
    let marks = grade(&paper, &[red(), red()], &answers, &with_red_lines()).unwrap();
    assert_eq!(unmet(&marks), [(Part::RedLines, Amount::Questions(2), Amount::Questions(1))]);
}

#[test]
fn a_red_line_that_is_half_right_is_not_right() {
    let multi = question("xx-");
    let paper = Paper { sections: vec![section(Policy::HalfIfIncomplete, &[&multi])] };
    let red = Graded { red_line: true, ..about(&multi, "a") };
    let marks = grade(&paper, &[red], &[Some(Payload::choices([0]))], &with_red_lines()).unwrap();
    assert_eq!((marks.total, marks.red_lines.right, marks.passed), (Points::whole(1), 0, false));
}

#[test]
fn a_rule_about_red_lines_asks_nothing_of_a_paper_without_them() {
    let single = question("x-");
    let paper = Paper { sections: vec![section(Policy::AllOrNothing, &[&single])] };
    let marks = grade(&paper, &[about(&single, "a")], &[Some(Payload::choices([0]))], &with_red_lines()).unwrap();
    assert!(marks.passed && marks.parts.len() == 1);
}

#[test]
fn untouched_and_cleared_count_alike_under_every_policy() {
    let multi = question("x--x-");
    for &policy in Policy::ALL {
        let paper = Paper { sections: vec![section(policy, &[&multi, &multi])] };
        let answers = [None, Some(Payload::choices([]))];
        let marks = grade(&paper, &[about(&multi, "a"), about(&multi, "a")], &answers, &HALF).unwrap();
        assert!(
            marks.items.iter().all(|item| item.points == Points::ZERO && !item.answered && !item.right),
            "{policy}"
        );
    }
}

#[test]
fn a_wrong_single_choice_earns_nothing_under_any_policy() {
    let single = question("x---");
    for &policy in Policy::ALL {
        let paper = Paper { sections: vec![section(policy, &[&single])] };
        let marks = grade(&paper, &[about(&single, "a")], &[Some(Payload::choices([2]))], &HALF).unwrap();
        assert_eq!(marks.total, Points::ZERO, "{policy}");
    }
}

#[test]
fn an_empty_paper_is_not_passed() {
    let marks = grade(&Paper { sections: vec![] }, &[], &[], &PassRule { total_percent: 0, ..HALF }).unwrap();
    assert!(!marks.passed);
}

#[test]
fn lists_that_do_not_belong_to_the_paper_are_not_graded() {
    let (two, three) = (question("x-"), question("x--"));
    let paper = Paper { sections: vec![section(Policy::AllOrNothing, &[&two, &two])] };
    let graded =
        |questions: &[Graded<'_>], answers: &[Option<Payload>]| grade(&paper, questions, answers, &HALF).map(|_| ());
    let of = |question| about(question, "a");
    assert_eq!(graded(&[of(&two), of(&two)], &[None, None]), Ok(()));
    assert_eq!(graded(&[of(&two)], &[None, None]), Err(Misfit { place: 1 }));
    assert_eq!(graded(&[of(&two), of(&two)], &[None]), Err(Misfit { place: 1 }));
    assert_eq!(graded(&[of(&two), of(&three)], &[None, None]), Err(Misfit { place: 1 }));
    assert_eq!(graded(&[of(&two), of(&two), of(&two)], &[None, None]), Err(Misfit { place: 2 }));
    assert_eq!(graded(&[of(&two), of(&two)], &[None, None, None]), Err(Misfit { place: 2 }));
}

#[test]
fn marks_are_stored_and_read_without_loss() {
    let rule = PassRule { section_percent: Some(10), topic_percent: Some(10), red_lines: true, ..HALF };
    let marks = sat([&[0], &[1], &[1], &[0]], &rule);
    let stored = serde_json::to_string(&marks).unwrap();
    assert_eq!(serde_json::from_str::<Marks>(&stored).unwrap(), marks);
}

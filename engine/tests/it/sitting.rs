//! Questions with keys, and short sittings of them.

use std::collections::BTreeMap;

use engine::{
    Graded, Item, Lang, Limits, Marks, Paper, PaperSection, PassRule, Payload, Points, Policy, Question, SectionKind,
    Source, grade,
};

use crate::sample::slug;

/// A question whose right choices are marked with x: `x--` has three choices, the first is right.
pub(crate) fn question(ticks: &str) -> Question {
    let multi = if ticks.matches('x').count() == 1 { "" } else { " .multi" };
    let choices = ticks.chars().zip('A'..).map(|(tick, name)| {
        let tick = if tick == 'x' { 'x' } else { ' ' };
        format!("- [{tick}] choice named {name}{name}\n")
    });
    let text =
        format!("## What is right here? {{#what{multi} rule=t/r difficulty=1}}\n\n{}", choices.collect::<String>());
    Question::parse(&Source::new(text), Lang::En, &Limits::default()).unwrap()
}

/// A section of questions in the order of their source, worth 2 points each.
pub(crate) fn section(policy: Policy, questions: &[&Question]) -> PaperSection {
    let order = |question: &&Question| (0..).take(question.face.choices.len()).collect();
    let items = questions.iter().map(|question| Item { question: "q".into(), order: order(question) }).collect();
    PaperSection { kind: SectionKind::Any, points: Points::whole(2), policy, items }
}

pub(crate) fn about<'a>(question: &'a Question, topic: &str) -> Graded<'a> {
    Graded { question, topic: slug(topic), red_line: false }
}

pub(crate) const HALF: PassRule = PassRule {
    total_percent: 50,
    section_percent: None,
    topic_percent: None,
    sections: BTreeMap::new(),
    topics: BTreeMap::new(),
    red_lines: false,
};

/// Two sections of two questions, topics a b | b c; the last is a red line. `x-`, `xx-` under half-if-incomplete.
pub(crate) fn sat(answers: [&[u8]; 4], rule: &PassRule) -> Marks {
    let (single, multi) = (question("x-"), question("xx-"));
    let sections =
        vec![section(Policy::AllOrNothing, &[&single, &single]), section(Policy::HalfIfIncomplete, &[&multi, &single])];
    let last = Graded { red_line: true, ..about(&single, "c") };
    let questions = [about(&single, "a"), about(&single, "b"), about(&multi, "b"), last];
    let answers = answers.map(|places| Some(Payload::choices(places.iter().copied())));
    grade(&Paper { sections }, &questions, &answers, rule).unwrap()
}

use std::sync::Arc;

use engine::{Blueprint, Candidate, Cell, Points, Policy, QuestionType, Section, SectionKind, Seen, Slug};

use crate::Done;

/// Six banks with seven questions each on a paper.
pub(crate) const TOPICS: [&str; 6] = ["one", "two", "three", "four", "five", "six"];

/// Forty-two questions: of each bank five easy ones and two hard ones.
pub(crate) fn blueprint() -> Done<Blueprint> {
    let mut cells = Vec::new();
    for topic in TOPICS {
        for (difficulty, count) in [(1, 5), (2, 2)] {
            cells.push(Cell { topic: Slug::parse(topic)?, difficulty: Some(difficulty), red_line: false, count });
        }
    }
    let section = Section {
        kind: SectionKind::Only(QuestionType::Single),
        points: Points::whole(2),
        policy: Policy::AllOrNothing,
        cells,
    };
    Ok(Blueprint { sections: vec![section] })
}

/// So many candidates, a third of them hard, one in ten the enemy of another.
pub(crate) fn candidates(count: u32) -> Done<Vec<Arc<Candidate>>> {
    (0..count).map(|number| Ok(Arc::new(candidate(number)?))).collect()
}

/// Somebody who has had so many of them.
pub(crate) fn seen(count: u32) -> Seen {
    (0..count).map(|number| (name(number), number % 5)).collect()
}

fn candidate(number: u32) -> Done<Candidate> {
    Ok(Candidate {
        question: format!("{:08x}", number.wrapping_mul(2_654_435_761)),
        kind: QuestionType::Single,
        topic: Slug::parse(topic(number))?,
        difficulty: if number.is_multiple_of(3) { 2 } else { 1 },
        measured: None,
        red_line: false,
        shape: vec![None; 4],
        slug_key: name(number),
        enemies: if number.is_multiple_of(10) { vec![name(number + 6)] } else { Vec::new() },
    })
}

const fn topic(number: u32) -> &'static str {
    // Not in step with the difficulties.
    TOPICS[(number / 3) as usize % TOPICS.len()]
}

fn name(number: u32) -> String {
    format!("{}/q{number}", topic(number))
}

use super::{Candidate, Pool, shuffle::Stream};
use crate::{Item, Paper, PaperSection, Pin, QuestionType};

/// Puts what was picked in order: the questions of a section shuffled together, so that topics and difficulties mix, then
/// the choices of each.
pub(super) fn lay_out(stream: &mut Stream, pool: &Pool, picked: &[Vec<u32>]) -> Paper {
    let mut filled = pool.cells.iter().zip(picked).peekable();
    let mut sections = Vec::with_capacity(pool.blueprint.sections.len());
    for (number, section) in (1..=u16::MAX).zip(&pool.blueprint.sections) {
        let mut indexes = Vec::with_capacity(section.count());
        while let Some((_, picked)) = filled.next_if(|(cell, _)| cell.section == number) {
            indexes.extend_from_slice(picked);
        }
        stream.shuffle(&mut indexes);
        let items = indexes.into_iter().map(|index| item(stream, pool.stock.at(index))).collect();
        sections.push(PaperSection { kind: section.kind, points: section.points, policy: section.policy, items });
    }
    Paper { sections }
}

fn item(stream: &mut Stream, candidate: &Candidate) -> Item {
    Item { question: candidate.question.clone(), order: order(stream, candidate) }
}

/// The order of the choices: what is pinned first, the shuffled others, what is pinned last. The two poles of a boolean
/// stay as they were written, since people expect 对 before 错.
fn order(stream: &mut Stream, candidate: &Candidate) -> Vec<u8> {
    let pinned = |pin: Option<Pin>| {
        let choices = (0..=u8::MAX).zip(&candidate.shape);
        choices.filter(move |(_, shape)| **shape == pin).map(|(index, _)| index)
    };
    if candidate.kind == QuestionType::Boolean {
        return (0..=u8::MAX).zip(&candidate.shape).map(|(index, _)| index).collect();
    }
    let mut free: Vec<u8> = pinned(None).collect();
    stream.shuffle(&mut free);
    pinned(Some(Pin::First)).chain(free).chain(pinned(Some(Pin::Last))).collect()
}

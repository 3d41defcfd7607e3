use super::{Graded, Misfit, score};
use crate::{Item, ItemMarks, Paper, PaperSection, Payload, Points, Policy, QuestionType};

/// The marks of every question, in the order of the paper.
pub(super) fn mark_all(
    paper: &Paper,
    questions: &[Graded<'_>],
    answers: &[Option<Payload>],
) -> Result<Vec<ItemMarks>, Misfit> {
    let places = paper.items().count();
    if questions.len() > places || answers.len() > places {
        return Err(Misfit { place: places });
    }
    let mark_place = |(place, (section, item))| {
        let (Some(graded), Some(answer)) = (questions.get(place), answers.get(place)) else {
            return Err(Misfit { place });
        };
        mark(section, item, graded, answer.as_ref()).ok_or(Misfit { place })
    };
    paper.items().enumerate().map(mark_place).collect()
}

fn mark(section: &PaperSection, item: &Item, graded: &Graded<'_>, answer: Option<&Payload>) -> Option<ItemMarks> {
    let ticks = &graded.question.key().ticks;
    if !is_order_of(&item.order, ticks.len()) {
        return None;
    }
    let chosen = answer.map_or_else(|| vec![false; ticks.len()], |answer| answer.in_source(&item.order));
    let policy = match graded.question.face.kind {
        QuestionType::Multi => section.policy,
        QuestionType::Single | QuestionType::Boolean => Policy::AllOrNothing,
    };
    let answered = chosen.contains(&true);
    Some(ItemMarks {
        points: score(policy, ticks, &chosen, section.points),
        max: section.points.max(Points::ZERO),
        right: chosen == *ticks,
        answered,
        topic: graded.topic.clone(),
        red_line: graded.red_line,
    })
}

/// Whether `order` names each of so many choices once.
fn is_order_of(order: &[u8], choices: usize) -> bool {
    let mut sorted = order.to_vec();
    sorted.sort_unstable();
    sorted.len() == choices && sorted.iter().enumerate().all(|(place, &index)| place == usize::from(index))
}

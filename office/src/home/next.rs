use engine::Mode;

use crate::views::{ExamCard, NextStep, PostStanding, What};

/// The one next thing to do: the exam whose clock runs, else the first need that is not met, in the order of the tracks.
pub(super) fn step(posts: &[PostStanding], exams: &[ExamCard]) -> Option<NextStep> {
    if let Some(card) = exams.iter().find(|card| card.running.is_some() && card.mode != Mode::Practice) {
        return Some(exam_step(card));
    }
    let needs = posts.iter().flat_map(|post| &post.phases).flat_map(|phase| &phase.items);
    let need = needs.into_iter().find(|need| !need.done)?;
    let card = match &need.what {
        What::Exam { exam } => exams.iter().find(|card| card.exam == *exam),
        _ => None,
    };
    Some(card.map_or_else(
        || NextStep { what: need.what.clone(), title: need.title.clone(), running: None, may_start: Ok(()) },
        exam_step,
    ))
}

fn exam_step(card: &ExamCard) -> NextStep {
    NextStep {
        what: What::Exam { exam: card.exam.clone() },
        title: card.title.clone(),
        running: card.running.clone(),
        may_start: card.may_start.clone(),
    }
}

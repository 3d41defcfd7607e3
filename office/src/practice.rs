//! Practice: one question at a time, settled by answering it.

mod settle;

use std::collections::BTreeMap;
use std::sync::Arc;

use engine::{Detail, Item, Lang, Mode, Payload, Refusal, Settled, Solution, open};

use crate::answers::{Counted, current};
use crate::attempts::state;
use crate::handbook::rule_links;
use crate::shelf::{self, KeptPaper, Reading};
use crate::store::entity::attempt;
use crate::studio::own_reports;
use crate::views::{PracticePage, PracticeScore};
use crate::{AttemptId, Breakage, Office, Outcome, Viewer};

impl Office {
    /// One question of the viewer's own practice. Its key comes along once it is answered, and not before.
    ///
    /// # Errors
    /// `NotFound`, also for somebody else's and for exams of another mode; `NoSuchQuestion`.
    pub async fn practice_question(
        &self,
        viewer: &Viewer,
        id: &AttemptId,
        place: u16,
        lang: Lang,
    ) -> Outcome<PracticePage> {
        let (attempt, kept) = self.practising(viewer, id).await?;
        let db = self.store.read();
        let readings = self.shelf.questions(db, &kept.versions, lang).await?;
        let answers = current(db, &attempt.id).await?;
        let tasks: Vec<Task<'_>> = tasks(&kept, &readings, &answers);
        let task = tasks.get(usize::from(place)).ok_or(Refusal::NoSuchQuestion)?;
        let shown = &kept.exam.shown.after_answer;
        let solution = task.solution()?.filter(|_| shown.contains(&Detail::Solutions));
        let rules = match task.solution()? {
            Some(solution) if shown.contains(&Detail::Rules) || shown.contains(&Detail::Solutions) => solution.rules,
            _ => Vec::new(),
        };
        let following = (0_u16..).zip(&tasks).cycle().skip(usize::from(place) + 1).take(tasks.len());
        Ok(PracticePage {
            attempt: id.clone(),
            exam: kept.exam.id.clone(),
            exam_title: shelf::title(&kept.exam.title, lang),
            state: state(&attempt),
            place,
            count: u16::try_from(tasks.len()).map_err(Breakage::new)?,
            language: task.reading.language,
            converted: task.reading.converted,
            face: task.reading.face(task.item),
            chosen: task.answer.map(|payload| payload.places().to_vec()),
            right: task.is_right()?,
            solution,
            rules: rule_links(db, &self.shelf, rules, lang).await?,
            report: own_reports(db, &attempt.id).await?.remove(&place),
            score: score(&tasks)?,
            next: following.filter(|(_, task)| task.answer.is_none()).map(|(place, _)| place).next(),
        })
    }

    /// The viewer's own attempt at a practice, with its paper.
    pub(crate) async fn practising(
        &self,
        viewer: &Viewer,
        id: &AttemptId,
    ) -> Outcome<(attempt::Model, Arc<KeptPaper>)> {
        let attempt = self.own_up_to_date(viewer, id).await?;
        let kept = self.shelf.paper(self.store.read(), &attempt).await?;
        if kept.exam.mode != Mode::Practice {
            return Err(Refusal::NotFound.into());
        }
        Ok((attempt, kept))
    }
}

/// One question of a practice with what was answered, if anything.
struct Task<'a> {
    item: &'a Item,
    reading: &'a Reading,
    answer: Option<&'a Payload>,
}

fn tasks<'a>(kept: &'a KeptPaper, readings: &'a [Arc<Reading>], answers: &'a BTreeMap<u16, Counted>) -> Vec<Task<'a>> {
    let placed = (0_u16..).zip(kept.paper.items()).zip(readings);
    let task = |((place, (_, item)), reading): ((u16, (_, &'a Item)), &'a Arc<Reading>)| Task {
        item,
        reading,
        answer: answers.get(&place).map(|counted| &counted.payload),
    };
    placed.map(task).collect()
}

impl Task<'_> {
    /// The key, once it is answered.
    fn solution(&self) -> Outcome<Option<Solution>> {
        let Some(answer) = self.answer else { return Ok(None) };
        let proof = Settled::practised(answer)?;
        Ok(Some(open(&self.reading.question, &self.item.order, &proof)))
    }

    /// Whether exactly the right choices were ticked; none before answering.
    fn is_right(&self) -> Outcome<Option<bool>> {
        let (Some(answer), Some(solution)) = (self.answer, self.solution()?) else {
            return Ok(None);
        };
        Ok(Some(are_ticked(&solution, answer)))
    }
}

/// Whether an answer to a question of a practice, whose choices came in this order, was right in full.
pub(crate) fn is_right(reading: &Reading, order: &[u8], answer: &Payload) -> Outcome<bool> {
    let proof = Settled::practised(answer)?;
    Ok(are_ticked(&open(&reading.question, order, &proof), answer))
}

fn are_ticked(solution: &Solution, answer: &Payload) -> bool {
    let ticked = (0_u8..).zip(&solution.ticks).filter(|(_, tick)| **tick).map(|(place, _)| place);
    ticked.eq(answer.places().iter().copied())
}

fn score(tasks: &[Task<'_>]) -> Outcome<PracticeScore> {
    let mut score = PracticeScore { answered: 0, right: 0 };
    for right in tasks.iter().map(Task::is_right) {
        if let Some(right) = right? {
            score.answered += 1;
            score.right += u16::from(right);
        }
    }
    Ok(score)
}

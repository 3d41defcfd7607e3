use std::collections::BTreeSet;

use engine::Lang;

use super::{Past, Pile};
use crate::AttemptId;
use crate::shelf;
use crate::views::ExamMistakes;

impl Past {
    /// Exams with wrong questions that are not in the pile, as far as the exam says which were wrong: how many, and no
    /// more. Their own page tells the rest, as long as the exam lets it.
    pub(super) fn mistakes(&self, pile: &Pile<'_>, lang: Lang) -> Vec<ExamMistakes> {
        let in_pile: BTreeSet<&str> = pile.cards.iter().map(|card| card.question.as_str()).collect();
        let known = |attempt: &str| {
            let wrong = self.answers.iter().filter(|one| one.attempt == attempt && !one.right);
            wrong.filter(|one| in_pile.contains(one.question.as_str())).count()
        };
        let mut exams: Vec<_> = self.exams.iter().filter(|exam| exam.judged).collect();
        exams.sort_by_key(|exam| std::cmp::Reverse(exam.closed_at));
        let told = exams.into_iter().map(|exam| ExamMistakes {
            attempt: AttemptId::new(exam.attempt.clone()),
            exam_title: shelf::title(&exam.plan.title, lang),
            closed_at: exam.closed_at,
            wrong: exam.marks.items.iter().filter(|item| !item.right).count().saturating_sub(known(&exam.attempt)),
        });
        told.filter(|exam| exam.wrong > 0).collect()
    }
}

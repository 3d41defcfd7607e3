//! Grading: from a paper, its questions and what was answered to marks. Pure, and in whole hundredths of a point all the
//! way, so that a regrade of the same answers gives the same marks on any machine.

mod item;
mod pass;
mod score;
mod tally;

pub use score::score;

use crate::{Marks, Paper, PassRule, Payload, Question, Slug};

/// A question of a paper as grading needs it: with its key, which only this crate can read, and what the bank says of it.
#[derive(Debug)]
pub struct Graded<'a> {
    /// The question in any of its languages: choices correspond by place, ticks are the same.
    pub question: &'a Question,
    /// Its bank.
    pub topic: Slug,
    /// Whether it must be right, whatever the total.
    pub red_line: bool,
}

/// The paper and what was handed in with it do not belong together: a breakage, never a candidate's doing. Nothing is
/// graded then, for wrong marks would be worse than none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Misfit {
    /// The first place of the paper, from 0, that has no question or answer, or one with another number of choices; the
    /// number of places when there is more than the paper holds.
    pub place: usize,
}

/// Grades an attempt: `questions` and `answers` in the order of [`Paper::items`], one for each place. Not answered, cleared
/// and untouched count alike. The section's policy decides for multiple choice; single choice and true or false are right
/// or wrong.
///
/// ```
/// use engine::{Graded, Item, Lang, Limits, Paper, PaperSection, PassRule, Payload, Points, Policy, Question};
/// use engine::{QuestionType, SectionKind, Slug, Source, grade};
///
/// let source = Source::new("## One and one? {#sum}\n\n- [ ] one\n- [x] two\n".to_owned());
/// let question = Question::parse(&source, Lang::En, &Limits::default()).unwrap();
/// let section = PaperSection {
///     kind: SectionKind::Only(QuestionType::Single),
///     points: Points::whole(3),
///     policy: Policy::AllOrNothing,
///     items: vec![Item { question: "q1".into(), order: vec![1, 0] }],
/// };
/// let paper = Paper { sections: vec![section] };
/// let rule = PassRule { total_percent: 80, red_lines: true, ..PassRule::default() };
///
/// let sums = Graded { question: &question, topic: Slug::parse("sums")?, red_line: true };
/// let marks = grade(&paper, &[sums], &[Some(Payload::choices([0]))], &rule);
/// assert_eq!(marks.map(|marks| (marks.total, marks.passed)), Ok((Points::whole(3), true)));
/// # Ok::<(), engine::Malformed>(())
/// ```
///
/// # Errors
/// [`Misfit`] when the lists do not belong to the paper.
pub fn grade(
    paper: &Paper,
    questions: &[Graded<'_>],
    answers: &[Option<Payload>],
    rule: &PassRule,
) -> Result<Marks, Misfit> {
    let items = item::mark_all(paper, questions, answers)?;
    let sections = tally::sections(paper, &items);
    let topics = tally::topics(&items);
    let red_lines = tally::red_lines(&items);
    let total = items.iter().map(|item| item.points).sum();
    let max = items.iter().map(|item| item.max).sum();
    let mut marks = Marks { total, max, passed: false, parts: Vec::new(), sections, topics, red_lines, items };
    marks.parts = pass::parts(rule, &marks);
    marks.passed = max.0 > 0 && marks.parts.iter().all(|part| part.met);
    Ok(marks)
}

//! The notebook of wrong answers, as its owner sees it.

use engine::{Face, Lang, Moment, Slug, Solution};
use serde::Serialize;

use super::RuleLink;
use crate::ids::AttemptId;

/// Which questions of the notebook are asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotebookShow {
    /// Those that come back today or should have come back before.
    Due,
    /// All that are not learned.
    #[default]
    All,
    /// Those that are learned, or that their owner took out.
    Learned,
}

/// What is asked of the notebook.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct NotebookAsked {
    /// Which of its questions.
    pub show: NotebookShow,
    /// Of which topic; none for all.
    pub topic: Option<Slug>,
}

/// The notebook.
#[derive(Debug, Clone, Serialize)]
pub struct Notebook {
    /// What was asked for.
    pub asked: NotebookAsked,
    /// Its topics by title.
    pub topics: Vec<NotebookTopic>,
    /// How many questions are due today.
    pub due: usize,
    /// How many are not learned.
    pub open: usize,
    /// How many are.
    pub learned: usize,
    /// When the next comes back that is not due yet.
    pub next_due: Option<Moment>,
    /// The questions asked for, by topic, those first that are due longest.
    pub entries: Vec<NotebookEntry>,
    /// How many more there are than the page holds.
    pub left_out: usize,
    /// How many are practised in one go.
    pub session: usize,
    /// The repetition that is under way, if any.
    pub running: Option<AttemptId>,
    /// Exams with wrong questions of which only their own pages tell.
    pub exams: Vec<ExamMistakes>,
}

/// One topic of the notebook.
#[derive(Debug, Clone, Serialize)]
pub struct NotebookTopic {
    /// Its name in addresses.
    pub topic: Slug,
    /// Its title.
    pub title: String,
    /// How many questions are due.
    pub due: usize,
    /// How many are not learned.
    pub open: usize,
    /// How many are.
    pub learned: usize,
}

/// A question that was wrong.
#[derive(Debug, Clone, Serialize)]
pub struct NotebookEntry {
    /// The attempt in which it was last wrong.
    pub attempt: AttemptId,
    /// Its place there, from 0.
    pub place: u16,
    /// Its topic.
    pub topic: Slug,
    /// What that is called.
    pub topic_title: String,
    /// The language the face is really in.
    pub language: Lang,
    /// Whether its characters are converted ones.
    pub converted: bool,
    /// Stem and choices as they were shown then.
    pub face: Face,
    /// What was ticked then; nothing when it was left out.
    pub chosen: Vec<u8>,
    /// When.
    pub answered_at: Moment,
    /// Key and explanations.
    pub solution: Solution,
    /// The rules it rests on.
    pub rules: Vec<RuleLink>,
    /// How often it was right, since it was wrong for the first time.
    pub right: u32,
    /// How often it was wrong.
    pub wrong: u32,
    /// How it stands.
    pub state: CardState,
}

/// How a question of the notebook stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum CardState {
    /// It is to be asked now.
    Due,
    /// It comes back later.
    Later {
        /// On the day that begins then.
        at: Moment,
    },
    /// It was right each time it came back.
    Learned,
    /// Its owner took it out.
    Known {
        /// When.
        at: Moment,
    },
}

/// An exam with questions that were wrong, of which the notebook says no more.
#[derive(Debug, Clone, Serialize)]
pub struct ExamMistakes {
    /// The attempt.
    pub attempt: AttemptId,
    /// Title of its exam.
    pub exam_title: String,
    /// When it ended.
    pub closed_at: Moment,
    /// How many questions were wrong.
    pub wrong: usize,
}

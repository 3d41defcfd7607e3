//! What the exam verbs hand out: everything a page needs and nothing that tells of a key before it may be told.

mod briefing;
pub mod desk;
mod handbook;
mod home;
mod marks;
mod notebook;
mod overview;
mod pause;
mod practice;
mod readiness;
mod saved;
mod sheet;
mod studio;

pub use engine::AttemptState;

pub use briefing::{Briefing, SectionCard};
pub use engine::Likelihood;
pub use handbook::{ChapterCard, ChapterChange, ChapterPage, ChapterReading, FoundRule, HandbookSearch, RulePart};
pub use home::{AttemptCard, ExamCard, Home, Need, NextStep, PhaseStanding, PostStanding, What};
pub use marks::{MarkedItem, MarkedResult, MarksPage, RuleLink};
pub use notebook::{CardState, ExamMistakes, Notebook, NotebookAsked, NotebookEntry, NotebookShow, NotebookTopic};
pub use overview::{Overview, OverviewItem};
pub use pause::{Halt, PauseCard, Stop, Underway, WindowCard};
pub use practice::{PracticePage, PracticeScore};
pub use readiness::{Estimate, PracticeStanding, ReadinessCard, TopicReadiness};
pub use saved::{Flag, FormSave, FormSaved, Remaining, Save, Saved, Stored};
pub use sheet::{ClosedBy, Sheet, SheetItem, SheetSection};
pub use studio::{
    AnsweredReport, BankCard, BankPage, Conflict, Draft, Draws, DrawsAsked, EditPage, FoundQuestions, OwnReport,
    PaperItem, PaperPart, PlanCard, PlanCell, PlanPage, PlanSection, Preview, PrintedPaper, QuestionCard,
    QuestionQuery, QuestionText, ReportAnswer, ReportCard, ReportList, ReportsWanted, Rested, Resting, SampleItem,
    SamplePaper, SampleSection, SavedQuestion, Saving, Seed, Shortage, ShownDifficulty, Tally, VersionCard, Writer,
};

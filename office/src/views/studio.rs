//! What the trainer's studio hands out: questions with their keys, to those who write them and to nobody else.

mod banks;
mod draws;
mod edit;
mod exams;
mod found;
mod reports;

pub use banks::{BankCard, BankPage, QuestionCard, Rested, ShownDifficulty, Tally, Writer};
pub use draws::{Draws, DrawsAsked, PaperItem, PaperPart, PrintedPaper};
pub use edit::{Conflict, Draft, EditPage, Preview, QuestionText, SavedQuestion, Saving, VersionCard};
pub use exams::{PlanCard, PlanCell, PlanPage, PlanSection, SampleItem, SamplePaper, SampleSection, Seed, Shortage};
pub use found::{FoundQuestions, QuestionQuery, Resting};
pub use reports::{AnsweredReport, OwnReport, ReportAnswer, ReportCard, ReportList, ReportsWanted};

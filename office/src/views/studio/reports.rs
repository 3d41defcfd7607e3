use engine::{Face, Lang, Mode, Moment, Slug, Solution};
use serde::Serialize;

use super::Writer;
use crate::ids::{AttemptId, ReportId};
use crate::views::RuleLink;

/// What a candidate has said about a question, as they see it themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnReport {
    /// What they said.
    pub text: String,
    /// When.
    pub at: Moment,
    /// What a trainer answered, if anybody did.
    pub answer: Option<ReportAnswer>,
}

/// What a trainer answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportAnswer {
    /// The answer.
    pub text: String,
    /// When.
    pub at: Moment,
}

/// A report of the viewer's that was answered, and that they have not read yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnsweredReport {
    /// The attempt whose marks show it.
    pub attempt: AttemptId,
    /// The place of its question on that paper, from 0.
    pub place: u16,
    /// Title of the exam.
    pub exam_title: String,
    /// Mode of that exam: a practice shows the answer at its question.
    pub mode: Mode,
    /// When it was answered.
    pub at: Moment,
}

/// Which reports are asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportsWanted {
    /// Those that wait for an answer, oldest first.
    #[default]
    Open,
    /// Those that were answered, latest first.
    Answered,
}

/// One page of reports.
#[derive(Debug, Clone, Serialize)]
pub struct ReportList {
    /// How many wait for an answer, whichever are asked for.
    pub open: u32,
    /// How many were answered.
    pub answered: u32,
    /// Which page this is, from 0.
    pub page: u32,
    /// How many pages there are, at least one.
    pub pages: u32,
    /// The reports of this page.
    pub reports: Vec<ReportCard>,
}

/// One report as a trainer sees it: what was said about which question, and not by whom.
#[derive(Debug, Clone, Serialize)]
pub struct ReportCard {
    /// Names it.
    pub id: ReportId,
    /// What the candidate said.
    pub text: String,
    /// When.
    pub at: Moment,
    /// Title of the exam it was in.
    pub exam_title: String,
    /// The bank of the question.
    pub bank: Slug,
    /// The question's name within the bank.
    pub slug: Slug,
    /// The version the candidate had.
    pub number: u32,
    /// The version that is drawn now: another one, when it was changed since.
    pub present: u32,
    /// Whether it must be right, whatever the total.
    pub red_line: bool,
    /// Whether it is drawn no more.
    pub retired: bool,
    /// The language that face and solution are really in.
    pub language: Lang,
    /// Stem and choices of the version the candidate had, in the order of the source.
    pub face: Face,
    /// Its key, in the same order.
    pub solution: Solution,
    /// The rules it examines, with their titles.
    pub rules: Vec<RuleLink>,
    /// What was answered, if anything.
    pub answer: Option<ReportAnswer>,
    /// Who answered.
    pub answered_by: Option<Writer>,
}

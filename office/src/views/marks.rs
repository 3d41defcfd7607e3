//! How an attempt was graded, as far as the exam lets it be told.

use engine::{Face, Lang, Marks, Mode, Moment, Points, Refusal, RuleId, SectionKind, Slug, Solution};
use serde::Serialize;

use super::{ClosedBy, KeptAnswer, OwnReport, Stop, WindowNotes};
use crate::ids::{AttemptId, CertificateId};

/// The marks of one closed attempt.
#[derive(Debug, Clone, Serialize)]
pub struct MarksPage {
    /// The attempt.
    pub attempt: AttemptId,
    /// The exam it belongs to.
    pub exam: Slug,
    /// Title of that exam.
    pub exam_title: String,
    /// Mode of that exam.
    pub mode: Mode,
    /// Whose marks these are.
    pub candidate: String,
    /// Their staff number.
    pub staff_no: String,
    /// Which attempt at this exam it was, from 1.
    pub number: u32,
    /// When it began.
    pub started_at: Moment,
    /// When it ended.
    pub closed_at: Moment,
    /// What ended it.
    pub closed_by: ClosedBy,
    /// When its time stood still.
    pub stops: Vec<Stop>,
    /// What the page noted of its window, where the exam lets it.
    pub noted: Option<WindowNotes>,
    /// Total, parts of the pass rule and sections; topics only as far as shown, and never single questions.
    pub marks: Marks,
    /// Titles of the topics that `marks` names.
    pub topics: Vec<(Slug, String)>,
    /// Rules to read again, after what went wrong; empty when not shown.
    pub rules: Vec<RuleLink>,
    /// The questions, as far as shown.
    pub items: Vec<MarkedItem>,
    /// The certificate that rests on these marks, if any.
    pub certificate: Option<CertificateId>,
    /// Whether a new attempt may begin; why not otherwise.
    pub may_start_again: Result<(), Refusal>,
    /// What was kept and not graded: what waits for a decision, and what was decided. What was entered stands in neither.
    pub kept: Vec<KeptAnswer>,
}

/// An attempt that is over while its outcome is withheld. It holds no marks.
#[derive(Debug, Clone, Serialize)]
pub struct HandedIn {
    /// The attempt.
    pub attempt: AttemptId,
    /// Title of its exam.
    pub exam_title: String,
    /// Whose it is.
    pub candidate: String,
    /// Their staff number.
    pub staff_no: String,
    /// Which attempt at this exam it was, from 1.
    pub number: u32,
    /// When it began.
    pub started_at: Moment,
    /// When it ended.
    pub closed_at: Moment,
    /// What ended it.
    pub closed_by: ClosedBy,
    /// When its time stood still.
    pub stops: Vec<Stop>,
    /// When the marks are told.
    pub told: MarksTold,
    /// The questions with one's own answers, where the exam shows these at once.
    pub items: Vec<MarkedItem>,
    /// As on the marks page.
    pub kept: Vec<KeptAnswer>,
}

/// When withheld marks are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "told", rename_all = "kebab-case")]
pub enum MarksTold {
    /// At a moment that is known, unless somebody gets more time.
    At {
        /// When.
        at: Moment,
    },
    /// When everybody is done; nobody knows yet when that is.
    WhenOver,
    /// At no time.
    Never,
}

/// A rule and where to read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleLink {
    /// The rule; its halves are chapter and anchor.
    pub rule: RuleId,
    /// Its title; the id where the handbook does not know it.
    pub title: String,
    /// Title of its chapter.
    pub chapter: String,
}

/// One question after grading.
#[derive(Debug, Clone, Serialize)]
pub struct MarkedItem {
    /// The section, from 1.
    pub section: u16,
    /// What that section holds.
    pub kind: SectionKind,
    /// Its number within the section, from 1.
    pub number: u16,
    /// Its place on the paper, from 0: what a report names.
    pub place: u16,
    /// The language the face is really in.
    pub language: Lang,
    /// Stem and choices as they were shown.
    pub face: Face,
    /// What counted; None when untouched.
    pub chosen: Option<Vec<u8>>,
    /// Its result, when shown.
    pub result: Option<MarkedResult>,
    /// Where to read the rules it rests on; only together with the solution.
    pub rules: Vec<RuleLink>,
    /// Key and explanations, when shown.
    pub solution: Option<Solution>,
    /// What the candidate has reported about it, with the answer.
    pub report: Option<OwnReport>,
}

/// The result of one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MarkedResult {
    /// Points given.
    pub points: Points,
    /// Points to be had.
    pub max: Points,
    /// Whether it was right in full.
    pub right: bool,
    /// Whether it was a red line.
    pub red_line: bool,
}

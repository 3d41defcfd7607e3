use std::fmt;
use std::str::FromStr;

use engine::{
    Counting, Face, Lang, Mode, Moment, PassRule, Points, Policy, QuestionType, Refusal, SectionKind, Shown, Sitting,
    Slug, Solution, Window,
};
use serde::Serialize;

use crate::views::{RuleLink, Underway};

/// One exam in the list of exams: can it be drawn today?
#[derive(Debug, Clone, Serialize)]
pub struct PlanCard {
    /// Its name in addresses.
    pub exam: Slug,
    /// Its title.
    pub title: String,
    /// Practice, mock or certification.
    pub mode: Mode,
    /// Time given, if it is limited.
    pub minutes: Option<u32>,
    /// How many questions a paper has.
    pub questions: u32,
    /// How many of them are red lines.
    pub red_lines: u32,
    /// The points of a faultless paper.
    pub total: Points,
    /// The posts on whose track it stands, with their titles.
    pub posts: Vec<(Slug, String)>,
    /// Why it cannot be drawn today; empty when it can.
    pub shortages: Vec<Shortage>,
}

/// One exam: what it asks for, and what the banks hold for it today.
#[derive(Debug, Clone, Serialize)]
pub struct PlanPage {
    /// The exam as in the list.
    pub card: PlanCard,
    /// The number of its present version.
    pub number: u32,
    /// When that was made.
    pub changed_at: Moment,
    /// Its sections.
    pub sections: Vec<PlanSection>,
    /// What passing asks for.
    pub pass: PassRule,
    /// The topics that have a share of their own to reach: title and percent.
    pub pass_topics: Vec<(String, u32)>,
    /// Which attempt decides.
    pub counts: Counting,
    /// Attempts allowed; 0 means any number.
    pub attempts: u32,
    /// How long a candidate waits after an attempt.
    pub pause_hours: u32,
    /// What is shown, and when.
    pub shown: Shown,
    /// How it is sat.
    pub sitting: Sitting,
    /// When it may be begun, in the local times of its file.
    pub windows: Vec<Window>,
    /// Whether an attempt ends with its window.
    pub ends_with_window: bool,
    /// The attempts that are open, and the pause; none for practice, which cannot be paused.
    pub underway: Option<Underway>,
}

/// One section of an exam.
#[derive(Debug, Clone, Serialize)]
pub struct PlanSection {
    /// Which types of question it holds.
    pub kind: SectionKind,
    /// What each question is worth.
    pub points_each: Points,
    /// The points of all its questions.
    pub total: Points,
    /// How a partly right answer counts.
    pub policy: Policy,
    /// Its quotas.
    pub cells: Vec<PlanCell>,
}

/// One quota, and what there is for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanCell {
    /// The bank it draws from.
    pub topic: Slug,
    /// The title of that bank.
    pub topic_title: String,
    /// 1 to 3; any difficulty when there is none.
    pub difficulty: Option<u8>,
    /// Whether it draws red lines.
    pub red_line: bool,
    /// How many questions it asks for.
    pub need: u32,
    /// How many may be drawn today, by measured difficulty where there is one. Where posts differ, the least of them.
    pub have: u32,
    /// How many there are by the authors' difficulty, when that fills the quota because the other does not.
    pub by_author: Option<u32>,
}

impl PlanCell {
    /// How many the draw can choose from.
    #[must_use]
    pub fn holds(&self) -> u32 {
        self.by_author.unwrap_or(self.have)
    }
}

/// A quota that the banks cannot fill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shortage {
    /// The exam.
    pub exam: Slug,
    /// Its title.
    pub exam_title: String,
    /// The title of the post whose people cannot sit it; none when it stands on no track.
    pub post: Option<String>,
    /// The cell with need and have: always [`Refusal::BankTooSmall`].
    pub refusal: Refusal,
}

/// What decides a sample paper: 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Seed(pub(crate) [u8; 32]);

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Seed {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let refused = || Refusal::BadRequest { field: "seed".to_owned() };
        let mut seed = [0; 32];
        if text.len() != 64 || !text.is_ascii() {
            return Err(refused());
        }
        for (index, byte) in seed.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[index * 2..index * 2 + 2], 16).map_err(|_no_digit| refused())?;
        }
        Ok(Self(seed))
    }
}

/// A paper as a candidate could get it today, with its solutions. It is stored nowhere, and nobody sits it.
#[derive(Debug, Clone)]
pub struct SamplePaper {
    /// The exam.
    pub exam: Slug,
    /// Its title.
    pub title: String,
    /// The seed that draws this paper again, as long as the banks stay as they are.
    pub seed: Seed,
    /// Time given, if it is limited.
    pub minutes: Option<u32>,
    /// The points of a faultless paper.
    pub total: Points,
    /// Its sections.
    pub sections: Vec<SampleSection>,
}

/// One section of a sample paper.
#[derive(Debug, Clone)]
pub struct SampleSection {
    /// Which types of question it holds.
    pub kind: SectionKind,
    /// What each question is worth.
    pub points_each: Points,
    /// The points of all its questions.
    pub total: Points,
    /// Its questions as drawn.
    pub items: Vec<SampleItem>,
}

/// One question of a sample paper.
#[derive(Debug, Clone)]
pub struct SampleItem {
    /// Its number within the section, from 1.
    pub number: u16,
    /// Its bank.
    pub bank: Slug,
    /// Its name within the bank.
    pub slug: Slug,
    /// How it is answered.
    pub kind: QuestionType,
    /// 1 to 3.
    pub difficulty: u8,
    /// Whether it must be right, whatever the total.
    pub red_line: bool,
    /// The language it is really in.
    pub language: Lang,
    /// Stem and choices in the order drawn.
    pub face: Face,
    /// The key, in the same order.
    pub solution: Solution,
    /// The rules it examines, with their titles.
    pub rules: Vec<RuleLink>,
}

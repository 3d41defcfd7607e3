use std::fmt;
use std::str::FromStr;

use engine::Slug;
use serde::Serialize;

use crate::ids::TeamId;

/// What a manager asks about. What is not named is not narrowed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct DeskFilter {
    /// Only this exam.
    pub exam: Option<Slug>,
    /// Only people who are in this team now.
    pub team: Option<TeamId>,
    /// Only people who are on the way to this post, or at it.
    pub post: Option<Slug>,
    /// Only attempts that ended in this month or later, as the department counts days.
    pub from: Option<Month>,
    /// Only attempts that ended in this month or earlier.
    pub to: Option<Month>,
}

/// A month of the department's calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
}

impl Month {
    /// The month after.
    #[must_use]
    pub const fn next(self) -> Self {
        match self.month {
            12 => Self { year: self.year.saturating_add(1), month: 1 },
            month => Self { year: self.year, month: month + 1 },
        }
    }
}

/// As addresses and files write it: 2026-08.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// What is no month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoMonth;

impl FromStr for Month {
    type Err = NoMonth;

    fn from_str(text: &str) -> Result<Self, NoMonth> {
        let (year, month) = text.split_once('-').ok_or(NoMonth)?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if year.len() != 4 || month.len() != 2 || !digits(year) || !digits(month) {
            return Err(NoMonth);
        }
        let (year, month) = (year.parse().map_err(|_| NoMonth)?, month.parse().map_err(|_| NoMonth)?);
        // The month after must have a beginning, which calendars have up to the year 9999.
        if (1970..9999).contains(&year) && (1..=12).contains(&month) { Ok(Self { year, month }) } else { Err(NoMonth) }
    }
}

impl Serialize for Month {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// How far somebody is with an exam that is meant for them. Each of them is exactly one of these. What led to a
/// certificate that has ended or was revoked does not count: they begin anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// No attempt yet.
    NotStarted,
    /// An attempt runs.
    Running,
    /// Failed, and may sit again now.
    Failed,
    /// Failed, and the pause is not over.
    MustWait,
    /// Failed, and no attempt is left: somebody must decide.
    Stuck,
    /// Passed.
    Passed,
}

impl Progress {
    /// All of them, in the order in which people move on.
    pub const ALL: [Self; 6] =
        [Self::NotStarted, Self::Running, Self::Failed, Self::MustWait, Self::Stuck, Self::Passed];

    /// Its name in addresses and files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotStarted => "not-started",
            Self::Running => "running",
            Self::Failed => "failed",
            Self::MustWait => "must-wait",
            Self::Stuck => "stuck",
            Self::Passed => "passed",
        }
    }

    /// The one of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == name)
    }
}

/// Which people: those behind one figure of the overview made with the same filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Who {
    /// Everybody in sight.
    #[default]
    All,
    /// For whom the exam is meant, and who are so far.
    At(Progress),
    /// For whom the exam is meant.
    MeantFor,
    /// Who sat it: `people` of a [`super::Line`], `of` of its `any`.
    Sat,
    /// Whose very first attempt is among those counted: `of` of `first`.
    SatFirst,
    /// Of these, who passed it.
    FirstPassed,
    /// Of these, who did not.
    FirstFailed,
    /// Who sat it and passed at least once.
    EverPassed,
    /// Who sat it and never passed.
    NeverPassed,
    /// Who answered questions of this topic, the weakest first.
    WeakIn(Slug),
    /// Who may work now.
    MayWork,
    /// Who is on the way to a post and may not work now.
    MayNotWork,
    /// Whose certificate ends within so many days, the soonest first.
    Ending {
        /// How many.
        days: u32,
    },
}

impl Who {
    /// Whether it is about what was sat, by those too who have left since; else about those who are here.
    #[must_use]
    pub const fn looks_back(&self) -> bool {
        match self {
            Self::Sat
            | Self::SatFirst
            | Self::FirstPassed
            | Self::FirstFailed
            | Self::EverPassed
            | Self::NeverPassed
            | Self::WeakIn(_) => true,
            Self::All | Self::At(_) | Self::MeantFor | Self::MayWork | Self::MayNotWork | Self::Ending { .. } => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_written_as_it_is_read_and_nothing_else_is_one() {
        let august: Month = "2026-08".parse().unwrap();
        assert_eq!((august, august.to_string().as_str()), (Month { year: 2026, month: 8 }, "2026-08"));
        assert_eq!("2026-12".parse::<Month>().unwrap().next().to_string(), "2027-01");
        for text in [
            "",
            "2026",
            "2026-00",
            "2026-13",
            "26-08",
            "2026-8",
            "+026-08",
            "2026-08-01",
            "１２３４-08",
            "1969-12",
            "9999-12",
        ] {
            assert_eq!(text.parse::<Month>(), Err(NoMonth), "{text}");
        }
    }
}

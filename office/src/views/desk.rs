//! What a manager's desk shows: figures, and the people behind each of them.

mod asked;
mod people;
mod raw;
mod record;

use engine::{Mode, Points, Share, Slug};
use serde::Serialize;

use crate::ids::TeamId;
pub use asked::{DeskFilter, Month, Progress, Who};
pub use people::{DeskCertificate, DeskPerson, PeoplePage};
pub use raw::{RawAttempt, RawCertificate, RawEnrolment, RawExam, RawExport, RawGrant, RawPerson, RawTopic, RawTrack};
pub use record::{
    AccommodationRecord, AttemptRecord, ChapterRead, Enrolled, ExamRecord, GrantRecord, GrantState, InTeam, OwnAnswer,
    Record, RecordFile, SessionRecord, SignedOff, Told, ToldBy, TopicRecord,
};

/// The first page of a desk: how the people in sight do, and where to look next. Each figure is the length of the list that
/// [`Who`] and the same filter give.
#[derive(Debug, Clone, Serialize)]
pub struct DeskOverview {
    /// What may be asked for.
    pub choices: Choices,
    /// The filter that these figures are made by: as asked, with the exam they are about.
    pub filter: DeskFilter,
    /// The exam that teams, months, topics and progress are about: the one asked for, else the first certification of the
    /// tracks; none while there is no exam.
    pub exam: Option<ExamChoice>,
    /// How many people there are in sight, without those who have left.
    pub people: u32,
    /// The exam as a whole.
    pub all: Line,
    /// Each certification and mock.
    pub exams: Vec<Line>,
    /// The exam by team; who is in two teams counts in both.
    pub teams: Vec<Line>,
    /// The exam by the month in which attempts ended, the oldest first; months in between stay, with nobody in them.
    pub months: Vec<Line>,
    /// The exam by topic, the weakest first.
    pub topics: Vec<TopicFigure>,
    /// How far the people are for whom the exam is meant, in the order of [`Progress::ALL`].
    pub progress: Vec<(Progress, u32)>,
    /// For how many people the exam is meant.
    pub meant_for: u32,
    /// Who may work now at one of their posts (at the post asked for).
    pub may_work: u32,
    /// Who is on the way to a post and may work at none.
    pub may_not_work: u32,
    /// Of those who may work, one of whose certificates ends within [`DeskOverview::ending_days`].
    pub ending: u32,
    /// How many days ahead `ending` looks.
    pub ending_days: u32,
}

/// What a filter may name: only what is in the viewer's sight.
#[derive(Debug, Clone, Serialize)]
pub struct Choices {
    /// Certifications and mocks.
    pub exams: Vec<ExamChoice>,
    /// Teams.
    pub teams: Vec<TeamChoice>,
    /// Posts with a track.
    pub posts: Vec<PostChoice>,
    /// Every month from the first attempt in sight to the present one, the newest first.
    pub months: Vec<Month>,
}

/// An exam to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExamChoice {
    /// Its name in addresses.
    pub exam: Slug,
    /// Its title.
    pub title: String,
    /// Mock or certification.
    pub mode: Mode,
}

/// A team to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TeamChoice {
    /// Its id in addresses.
    pub team: TeamId,
    /// Its name.
    pub name: String,
}

/// A post to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PostChoice {
    /// Its name in addresses.
    pub post: Slug,
    /// Its title.
    pub title: String,
}

/// One line of figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The exam, the team or the month (2026-08), as a filter names it.
    pub key: String,
    /// What people call it; a month is its key.
    pub title: String,
    /// Attempts that ended.
    pub attempts: u32,
    /// Different people who sat them.
    pub people: u32,
    /// Of those whose very first attempt at the exam is among them: how many passed it.
    pub first: Rate,
    /// Of all who sat: how many passed at least once.
    pub any: Rate,
}

/// A share of people with its 95 % Wilson interval.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Rate {
    /// How many passed.
    pub passed: u32,
    /// Of how many.
    pub of: u32,
    /// The interval's lower end in thousandths; none of nobody.
    pub low_permille: Option<u16>,
    /// The interval's upper end in thousandths.
    pub high_permille: Option<u16>,
}

impl Rate {
    /// So many of so many.
    #[must_use]
    pub fn of(passed: u32, of: u32) -> Self {
        let interval = Share { part: passed, of }.wilson_95();
        // Between 0 and 1, so between 0 and 1000.
        let permille = |share: f64| (share * 1000.0).round() as u16;
        let (low, high) = (interval.map(|it| permille(it.low)), interval.map(|it| permille(it.high)));
        Self { passed, of, low_permille: low, high_permille: high }
    }

    /// The share itself, in thousandths; only all are a thousand, and only nobody is none.
    #[must_use]
    pub fn permille(&self) -> Option<u16> {
        self.parts(1000)
    }

    /// Share and interval in whole per cent, each rounded once.
    #[must_use]
    pub fn per_cent(&self) -> Option<PerCent> {
        let interval = Share { part: self.passed, of: self.of }.wilson_95()?;
        let (none, all) = (self.passed == 0, self.passed == self.of);
        // Between 0 and 1, so between 0 and 100.
        let whole = |bound: f64| (bound * 100.0).round() as u16;
        Some(PerCent {
            share: self.parts(100)?,
            low: whole(interval.low).clamp(u16::from(!none), 99),
            high: whole(interval.high).clamp(1, 99 + u16::from(all)),
        })
    }

    /// The share in parts of a whole, to the nearest.
    fn parts(&self, whole: u16) -> Option<u16> {
        let (passed, of) = (u64::from(self.passed), u64::from(self.of));
        let share = (passed * 2 * u64::from(whole) + of).checked_div(of * 2)?;
        let share = u16::try_from(share).ok()?;
        Some(match passed {
            0 => 0,
            all if all == of => whole,
            _ => share.clamp(1, whole - 1),
        })
    }
}

/// A rate as people read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PerCent {
    /// The share.
    pub share: u16,
    /// The interval's lower end.
    pub low: u16,
    /// Its upper end.
    pub high: u16,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_rounded_once_and_only_all_are_a_hundred() {
        let told = |passed, of| Rate::of(passed, of).per_cent().map(|it| (it.share, it.low, it.high));
        assert_eq!(told(47, 57), Some((82, 71, 90)));
        assert_eq!(told(4_999, 5_000), Some((99, 99, 99)));
        assert_eq!(told(1, 5_000), Some((1, 1, 1)));
        assert_eq!((told(0, 5_000), told(5_000, 5_000)), (Some((0, 0, 1)), Some((100, 99, 100))));
        assert_eq!(told(0, 0), None);
        let permille = |passed, of| Rate::of(passed, of).permille();
        assert_eq!((permille(4_999, 5_000), permille(1, 5_000), permille(47, 57)), (Some(999), Some(1), Some(825)));
        assert_eq!((permille(0, 3), permille(3, 3), permille(0, 0)), (Some(0), Some(1000), None));
    }
}

/// How one topic went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TopicFigure {
    /// The topic, as [`Who::WeakIn`] names it.
    pub topic: Slug,
    /// Its title.
    pub title: String,
    /// Points earned in it.
    pub points: Points,
    /// Points there were.
    pub max: Points,
    /// By how many different people.
    pub people: u32,
}

use engine::{AttemptState, Moment, Points};

use super::sittings::Sitting;
use crate::views::desk::{Line, Rate};

/// A stretch of time: its beginning is in it, its end is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) from: Moment,
    pub(super) until: Moment,
}

impl Span {
    pub(super) const fn holds(self, at: Moment) -> bool {
        self.from.0 <= at.0 && at.0 < self.until.0
    }
}

/// How one person did at one exam in a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sat {
    /// Attempts that ended in it.
    pub(super) attempts: u32,
    /// Whether the very first attempt passed, if it is among them.
    pub(super) first: Option<bool>,
    /// Whether one of them passed.
    pub(super) passed: bool,
    /// When the last of them ended.
    pub(super) last: Moment,
    /// The best of them: points earned, and points there were.
    pub(super) best: (Points, Points),
}

/// Attempts that count, with the moment they ended. Annulled ones do not.
pub(super) fn counted(sittings: &[Sitting], exam: usize) -> impl Iterator<Item = (&Sitting, Moment)> {
    let closed = sittings.iter().filter(move |one| one.exam == exam && one.state == AttemptState::Closed);
    closed.filter_map(|one| Some((one, one.ended?)))
}

/// How somebody did whose sittings these are, by number; none who sat nothing in that time.
pub(super) fn sat(sittings: &[Sitting], exam: usize, span: Span) -> Option<Sat> {
    sat_in(sittings, exam, |ended| span.holds(ended).then_some(0)).pop().map(|(_, sat)| sat)
}

/// The same, apart for each slot of time that something was sat in.
pub(super) fn sat_in(sittings: &[Sitting], exam: usize, slot: impl Fn(Moment) -> Option<usize>) -> Vec<(usize, Sat)> {
    let mut slots: Vec<(usize, Sat)> = Vec::new();
    for (place, (one, ended)) in counted(sittings, exam).enumerate() {
        let Some(slot) = slot(ended) else { continue };
        let this = Sat {
            attempts: 1,
            first: (place == 0).then_some(one.passed),
            passed: one.passed,
            last: ended,
            best: (one.total, one.max),
        };
        match slots.iter_mut().find(|(known, _)| *known == slot) {
            Some((_, sat)) => *sat = sat.and(this),
            None => slots.push((slot, this)),
        }
    }
    slots
}

impl Sat {
    fn and(self, other: Self) -> Self {
        Self {
            attempts: self.attempts + other.attempts,
            first: self.first.or(other.first),
            passed: self.passed || other.passed,
            last: self.last.max(other.last),
            best: if other.best.0 > self.best.0 { other.best } else { self.best },
        }
    }
}

/// How many people did how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    attempts: u32,
    people: u32,
    passed: u32,
    first: u32,
    first_passed: u32,
}

impl Tally {
    /// Of these people.
    pub(super) fn of(people: impl Iterator<Item = Sat>) -> Self {
        let mut tally = Self::default();
        people.for_each(|sat| tally.add(sat));
        tally
    }

    pub(super) fn add(&mut self, sat: Sat) {
        self.attempts += sat.attempts;
        self.people += 1;
        self.passed += u32::from(sat.passed);
        self.first += u32::from(sat.first.is_some());
        self.first_passed += u32::from(sat.first == Some(true));
    }

    pub(super) fn line(self, key: &str, title: &str) -> Line {
        Line {
            key: key.to_owned(),
            title: title.to_owned(),
            attempts: self.attempts,
            people: self.people,
            first: Rate::of(self.first_passed, self.first),
            any: Rate::of(self.passed, self.people),
        }
    }
}

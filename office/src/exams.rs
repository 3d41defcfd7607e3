//! Exams before they begin: the briefing, and whether a new attempt may start.

mod entrance;
mod past;
mod verify;

use std::collections::HashMap;

use engine::{Exam, Lang, Moment, Refusal, Section, Slug};

use crate::shelf::{self, REPETITION};
use crate::views::{Briefing, SectionCard};
use crate::windows::Hours;
use crate::{Office, Outcome, Viewer, accommodations, grants, windows};
pub(crate) use entrance::{Entrance, entry};
pub(crate) use past::{Past, Seat, past, summary};
pub use verify::{DrawFinding, VerifiedDraws};

/// Milliseconds of an hour.
const HOUR_MS: i64 = 60 * 60 * 1000;

impl Office {
    /// What a candidate is told before the clock starts.
    ///
    /// # Errors
    /// `NotFound` when there is no such exam.
    pub async fn briefing(&self, viewer: &Viewer, exam: &Slug, lang: Lang) -> Outcome<Briefing> {
        self.close_overdue_of(viewer).await?;
        let db = self.store.read();
        let present = self.shelf.present_exam(db, exam.as_str()).await?.filter(|_| exam.as_str() != REPETITION);
        let (_, plan) = present.ok_or(Refusal::NotFound)?;
        let now = self.now();
        let entry = entry(db, &self.shelf, &viewer.person, &plan, now).await?;
        let past = past(db, &viewer.person, &plan, entry).await?;
        let extra_minutes = self.extra_minutes(viewer, &plan, entry).await?;
        Ok(Briefing {
            exam: plan.id.clone(),
            title: shelf::title(&plan.title, lang),
            mode: plan.mode,
            minutes: plan.minutes,
            extra_minutes,
            windows: windows::coming(db, &viewer.person, &plan, now).await?,
            ends_with_window: plan.ends_with_window,
            cut_at: cut_at(&plan, extra_minutes, windows::hours(db, &viewer.person, &plan, now).await?, now),
            sections: plan.blueprint.sections.iter().map(section_card).collect(),
            pass_topics: pass_topics(&plan, &*self.topic_titles(lang).await?),
            readiness: self.readiness(viewer, &plan, lang).await?,
            pass: plan.pass.clone(),
            counts: plan.counts,
            total: plan.blueprint.total(),
            red_lines: u32::try_from(plan.blueprint.red_lines()).unwrap_or(u32::MAX),
            attempts_used: past.used,
            attempts_allowed: past.allowed(&plan),
            pause_hours: plan.pause_hours,
            shown: plan.shown.clone(),
            sitting: plan.sitting,
            may_start: may_start(&plan, &past, entry, now),
            paused: matches!(entry, Entry::Open { shut: Some(Shut::Paused { .. }), .. }),
            running: past.running,
        })
    }

    /// By how many minutes the viewer's next attempt is longer: what waits for it, and their standing extra time.
    async fn extra_minutes(&self, viewer: &Viewer, plan: &Exam, entry: Entry) -> Outcome<u32> {
        if plan.minutes.is_none() {
            return Ok(0);
        }
        let (db, now) = (self.store.read(), self.now());
        let granted = grants::of(db, &viewer.person).await?;
        let granted = granted.iter().filter(|one| one.kind == grants::MINUTES && one.exam == plan.id.as_str());
        let granted = granted.filter(|one| grants::waits(one, entry.since())).map(|one| one.minutes.unsigned_abs());
        let holds = accommodations::at(db, &viewer.person, now).await?;
        Ok(granted.sum::<u32>().saturating_add(accommodations::minutes(plan.minutes, holds.as_ref())))
    }
}

/// When an attempt that is begun now ends with its window, if that comes before its own end.
fn cut_at(plan: &Exam, extra_minutes: u32, hours: Hours, now: Moment) -> Option<Moment> {
    let Hours::Open { until } = hours else { return None };
    let end = plan.minutes.map(|minutes| now.plus_ms(i64::from(minutes.saturating_add(extra_minutes)) * 60_000));
    (plan.ends_with_window && end.is_none_or(|end| until < end)).then_some(until)
}

/// The topics of the pass rule that have a share of their own.
pub(crate) fn pass_topics(exam: &Exam, titles: &HashMap<String, String>) -> Vec<(String, u32)> {
    let title = |topic: &Slug| titles.get(topic.as_str()).cloned().unwrap_or_else(|| topic.to_string());
    exam.pass.topics.iter().map(|(topic, percent)| (title(topic), *percent)).collect()
}

fn section_card(section: &Section) -> SectionCard {
    SectionCard {
        kind: section.kind,
        count: u32::try_from(section.count()).unwrap_or(u32::MAX),
        points_each: section.points,
        total: section.total(),
    }
}

/// Whether an exam is meant for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entry {
    /// It is.
    Open {
        /// Only attempts that ended later count: those before led to a certificate.
        since: Option<Moment>,
        /// What keeps everybody from starting for now.
        shut: Option<Shut>,
    },
    /// A certification on the track of no post that the person is on the way to.
    OffTrack,
}

/// Why nobody starts an exam for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shut {
    /// It is paused.
    Paused {
        /// Since when.
        since: Moment,
    },
    /// Its next window opens later.
    OpensAt {
        /// When.
        at: Moment,
    },
    /// Its last window is over.
    WindowsOver,
}

impl From<Shut> for Refusal {
    fn from(shut: Shut) -> Self {
        match shut {
            Shut::Paused { since } => Self::ExamPaused { since },
            Shut::OpensAt { at } => Self::OpensAt { at },
            Shut::WindowsOver => Self::WindowsOver,
        }
    }
}

impl Entry {
    pub(crate) const fn since(self) -> Option<Moment> {
        match self {
            Self::Open { since, .. } => since,
            Self::OffTrack => None,
        }
    }

    /// Open, as far as the person's own past goes.
    pub(crate) const fn since_then(since: Option<Moment>) -> Self {
        Self::Open { since, shut: None }
    }
}

/// Whether a new attempt may start, or the running one go on.
pub(crate) fn may_start(exam: &Exam, past: &Past, entry: Entry, now: Moment) -> Result<(), Refusal> {
    if past.running.is_some() {
        return Ok(());
    }
    if entry == Entry::OffTrack {
        return Err(Refusal::NotAllowed);
    }
    let allowed = past.allowed(exam);
    if allowed > 0 && past.used >= allowed {
        return Err(Refusal::NoAttemptsLeft { allowed });
    }
    if let Entry::Open { shut: Some(shut), .. } = entry {
        return Err(shut.into());
    }
    let pause_ms = i64::from(exam.pause_hours).saturating_mul(HOUR_MS);
    match past.last_closed.map(|closed| closed.plus_ms(pause_ms)) {
        Some(at) if now < at => Err(Refusal::PauseUntil { at }),
        _ => Ok(()),
    }
}

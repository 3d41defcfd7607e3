//! A manager's desk: figures about the people in sight, and the people behind each figure. Both come from the same rows by
//! the same rules, so a figure is the length of its list. However many people there are, the number of statements is the
//! same: rows are read as they are and counted here, where the rules for starting an exam are.

mod certificates;
mod crowd;
mod gates;
mod lines;
mod people;
mod progress;
mod raw;
mod sight;
mod sittings;
mod tally;
mod topics;

use engine::Lang;

use crate::views::desk::{DeskFilter, DeskOverview, Line, Progress};
use crate::{Office, Outcome, Role, Viewer};
pub use people::Search;
pub(crate) use progress::{Round, progress};
use sittings::Wanted;

impl Office {
    /// The figures of a manager's desk: of the people in the viewer's teams; for an administrator, of everybody.
    ///
    /// # Errors
    /// `NotAllowed` for trainees and trainers; `NotFound` when the filter names what is out of sight.
    pub async fn overview_figures(
        &self,
        viewer: &Viewer,
        filter: &DeskFilter,
        ending_days: u32,
        lang: Lang,
    ) -> Outcome<DeskOverview> {
        let sight = self.sight(viewer, filter, Wanted::EveryExam, lang).await?;
        let focus = sight.focus;
        let progress: Vec<Progress> = sight.present().filter_map(|one| sight.progress(one)).collect();
        let count = |wanted: Progress| progress.iter().filter(|one| **one == wanted).count();
        let gates: Vec<gates::Gates> = sight.present().map(|one| sight.gates(one)).collect();
        let until = sight.now.plus_ms(i64::from(ending_days).saturating_mul(gates::DAY_MS));
        Ok(DeskOverview {
            exam: sight.focus_choice(),
            people: number(sight.present().count()),
            all: focus.map_or_else(|| empty(""), |exam| sight.whole(exam)),
            exams: (0..sight.plans.len()).map(|exam| sight.whole(exam)).collect(),
            teams: focus.map_or_else(Vec::new, |exam| sight.by_team(exam)),
            months: match focus {
                Some(exam) => sight.by_month(exam)?,
                None => Vec::new(),
            },
            topics: topics::figures(&sight, &*self.topic_titles(lang).await?),
            progress: Progress::ALL.into_iter().map(|one| (one, number(count(one)))).collect(),
            meant_for: number(progress.len()),
            may_work: number(gates.iter().filter(|gates| gates.any_open()).count()),
            may_not_work: number(gates.iter().filter(|gates| gates.all_closed()).count()),
            ending: number(gates.iter().filter(|gates| gates.ends_by(until).is_some()).count()),
            ending_days,
            choices: sight.choices,
            filter: sight.filter,
        })
    }

    /// Refuses whoever has no desk.
    pub(crate) fn must_lead(viewer: &Viewer) -> Outcome<()> {
        if viewer.roles.has(Role::Administrator) { Ok(()) } else { viewer.require(Role::Manager) }
    }
}

fn empty(key: &str) -> Line {
    tally::Tally::default().line(key, key)
}

/// A length as figures have it.
fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

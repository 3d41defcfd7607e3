//! What is told of an attempt to whoever sat it, and when the rest is.

use std::collections::{BTreeMap, BTreeSet};

use engine::{AttemptState, Detail, Exam, Mode, Moment, Stage};
use jiff::tz::TimeZone;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::newest;
use crate::attempts::{deadline, state};
use crate::passes::Sat;
use crate::settings::department;
use crate::store::entity::{attempt, team};
use crate::views::MarksTold;
use crate::windows::openings;
use crate::{Breakage, Office, Outcome};

impl Office {
    /// What may be told of a closed attempt, by the marks that hold now.
    pub(crate) async fn told_of(&self, attempt: &attempt::Model) -> Outcome<Vec<Detail>> {
        let db = self.store.read();
        let exam = self.shelf.exam(db, &attempt.exam_version_id).await?;
        let row = newest(db, &attempt.id).await?.ok_or_else(|| Breakage::new("a closed attempt has no marks"))?;
        self.tells(&exam, row.passed).await
    }

    /// What may be told of an attempt at this version of an exam that passed or not: a practice tells what it told after
    /// each answer.
    pub(crate) async fn tells(&self, exam: &Exam, passed: bool) -> Outcome<Vec<Detail>> {
        if exam.mode == Mode::Practice {
            return Ok(exam.shown.after_answer.iter().copied().chain([Detail::Marks]).collect());
        }
        Ok(exam.shown.told(passed, self.stage(exam).await?))
    }

    /// Of these attempts those whose outcome is not told.
    pub(crate) async fn withheld(&self, sat: &[Sat]) -> Outcome<BTreeSet<String>> {
        let (mut stages, mut withheld) = (BTreeMap::new(), BTreeSet::new());
        for Sat { attempt, .. } in sat.iter().filter(|one| state(&one.attempt) == AttemptState::Closed) {
            let exam = self.shelf.exam(self.store.read(), &attempt.exam_version_id).await?;
            if !exam.shown.withholds_marks() {
                continue;
            }
            let stage = match stages.get(&attempt.exam_version_id) {
                Some(stage) => *stage,
                None => *stages.entry(attempt.exam_version_id.clone()).or_insert(self.stage(&exam).await?),
            };
            // Whether it passed does not matter for this.
            if !exam.shown.told(true, stage).contains(&Detail::Marks) {
                withheld.insert(attempt.id.clone());
            }
        }
        Ok(withheld)
    }

    /// When the outcome of attempts at an exam is told that withholds it now.
    pub(super) async fn marks_told(&self, exam: &Exam) -> Outcome<MarksTold> {
        if !exam.shown.after_window.contains(&Detail::Marks) {
            return Ok(MarksTold::Never);
        }
        Ok(self.over_at(exam).await?.map_or(MarksTold::WhenOver, |at| MarksTold::At { at }))
    }

    /// How far an exam is. Only asked where something is shown when it is over.
    async fn stage(&self, exam: &Exam) -> Outcome<Stage> {
        if !exam.shown.waits_for_window() {
            return Ok(Stage::Open);
        }
        let over = self.over_at(exam).await?.is_some_and(|at| at <= self.now());
        Ok(if over { Stage::Over } else { Stage::Open })
    }

    /// When nobody can begin an exam any more, by any clock on a wall of ours, and nobody sits it; none while nobody knows,
    /// since an attempt stands still or has no end.
    async fn over_at(&self, exam: &Exam) -> Outcome<Option<Moment>> {
        let db = self.store.read();
        let present = self.shelf.present_exam(db, exam.id.as_str()).await?;
        let zones = self.zones().await?;
        let plans = present.iter().map(|(_, plan)| plan.as_ref()).chain([exam]);
        let ends = plans.flat_map(|plan| zones.iter().flat_map(|zone| openings(plan, zone)));
        let Some(mut at) = ends.map(|window| window.until).max() else { return Ok(None) };
        let open =
            attempt::Entity::find().filter(attempt::Column::Exam.eq(exam.id.as_str())).filter(attempt::is_open());
        for one in open.all(db).await? {
            match deadline(&one).filter(|_| state(&one) == AttemptState::Running) {
                Some(deadline) => at = at.max(deadline),
                None => return Ok(None),
            }
        }
        Ok(Some(at))
    }

    /// The zones in which somebody here may begin an exam.
    async fn zones(&self) -> Outcome<Vec<TimeZone>> {
        let db = self.store.read();
        let teams = team::Entity::find().filter(team::Column::Zone.is_not_null()).all(db).await?;
        let own = teams.iter().filter_map(|team| TimeZone::get(team.zone.as_deref()?).ok());
        Ok(own.chain([department(db).await?.time_zone()]).collect())
    }
}

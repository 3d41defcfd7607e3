use std::collections::BTreeMap;

use engine::{AttemptState, Candidate, Cell, Exam, Lang, Mode, Moment, Refusal, Section, Slug};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::authoring::Author;
use super::shortages::Today;
use crate::shelf;
use crate::store::entity::{attempt, bank, exam_pause, person_data};
use crate::views::{PauseCard, PlanCard, PlanCell, PlanPage, PlanSection, Underway};
use crate::{Office, Outcome, Viewer, pauses};

impl Office {
    /// The exams by name, and whether they can be drawn today.
    ///
    /// # Errors
    /// `NotAllowed` for everybody but trainers and administrators.
    pub async fn exam_plans(&self, viewer: &Viewer, lang: Lang) -> Outcome<Vec<PlanCard>> {
        let _author = Author::of(viewer)?;
        let today = Today::load(self.store.read(), &self.shelf, self.now()).await?;
        today.plans.iter().map(|plan| card(&today, &plan.exam, lang)).collect()
    }

    /// One exam: what it asks for, cell by cell, and what the banks hold for it today.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound` when there is no such exam.
    pub async fn exam_plan(&self, viewer: &Viewer, exam: &Slug, lang: Lang) -> Outcome<PlanPage> {
        let _author = Author::of(viewer)?;
        let today = Today::load(self.store.read(), &self.shelf, self.now()).await?;
        let plan = today.plans.iter().find(|plan| plan.exam.id == *exam).ok_or(Refusal::NotFound)?;
        let readers = today.readers(&plan.exam, lang);
        let pools: Outcome<Vec<Vec<Candidate>>> =
            readers.iter().map(|post| today.candidates(&plan.exam, post.as_ref().map(|(post, _)| post))).collect();
        let (pools, titles) = (pools?, self.bank_titles(lang).await?);
        let sections = plan.exam.blueprint.sections.iter().map(|section| part(section, &pools, &titles));
        Ok(PlanPage {
            card: card(&today, &plan.exam, lang)?,
            number: plan.number.unsigned_abs(),
            changed_at: Moment(plan.created_at),
            sections: sections.collect(),
            pass: plan.exam.pass.clone(),
            attempts: plan.exam.attempts,
            pause_hours: plan.exam.pause_hours,
            shown: plan.exam.shown.clone(),
            windows: plan.exam.windows.clone(),
            ends_with_window: plan.exam.ends_with_window,
            underway: self.underway_at(&plan.exam).await?,
        })
    }

    /// The attempts that are open now, and the pause.
    async fn underway_at(&self, exam: &Exam) -> Outcome<Option<Underway>> {
        if exam.mode == Mode::Practice {
            return Ok(None);
        }
        let db = self.store.read();
        let open = attempt::Entity::find()
            .filter(attempt::Column::Exam.eq(exam.id.as_str()))
            .filter(attempt::Column::State.is_in([AttemptState::Running.as_str(), AttemptState::Paused.as_str()]));
        let pause = pauses::open(db, &exam.id).await?;
        let by = person_data::Entity::find_by_id(pause.as_ref().map(|row| row.paused_by.as_str()).unwrap_or_default());
        let by = by.one(db).await?.map(|row| row.name);
        let card = |row: exam_pause::Model| PauseCard { since: Moment(row.paused_at), why: row.reason, by };
        Ok(Some(Underway { attempts: open.count(db).await?, pause: pause.map(card) }))
    }

    /// What the banks are called.
    async fn bank_titles(&self, lang: Lang) -> Outcome<BTreeMap<String, String>> {
        let mut titles: BTreeMap<String, BTreeMap<Lang, String>> = BTreeMap::new();
        for row in bank::Entity::find().all(self.store.read()).await? {
            if let Ok(lang) = row.language.parse() {
                titles.entry(row.id).or_default().insert(lang, row.title);
            }
        }
        Ok(titles.into_iter().map(|(bank, titles)| (bank, shelf::title(&titles, lang))).collect())
    }
}

fn card(today: &Today, exam: &Exam, lang: Lang) -> Outcome<PlanCard> {
    Ok(PlanCard {
        exam: exam.id.clone(),
        title: shelf::title(&exam.title, lang),
        mode: exam.mode,
        minutes: exam.minutes,
        questions: u32::try_from(exam.blueprint.count()).unwrap_or(u32::MAX),
        red_lines: u32::try_from(exam.blueprint.red_lines()).unwrap_or(u32::MAX),
        total: exam.blueprint.total(),
        posts: today.posts(exam, lang),
        shortages: today.shortages(exam, lang)?,
    })
}

fn part(section: &Section, pools: &[Vec<Candidate>], titles: &BTreeMap<String, String>) -> PlanSection {
    let cell = |cell: &Cell| PlanCell {
        topic: cell.topic.clone(),
        topic_title: titles.get(cell.topic.as_str()).cloned().unwrap_or_else(|| cell.topic.to_string()),
        difficulty: cell.difficulty,
        red_line: cell.red_line,
        need: u32::from(cell.count),
        have: pools.iter().map(|pool| have(section, cell, pool)).min().unwrap_or(0),
    };
    PlanSection {
        kind: section.kind,
        points_each: section.points,
        total: section.total(),
        policy: section.policy,
        cells: section.cells.iter().map(cell).collect(),
    }
}

/// How many of these the draw would look at for a cell.
fn have(section: &Section, cell: &Cell, pool: &[Candidate]) -> u32 {
    let fits = |one: &&Candidate| {
        one.topic == cell.topic
            && section.kind.admits(one.kind)
            && cell.difficulty.is_none_or(|difficulty| difficulty == one.difficulty)
            && cell.red_line == one.red_line
    };
    u32::try_from(pool.iter().filter(fits).count()).unwrap_or(u32::MAX)
}

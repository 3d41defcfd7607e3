use std::collections::HashMap;

use engine::{Basis, Exam, Holding, Lang, Mode, Moment, Refusal, Section, Slug};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::authoring::Author;
use super::shortages::{Plan, Today};
use crate::exams::pass_topics;
use crate::shelf;
use crate::store::entity::{attempt, exam_pause, person_data};
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
        let mut cards = Vec::with_capacity(today.plans.len());
        for plan in &today.plans {
            cards.push(self.plan_card(&today, plan, lang).await?);
        }
        Ok(cards)
    }

    /// One exam: what it asks for, cell by cell, and what the banks hold for it today.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound` when there is no such exam.
    pub async fn exam_plan(&self, viewer: &Viewer, exam: &Slug, lang: Lang) -> Outcome<PlanPage> {
        let _author = Author::of(viewer)?;
        let today = Today::load(self.store.read(), &self.shelf, self.now()).await?;
        let plan = today.plans.iter().find(|plan| plan.exam.id == *exam).ok_or(Refusal::NotFound)?;
        let (mut holdings, titles) = (Vec::new(), self.topic_titles(lang).await?);
        for reader in today.readers(&plan.exam, lang) {
            let pool = self.pool(&today, plan, reader.as_ref().map(|(post, _)| post)).await?;
            holdings.push(pool.holdings().collect::<Vec<Holding>>());
        }
        let (mut sections, mut cells) = (Vec::new(), 0..);
        for one in &plan.exam.blueprint.sections {
            sections.push(section(one, &mut cells, &holdings, &titles));
        }
        Ok(PlanPage {
            card: self.plan_card(&today, plan, lang).await?,
            number: plan.number.unsigned_abs(),
            changed_at: Moment(plan.created_at),
            sections,
            pass_topics: pass_topics(&plan.exam, &titles),
            pass: plan.exam.pass.clone(),
            counts: plan.exam.counts,
            attempts: plan.exam.attempts,
            pause_hours: plan.exam.pause_hours,
            shown: plan.exam.shown.clone(),
            sitting: plan.exam.sitting,
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
        let open =
            attempt::Entity::find().filter(attempt::Column::Exam.eq(exam.id.as_str())).filter(attempt::is_open());
        let pause = pauses::open(db, &exam.id).await?;
        let by = person_data::Entity::find_by_id(pause.as_ref().map(|row| row.paused_by.as_str()).unwrap_or_default());
        let by = by.one(db).await?.map(|row| row.name);
        let card = |row: exam_pause::Model| PauseCard { since: Moment(row.paused_at), why: row.reason, by };
        Ok(Some(Underway { attempts: open.count(db).await?, pause: pause.map(card) }))
    }

    async fn plan_card(&self, today: &Today, plan: &Plan, lang: Lang) -> Outcome<PlanCard> {
        let exam = &plan.exam;
        Ok(PlanCard {
            exam: exam.id.clone(),
            title: shelf::title(&exam.title, lang),
            mode: exam.mode,
            minutes: exam.minutes,
            questions: u32::try_from(exam.blueprint.count()).unwrap_or(u32::MAX),
            red_lines: u32::try_from(exam.blueprint.red_lines()).unwrap_or(u32::MAX),
            total: exam.blueprint.total(),
            posts: today.posts(exam, lang),
            shortages: self.shortages(today, plan, lang).await?,
        })
    }
}

/// One section; its cells are the next ones of the blueprint, each with what there is for it, post by post.
fn section(
    section: &Section,
    numbers: &mut impl Iterator<Item = usize>,
    holdings: &[Vec<Holding>],
    titles: &HashMap<String, String>,
) -> PlanSection {
    let count = |count: Option<usize>| count.map_or(0, |count| u32::try_from(count).unwrap_or(u32::MAX));
    let cells = section.cells.iter().zip(numbers.by_ref()).map(|(cell, number)| {
        let of_posts = || holdings.iter().filter_map(move |of_post| of_post.get(number));
        let by_author = of_posts().any(|one| one.basis == Basis::Author);
        PlanCell {
            topic: cell.topic.clone(),
            topic_title: titles.get(cell.topic.as_str()).cloned().unwrap_or_else(|| cell.topic.to_string()),
            difficulty: cell.difficulty,
            red_line: cell.red_line,
            need: u32::from(cell.count),
            have: count(of_posts().map(|one| one.measured).min()),
            by_author: by_author.then(|| count(of_posts().map(|one| one.author).min())),
        }
    });
    PlanSection {
        kind: section.kind,
        points_each: section.points,
        total: section.total(),
        policy: section.policy,
        cells: cells.collect(),
    }
}

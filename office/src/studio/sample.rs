use std::sync::Arc;

use engine::{Item, Lang, PaperSection, Pool, Refusal, Seen, Slug, draw};

use super::authoring::Author;
use super::shortages::Today;
use crate::handbook::{Present, links, present};
use crate::shelf::{self, Reading};
use crate::views::{SampleItem, SamplePaper, SampleSection, Seed};
use crate::{Breakage, Office, Outcome, Viewer};

impl Office {
    /// A paper as somebody could get it today who has seen nothing yet, with solutions. Nothing is stored, and nobody sits
    /// it. The same seed gives the same paper, as long as the banks stay as they are.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound` when there is no such exam; `BankTooSmall` when it cannot be drawn.
    pub async fn sample_paper(
        &self,
        viewer: &Viewer,
        exam: &Slug,
        seed: Option<Seed>,
        lang: Lang,
    ) -> Outcome<SamplePaper> {
        let (author, db) = (Author::of(viewer)?, self.store.read());
        let today = Today::load(db, &self.shelf, self.now()).await?;
        let plan = today.plans.iter().find(|plan| plan.exam.id == *exam).ok_or(Refusal::NotFound)?;
        let reader = today.readers(&plan.exam, lang).into_iter().next().flatten();
        let pool = self.pool(&today, plan, reader.as_ref().map(|(post, _)| post)).await?;
        let seed = seed.unwrap_or_else(|| Seed(self.chance.bytes()));
        let drawn = draw(&seed.0, &pool, &Seen::new())?;
        let versions: Vec<String> = drawn.paper.items().map(|(_, item)| item.question.clone()).collect();
        let readings = self.shelf.questions(db, &versions, lang).await?;
        let texts = present(db, &self.shelf, lang).await?;
        let mut tray = Tray { author: &author, pool: &pool, readings: readings.into_iter(), chapters: &texts.chapters };
        let sections: Outcome<Vec<SampleSection>> =
            drawn.paper.sections.iter().map(|section| tray.section(section)).collect();
        Ok(SamplePaper {
            exam: plan.exam.id.clone(),
            title: shelf::title(&plan.exam.title, lang),
            seed,
            minutes: plan.exam.minutes,
            total: plan.exam.blueprint.total(),
            sections: sections?,
        })
    }
}

/// What the questions of a paper are laid out from.
struct Tray<'a> {
    author: &'a Author,
    pool: &'a Pool,
    /// In the order of the paper.
    readings: std::vec::IntoIter<Arc<Reading>>,
    chapters: &'a [Present],
}

impl Tray<'_> {
    fn section(&mut self, section: &PaperSection) -> Outcome<SampleSection> {
        let mut items = Vec::with_capacity(section.items.len());
        for (number, item) in (1..).zip(&section.items) {
            items.push(self.item(number, item)?);
        }
        let count = i64::try_from(items.len()).unwrap_or(i64::MAX);
        Ok(SampleSection { kind: section.kind, points_each: section.points, total: section.points.times(count), items })
    }

    fn item(&mut self, number: u16, item: &Item) -> Outcome<SampleItem> {
        let lost = || Breakage::new("a question of a sample paper is gone");
        let known = self.pool.candidate(&item.question).ok_or_else(lost)?;
        let reading = self.readings.next().ok_or_else(lost)?;
        let solution = self.author.open(&reading.question, &item.order);
        Ok(SampleItem {
            number,
            bank: known.topic.clone(),
            slug: reading.question.traits().slug,
            kind: known.kind,
            difficulty: known.difficulty,
            red_line: known.red_line,
            language: reading.language,
            face: reading.face(item),
            rules: links(self.chapters, solution.rules.iter().cloned()),
            solution,
        })
    }
}

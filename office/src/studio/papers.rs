use std::collections::BTreeSet;

use engine::{Drawn, Lang, Points, Pool, Refusal, Seen, Slug, Spread, draw, expected_share};

use super::shortages::Today;
use crate::facility::facilities;
use crate::shelf;
use crate::views::{Draws, DrawsAsked, PaperItem, PaperPart, PrintedPaper, Seed};
use crate::{Breakage, Office, Operator, Outcome};

impl Office {
    /// Papers as people could get them today who have seen nothing yet, without keys, and how far their expected scores lie
    /// apart. Nothing is stored. The same number gives the same papers, as long as the banks stay as they are.
    ///
    /// # Errors
    /// `NotFound` when there is no such exam; `BankTooSmall` when it cannot be drawn.
    pub async fn draw_papers(
        &self,
        _operator: &Operator,
        exam: &Slug,
        asked: DrawsAsked,
        lang: Lang,
    ) -> Outcome<Draws> {
        let db = self.store.read();
        let today = Today::load(db, &self.shelf, self.now()).await?;
        let plan = today.plans.iter().find(|plan| plan.exam.id == *exam).ok_or(Refusal::NotFound)?;
        let reader = today.readers(&plan.exam, lang).into_iter().next().flatten();
        let pool = self.pool(&today, plan, reader.as_ref().map(|(post, _)| post)).await?;
        let number = asked.number.unwrap_or_else(|| any_number(self.chance.bytes()));
        let drawn: Result<Vec<(Seed, Drawn)>, Refusal> = (0..asked.count)
            .map(|which| seed(number, which))
            .map(|seed| Ok((seed, draw(&seed.0, &pool, &Seen::new())?)))
            .collect();
        let drawn = drawn?;
        let versions: BTreeSet<&str> =
            drawn.iter().flat_map(|(_, one)| one.paper.items()).map(|(_, item)| item.question.as_str()).collect();
        let versions: Vec<&str> = versions.into_iter().collect();
        let facilities = facilities(db, &versions).await?;
        let share = |version: &str| {
            let difficulty = pool.candidate(version).map_or(2, |one| one.difficulty);
            expected_share(difficulty, facilities.get(version).copied().unwrap_or_default())
        };
        let mut papers = Vec::with_capacity(drawn.len());
        for (seed, drawn) in &drawn {
            papers.push(PrintedPaper {
                seed: *seed,
                expected: expected(drawn, share),
                parts: self.printed(drawn, lang).await?,
            });
        }
        let expected: Vec<f64> = papers.iter().map(|paper| paper.expected).collect();
        Ok(Draws {
            exam: plan.exam.id.clone(),
            title: shelf::title(&plan.exam.title, lang),
            number,
            total: plan.exam.blueprint.total(),
            by_author: by_author(&pool),
            papers,
            expected: Spread::of(&expected).ok_or_else(|| Refusal::BadRequest { field: "count".to_owned() })?,
        })
    }

    /// The questions of a paper as its candidate reads them.
    async fn printed(&self, drawn: &Drawn, lang: Lang) -> Outcome<Vec<PaperPart>> {
        let versions: Vec<String> = drawn.paper.items().map(|(_, item)| item.question.clone()).collect();
        let mut readings = self.shelf.questions(self.store.read(), &versions, lang).await?.into_iter();
        let mut parts = Vec::with_capacity(drawn.paper.sections.len());
        for section in &drawn.paper.sections {
            let mut items = Vec::with_capacity(section.items.len());
            for item in &section.items {
                let reading = readings.next().ok_or_else(|| Breakage::new("a question of a paper is gone"))?;
                let face = reading.face(item);
                items.push(PaperItem {
                    language: reading.language,
                    kind: face.kind,
                    stem: face.stem.to_text(),
                    choices: face.choices.iter().map(engine::Html::to_text).collect(),
                });
            }
            parts.push(PaperPart { kind: section.kind, points_each: section.points, items });
        }
        Ok(parts)
    }
}

/// How many quotas go by the authors' difficulty.
fn by_author(pool: &Pool) -> u32 {
    let cells = pool.holdings().filter(|one| !one.basis.is_measured());
    u32::try_from(cells.count()).unwrap_or(u32::MAX)
}

/// The points that a paper is expected to bring.
fn expected(drawn: &Drawn, share: impl Fn(&str) -> f64) -> f64 {
    let points = |points: Points| points.0 as f64 / 100.0;
    drawn.paper.items().map(|(section, item)| points(section.points) * share(&item.question)).sum()
}

/// The seed of one of the papers of a number.
fn seed(number: u64, which: u32) -> Seed {
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&number.to_le_bytes());
    seed[8..12].copy_from_slice(&which.to_le_bytes());
    Seed(seed)
}

fn any_number(chance: [u8; 32]) -> u64 {
    // Short enough to be typed again.
    chance.iter().take(4).fold(0, |number, &byte| number << 8 | u64::from(byte))
}

use std::collections::HashMap;
use std::sync::Arc;

use engine::{Exam, Item, Lang, Paper, PaperSection, Points, Policy, Pool, QuestionType, Slug};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::Shelf;
use crate::store::entity::{attempt, attempt_item, question_version};
use crate::{Breakage, Outcome, PersonId};

/// The paper of an attempt as it was drawn, with all that never changes about the attempt.
pub(crate) struct KeptPaper {
    /// Whose it is.
    pub(crate) person: String,
    /// The language it was begun in.
    pub(crate) language: Lang,
    /// The exam in the version it was drawn from.
    pub(crate) exam: Arc<Exam>,
    /// Sections, questions, orders.
    pub(crate) paper: Paper,
    /// One entry for each place.
    pub(crate) spots: Vec<Spot>,
    /// The versions of the questions, by place.
    pub(crate) versions: Vec<String>,
}

/// What the store knows of the question at a place.
#[derive(Debug, Clone)]
pub(crate) struct Spot {
    /// How it is answered.
    pub(crate) kind: QuestionType,
    /// How many choices it has.
    pub(crate) choices: usize,
    /// Its bank.
    pub(crate) topic: Slug,
    /// Whether it must be right, whatever the total.
    pub(crate) red_line: bool,
}

impl Shelf {
    /// The paper of an attempt, when this process has had it in hands before.
    pub(crate) fn paper_at_hand(&self, attempt: &str) -> Option<Arc<KeptPaper>> {
        self.0.papers.get(attempt)
    }

    /// Keeps the paper of an attempt that was just begun: it will be opened at once.
    pub(crate) fn keep_paper(&self, attempt: &str, paper: KeptPaper) {
        self.0.papers.put(attempt.to_owned(), paper);
    }

    /// The paper of an attempt.
    pub(crate) async fn paper(&self, db: &impl ConnectionTrait, attempt: &attempt::Model) -> Outcome<Arc<KeptPaper>> {
        if let Some(paper) = self.paper_at_hand(&attempt.id) {
            return Ok(paper);
        }
        let exam = self.exam(db, &attempt.exam_version_id).await?;
        let rows = attempt_item::Entity::find()
            .filter(attempt_item::Column::AttemptId.eq(&attempt.id))
            .order_by_asc(attempt_item::Column::Place)
            .all(db)
            .await?;
        let known = known(db, &rows).await?;
        let mut kept = KeptPaper {
            person: attempt.person_id.clone(),
            language: attempt.language.parse().unwrap_or(Lang::ZhHans),
            paper: Paper { sections: Vec::new() },
            spots: Vec::with_capacity(rows.len()),
            versions: Vec::with_capacity(rows.len()),
            exam,
        };
        for row in rows {
            let version = known.get(&row.question_version_id);
            kept.add(row, version.ok_or_else(|| Breakage::new("a question of a paper is gone"))?)?;
        }
        Ok(self.0.papers.put(attempt.id.clone(), kept))
    }
}

impl KeptPaper {
    /// A paper as it was drawn from a pool, the same as its rows will say; none when it holds what the pool does not.
    pub(crate) fn drawn(
        (person, language): (&PersonId, Lang),
        exam: &Arc<Exam>,
        paper: &Paper,
        pool: &Pool,
    ) -> Option<Self> {
        let spot = |item: &Item| {
            let candidate = pool.candidate(&item.question)?;
            let (kind, choices) = (candidate.kind, item.order.len());
            Some(Spot { kind, choices, topic: candidate.topic.clone(), red_line: candidate.red_line })
        };
        Some(Self {
            person: person.to_string(),
            language,
            exam: Arc::clone(exam),
            paper: paper.clone(),
            spots: paper.items().map(|(_, item)| spot(item)).collect::<Option<_>>()?,
            versions: paper.items().map(|(_, item)| item.question.clone()).collect(),
        })
    }

    /// Takes the question at the next place.
    fn add(&mut self, row: attempt_item::Model, version: &question_version::Model) -> Outcome<()> {
        let order: Vec<u8> = serde_json::from_str(&row.choice_order)?;
        self.spots.push(Spot {
            kind: version.kind.parse().map_err(Breakage::new)?,
            choices: order.len(),
            topic: version.topic.parse().map_err(Breakage::new)?,
            red_line: version.red_line,
        });
        self.versions.push(row.question_version_id.clone());
        let number = usize::try_from(row.section).map_err(Breakage::new)?;
        if self.paper.sections.len() < number {
            let planned = self.exam.blueprint.sections.get(self.paper.sections.len());
            let planned = planned.ok_or_else(|| Breakage::new("a paper has more sections than its exam"))?;
            let policy: Policy = row.policy.parse().map_err(Breakage::new)?;
            let section = PaperSection { kind: planned.kind, points: Points(row.points), policy, items: Vec::new() };
            self.paper.sections.push(section);
        }
        if let Some(section) = self.paper.sections.last_mut() {
            section.items.push(Item { question: row.question_version_id, order });
        }
        Ok(())
    }
}

async fn known(
    db: &impl ConnectionTrait,
    rows: &[attempt_item::Model],
) -> Outcome<HashMap<String, question_version::Model>> {
    let found = question_version::Entity::find()
        .filter(question_version::Column::Id.is_in(rows.iter().map(|row| row.question_version_id.as_str())))
        .all(db)
        .await?;
    Ok(found.into_iter().map(|version| (version.id.clone(), version)).collect())
}

//! Practising what comes back: an attempt at an exam of the house's own, whose paper holds just the questions that are due.

use std::collections::BTreeMap;
use std::sync::Arc;

use engine::{Blueprint, Candidate, Cell, Exam, Lang, Points, Policy, Pool, Section, SectionKind, Seen, Slug, draw};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::lay_down::{Laid, New};
use super::state;
use crate::exams::{Entry, past};
use crate::grants::Spending;
use crate::notebook::{Past, SESSION};
use crate::shelf::{KeptPaper, Origin, REPETITION, Shelf};
use crate::store::entity::{attempt, exam, exam_version};
use crate::views::NotebookAsked;
use crate::{AttemptId, Breakage, Office, Outcome, PersonId, Viewer};

/// The exam as a file would say it. What it draws is decided anew each time; the cell stands for that.
const PLAN: &str = r#"exam = "repetition"
mode = "practice"
shown = { after-answer = ["solutions"] }

[title]
zh-Hans = "错题复习"
en = "Repetition"

[[section]]
type = "any"
points = 1

[[section.cell]]
topic = "repetition"
count = 1
"#;

impl Office {
    /// Begins to practise what the viewer's notebook holds of what is asked for, what is due longest first, or goes on with
    /// what was begun; none when there is nothing.
    ///
    /// # Errors
    /// `Busy` when it was begun twice at once.
    pub async fn repeat(&self, viewer: &Viewer, asked: &NotebookAsked, lang: Lang) -> Outcome<Option<AttemptId>> {
        let db = self.store.read();
        if let Some(running) = running_repetition(db, &viewer.person).await? {
            return Ok(Some(running));
        }
        let answers = Past::of(self, &viewer.person).await?;
        let pile = self.pile(&viewer.person, &answers).await?;
        let candidates: Vec<Arc<Candidate>> =
            pile.session(asked, SESSION).into_iter().map(|card| Arc::clone(&card.candidate)).collect();
        if candidates.is_empty() {
            return Ok(None);
        }
        let pool = pool_of(candidates);
        let drawn = draw(&self.chance.bytes(), &pool, &Seen::new())?;
        self.shelf.note_draw(&drawn.paper, &pool);
        let (exam_version_id, plan) = self.repetition().await?;
        let kept = KeptPaper::drawn((&viewer.person, lang), &plan, &drawn.paper, &pool);
        let past = past(db, &viewer.person, &plan, Entry::since_then(None)).await?;
        let new = New {
            id: AttemptId::new(self.chance.id()),
            person: viewer.person.clone(),
            exam: plan.id.clone(),
            exam_version_id,
            number: past.next_number,
            language: lang,
            now: self.now(),
            minutes: None,
            closes: None,
            spending: Spending { attempt: None, since: None },
            drawn,
            origin: pile.origin,
        };
        match self.lay_down(new, kept).await? {
            Laid::Down(id) => Ok(Some(id)),
            Laid::Beaten => match running_repetition(self.store.read(), &viewer.person).await? {
                Some(running) => Ok(Some(running)),
                None => Err(engine::Refusal::Busy { retry_after_s: 1 }.into()),
            },
        }
    }

    /// The house's own exam, which comes to be when somebody first needs it.
    async fn repetition(&self) -> Outcome<(String, Arc<Exam>)> {
        if let Some(present) = self.shelf.present_exam(self.store.read(), REPETITION).await? {
            return Ok(present);
        }
        let (id, now) = (self.chance.id(), self.now());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let nothing = || OnConflict::new().do_nothing().to_owned();
                    let name = exam::ActiveModel { id: Set(REPETITION.to_owned()) };
                    exam::Entity::insert(name).on_conflict(nothing()).try_insert().exec_without_returning(tx).await?;
                    let version = exam_version::ActiveModel {
                        id: Set(id),
                        exam: Set(REPETITION.to_owned()),
                        number: Set(1),
                        mode: Set(engine::Mode::Practice.as_str().to_owned()),
                        hash: Set(String::new()),
                        source: Set(PLAN.to_owned()),
                        created_at: Set(now.0),
                    };
                    let version = exam_version::Entity::insert(version).on_conflict(nothing()).try_insert();
                    version.exec_without_returning(tx).await?;
                    Ok(())
                })
            })
            .await?;
        let present = self.shelf.present_exam(self.store.read(), REPETITION).await?;
        Ok(present.ok_or_else(|| Breakage::new("the exam of the house's own is not there"))?)
    }
}

/// The repetition that a person is in the middle of.
pub(crate) async fn running_repetition(db: &impl ConnectionTrait, person: &PersonId) -> Outcome<Option<AttemptId>> {
    let rows = attempt::Entity::find()
        .filter(attempt::Column::PersonId.eq(person.as_str()))
        .filter(attempt::Column::Exam.eq(REPETITION))
        .filter(attempt::runs());
    let row = rows.one(db).await?.filter(|row| state(row) == engine::AttemptState::Running);
    Ok(row.map(|row| AttemptId::new(row.id)))
}

/// What a paper of these questions was drawn from: they alone, as they stood at its origin. What could not be drawn for
/// practice then is missing, and the paper does not come out again.
pub(super) async fn pool_again(
    db: &impl ConnectionTrait,
    shelf: &Shelf,
    origin: &Origin,
    (topics, versions): (impl IntoIterator<Item = &Slug>, &[String]),
) -> Outcome<Pool> {
    let drawable = shelf.for_practice(db, topics.into_iter().map(Slug::as_str), origin).await?;
    Ok(pool_of(versions.iter().filter_map(|version| drawable.get(version).cloned())))
}

/// A pool with a place for each of these questions and no other.
fn pool_of(candidates: impl IntoIterator<Item = Arc<Candidate>>) -> Pool {
    let candidates: Vec<Arc<Candidate>> = candidates.into_iter().collect();
    let mut counts: BTreeMap<(Slug, bool), u16> = BTreeMap::new();
    for one in &candidates {
        *counts.entry((one.topic.clone(), one.red_line)).or_default() += 1;
    }
    let cell = |((topic, red_line), count)| Cell { topic, difficulty: None, red_line, count };
    let cells = counts.into_iter().map(cell).collect();
    let (kind, points, policy) = (SectionKind::Any, Points::whole(1), Policy::AllOrNothing);
    Pool::new(&Blueprint { sections: vec![Section { kind, points, policy, cells }] }, candidates)
}

use engine::{Lang, Refusal};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::super::mind::State;
use super::{Guest, unless_refused};
use crate::attempts::state;
use crate::shelf::REPETITION;
use crate::store::entity::attempt;
use crate::views::NotebookAsked;
use crate::{AttemptId, Outcome, Viewer};

impl Guest<'_> {
    /// Practises one of the exam's topics by itself, where there is a practice of it.
    pub(super) async fn drill(&self, topic: usize) -> Outcome<()> {
        let Some(exam) = self.scene.drills.get(topic) else { return Ok(()) };
        let viewer = self.viewer().await?;
        let Some(attempt) = self.begin(&viewer, exam).await? else { return Ok(()) };
        self.settle_all(&viewer, attempt).await
    }

    /// Goes through what was wrong; once.
    pub(super) async fn repeat(&self) -> Outcome<()> {
        let (db, viewer) = (self.office.store.read(), self.viewer().await?);
        let before = attempt::Entity::find()
            .filter(attempt::Column::PersonId.eq(viewer.person.as_str()))
            .filter(attempt::Column::Exam.eq(REPETITION))
            .filter(attempt::Column::StartedAt.eq(self.visit.at.0))
            .one(db)
            .await?;
        let begun = match before {
            Some(attempt) if state(&attempt) == engine::AttemptState::Running => Some(attempt),
            Some(_) => None,
            None => match self.office.repeat(&viewer, &NotebookAsked::default(), Lang::ZhHans).await? {
                Some(id) => Some(crate::attempts::own(db, &viewer, &id).await?),
                None => None,
            },
        };
        match begun {
            Some(attempt) => self.settle_all(&viewer, attempt).await,
            None => Ok(()),
        }
    }

    async fn settle_all(&self, viewer: &Viewer, attempt: attempt::Model) -> Outcome<()> {
        let answers = self.answers(&attempt, State::Practising(self.visit.practised)).await?;
        let id = AttemptId::new(attempt.id);
        for (place, payload) in (0_u16..).zip(answers) {
            self.clock.advance(self.dice.between(12, 45) * 1000);
            let Some(payload) = payload else { continue };
            let answered = self.office.practice_answer(viewer, &id, place, payload, Lang::ZhHans).await;
            unless_refused(answered, |refusal| matches!(refusal, Refusal::AlreadyAnswered))?;
        }
        Ok(())
    }
}

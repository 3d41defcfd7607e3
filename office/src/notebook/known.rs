use std::collections::BTreeMap;

use engine::{AttemptState, Moment, Refusal};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::Past;
use crate::attempts::{own, state};
use crate::store::entity::question_known;
use crate::{AttemptId, Office, Outcome, PersonId, Viewer};

impl Office {
    /// Takes a question out of the viewer's notebook, named by a place where they were told that they had answered it
    /// wrongly. What they answered stays as it is, and the next wrong answer brings the question back.
    ///
    /// # Errors
    /// `NotFound`, also for somebody else's, and for a place that is not settled or was right.
    pub async fn know_question(&self, viewer: &Viewer, id: &AttemptId, place: u16) -> Outcome<()> {
        let question = self.wrong_at(viewer, id, place).await?;
        let row = question_known::ActiveModel {
            person_id: Set(viewer.person.to_string()),
            question_id: Set(question),
            at: Set(self.now().0),
        };
        let again = OnConflict::columns([question_known::Column::PersonId, question_known::Column::QuestionId])
            .update_column(question_known::Column::At)
            .to_owned();
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    question_known::Entity::insert(row).on_conflict(again).exec_without_returning(tx).await?;
                    Ok(())
                })
            })
            .await
    }

    /// Puts a question back that the viewer had taken out.
    ///
    /// # Errors
    /// As [`Office::know_question`].
    pub async fn keep_question(&self, viewer: &Viewer, id: &AttemptId, place: u16) -> Outcome<()> {
        let (question, person) = (self.wrong_at(viewer, id, place).await?, viewer.person.to_string());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    question_known::Entity::delete_by_id((person, question)).exec(tx).await?;
                    Ok(())
                })
            })
            .await
    }

    /// The question at a place that the viewer knows to have been wrong.
    async fn wrong_at(&self, viewer: &Viewer, id: &AttemptId, place: u16) -> Outcome<String> {
        let db = self.store.read();
        if state(&own(db, viewer, id).await?) == AttemptState::Annulled {
            return Err(Refusal::NotFound.into());
        }
        let past = Past::of(self, &viewer.person).await?;
        let mut wrong = past.answers.into_iter().filter(|one| !one.right);
        let found = wrong.find(|one| one.attempt == id.as_str() && one.place == place);
        Ok(found.ok_or(Refusal::NotFound)?.question)
    }

    /// What a person has taken out, and when.
    pub(super) async fn known(&self, person: &PersonId) -> Outcome<BTreeMap<String, Moment>> {
        let rows: Vec<(String, i64)> = question_known::Entity::find()
            .select_only()
            .columns([question_known::Column::QuestionId, question_known::Column::At])
            .filter(question_known::Column::PersonId.eq(person.as_str()))
            .into_tuple()
            .all(self.store.read())
            .await?;
        Ok(rows.into_iter().map(|(question, at)| (question, Moment(at))).collect())
    }
}

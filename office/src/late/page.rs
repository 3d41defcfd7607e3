use std::collections::BTreeMap;

use engine::{AttemptState, Lang, Mode, Moment, Points, Refusal};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{kept, trains};
use crate::attempts::state;
use crate::shelf;
use crate::store::entity::{attempt, marks, person_data};
use crate::views::{AttemptPage, ClosedBy, Grading};
use crate::{AttemptId, Office, Outcome, PersonId, Role, Viewer};

/// Who grades when nobody in particular does.
const OFFICE: &str = "office";

impl Office {
    /// One closed attempt of a person, with the answers that were kept and not graded: for managers who lead them, for
    /// administrators, and for trainers where there are such answers. Never one's own.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound`, also for who is out of sight and for an attempt that has not ended.
    pub async fn attempt_page(
        &self,
        viewer: &Viewer,
        person: &PersonId,
        id: &AttemptId,
        lang: Lang,
    ) -> Outcome<AttemptPage> {
        let data = self.must_judge(viewer, person).await?;
        let attempt = self.closed_attempt(person, id).await?;
        let db = self.store.read();
        let exam = self.shelf.exam(db, &attempt.exam_version_id).await?;
        let mut answers = kept(db, &self.shelf, &attempt, lang).await?;
        let leads = viewer.roles.has(Role::Administrator) || !trains(viewer);
        if answers.is_empty() && !leads && self.must_see(viewer, person).await.is_err() {
            return Err(Refusal::NotFound.into());
        }
        let rows = marks::Entity::find().filter(marks::Column::AttemptId.eq(&attempt.id));
        let rows = rows.order_by_desc(marks::Column::Number).all(db).await?;
        let deciders = answers.iter().filter_map(|(_, decision)| decision.as_ref().map(|row| &row.decided_by));
        let names = self.names(deciders.chain(rows.iter().map(|row| &row.graded_by)).cloned().collect()).await?;
        for (answer, decision) in &mut answers {
            if let (Some(told), Some(row)) = (&mut answer.decision, decision) {
                told.by = names.get(&row.decided_by).cloned();
            }
        }
        Ok(AttemptPage {
            attempt: id.clone(),
            person: person.clone(),
            name: data.name,
            staff_no: data.staff_no,
            exam: exam.id.clone(),
            exam_title: shelf::title(&exam.title, lang),
            mode: exam.mode,
            number: attempt.number.unsigned_abs(),
            started_at: Moment(attempt.started_at),
            closed_at: attempt.closed_at.map(Moment),
            closed_by: ClosedBy::read(attempt.closed_by.as_deref()),
            gradings: rows.into_iter().map(|row| grading(row, &names)).collect(),
            kept: answers.into_iter().map(|(answer, _)| answer).collect(),
            noted: self.noted_of(&[&attempt]).await?.remove(&attempt.id),
            may_decide: exam.mode != Mode::Practice,
        })
    }

    /// A person's attempt that has ended.
    pub(super) async fn closed_attempt(&self, person: &PersonId, id: &AttemptId) -> Outcome<attempt::Model> {
        let row = attempt::Entity::find_by_id(id.as_str())
            .filter(attempt::Column::PersonId.eq(person.as_str()))
            .filter(attempt::Column::State.eq(AttemptState::Closed.as_str()))
            .one(self.store.read())
            .await?;
        Ok(row.filter(|row| state(row) == AttemptState::Closed).ok_or(Refusal::NotFound)?)
    }

    async fn names(&self, ids: Vec<String>) -> Outcome<BTreeMap<String, String>> {
        let rows = person_data::Entity::find().filter(person_data::Column::PersonId.is_in(ids));
        let rows = rows.all(self.store.read()).await?;
        Ok(rows.into_iter().map(|row| (row.person_id, row.name)).collect())
    }
}

fn grading(row: marks::Model, names: &BTreeMap<String, String>) -> Grading {
    let by = Some(row.graded_by).filter(|by| by != OFFICE).map(|by| names.get(&by).cloned().unwrap_or_default());
    Grading { at: Moment(row.graded_at), by, total: Points(row.total), max: Points(row.max), passed: row.passed }
}

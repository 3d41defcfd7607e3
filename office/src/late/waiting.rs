use std::collections::BTreeMap;

use engine::{Lang, Moment};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, Statement};

use super::sight;
use crate::store::entity::{attempt, person_data};
use crate::views::WaitingAttempt;
use crate::{AttemptId, Office, Outcome, PersonId, Viewer, shelf};

#[derive(FromQueryResult)]
struct Row {
    attempt_id: String,
    person_id: String,
    waiting: i64,
}

/// What waits: the last that was entered for a question, kept and not graded, unlike what counts, and nobody has decided.
const WAITING: &str = "SELECT k.attempt_id, t.person_id, count(*) AS waiting FROM answer k \
    JOIN attempt t ON t.id = k.attempt_id JOIN exam_version v ON v.id = t.exam_version_id \
    WHERE k.standing <> 'counted' AND t.state = 'closed' AND v.mode <> 'practice' \
    AND NOT EXISTS (SELECT 1 FROM answer n WHERE n.attempt_id = k.attempt_id AND n.place = k.place \
        AND n.ordinal > k.ordinal) \
    AND NOT EXISTS (SELECT 1 FROM answer_decision d WHERE d.attempt_id = k.attempt_id \
        AND (d.ordinal = k.ordinal OR (d.place = k.place AND d.counted))) \
    AND NOT EXISTS (SELECT 1 FROM answer c WHERE c.attempt_id = k.attempt_id AND c.place = k.place \
        AND c.standing = 'counted' AND c.payload = k.payload \
        AND NOT EXISTS (SELECT 1 FROM answer m WHERE m.attempt_id = c.attempt_id AND m.place = c.place \
            AND m.standing = 'counted' AND (m.epoch > c.epoch OR (m.epoch = c.epoch AND m.sequence > c.sequence)))) \
    AND NOT (k.payload LIKE '%\"places\":[]%' AND NOT EXISTS (SELECT 1 FROM answer c \
        WHERE c.attempt_id = k.attempt_id AND c.place = k.place AND c.standing = 'counted')) \
    GROUP BY k.attempt_id, t.person_id ORDER BY k.attempt_id";

impl Office {
    /// The attempts with answers on which the viewer may decide and nobody has, those that ended last first.
    ///
    /// # Errors
    /// `NotAllowed` for all but trainers, managers and administrators.
    pub async fn answers_waiting(&self, viewer: &Viewer, lang: Lang) -> Outcome<Vec<WaitingAttempt>> {
        let (rows, people) = self.waiting_in_sight(viewer).await?;
        let db = self.store.read();
        let ids = rows.iter().map(|row| row.attempt_id.as_str());
        let attempts = attempt::Entity::find().filter(attempt::Column::Id.is_in(ids)).all(db).await?;
        let mut waiting = Vec::with_capacity(rows.len());
        for attempt in attempts {
            let counted = rows.iter().find(|row| row.attempt_id == attempt.id);
            let (Some(row), Some(person)) = (counted, people.get(&attempt.person_id)) else { continue };
            let exam = self.shelf.exam(db, &attempt.exam_version_id).await?;
            waiting.push(WaitingAttempt {
                person: PersonId::new(attempt.person_id),
                name: person.name.clone(),
                staff_no: person.staff_no.clone(),
                exam_title: shelf::title(&exam.title, lang),
                closed_at: Moment(attempt.closed_at.unwrap_or(attempt.started_at)),
                answers: u32::try_from(row.waiting).unwrap_or(u32::MAX),
                attempt: AttemptId::new(attempt.id),
            });
        }
        waiting.sort_by_key(|one| (std::cmp::Reverse(one.closed_at), one.attempt.clone()));
        Ok(waiting)
    }

    /// How many answers wait for the viewer's decision; none for those who decide about nobody.
    pub(crate) async fn count_waiting(&self, viewer: &Viewer) -> Outcome<u32> {
        if !super::decides(viewer) {
            return Ok(0);
        }
        let (rows, _) = self.waiting_in_sight(viewer).await?;
        Ok(u32::try_from(rows.iter().map(|row| row.waiting).sum::<i64>()).unwrap_or(u32::MAX))
    }

    async fn waiting_in_sight(&self, viewer: &Viewer) -> Outcome<(Vec<Row>, BTreeMap<String, person_data::Model>)> {
        let (db, sight) = (self.store.read(), sight(viewer)?);
        let backend = sea_orm::ConnectionTrait::get_database_backend(db);
        let mut rows = Row::find_by_statement(Statement::from_string(backend, WAITING)).all(db).await?;
        if rows.is_empty() {
            return Ok((rows, BTreeMap::new()));
        }
        let people = person_data::Entity::find()
            .filter(person_data::Column::PersonId.is_in(rows.iter().map(|row| row.person_id.as_str())))
            .filter(sight)
            .all(db)
            .await?;
        let people: BTreeMap<String, person_data::Model> =
            people.into_iter().map(|row| (row.person_id.clone(), row)).collect();
        rows.retain(|row| people.contains_key(&row.person_id));
        Ok((rows, people))
    }
}

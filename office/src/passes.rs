//! Which exams a person has passed, by the marks that hold now.

use std::collections::{BTreeMap, BTreeSet};

use engine::Moment;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::store::entity::{attempt, marks};
use crate::{Outcome, PersonId};

/// An attempt that has ended, with the marks that hold now.
pub(crate) struct Sat {
    /// The attempt.
    pub(crate) attempt: attempt::Model,
    /// Its newest marks; none while it runs.
    pub(crate) marks: Option<marks::Model>,
}

/// All attempts of a person, newest first. Annulled ones stay out: they do not count.
pub(crate) async fn attempts(db: &impl ConnectionTrait, person: &PersonId) -> Outcome<Vec<Sat>> {
    let attempts = attempt::Entity::find()
        .filter(attempt::Column::PersonId.eq(person.as_str()))
        .filter(attempt::Column::State.ne("annulled"))
        .order_by_desc(attempt::Column::StartedAt)
        .order_by_desc(attempt::Column::Number)
        .all(db)
        .await?;
    let mut newest = BTreeMap::new();
    let rows = marks::Entity::find()
        .filter(marks::Column::AttemptId.is_in(attempts.iter().map(|attempt| attempt.id.as_str())))
        .order_by_asc(marks::Column::Number)
        .all(db)
        .await?;
    for row in rows {
        newest.insert(row.attempt_id.clone(), row);
    }
    Ok(attempts.into_iter().map(|attempt| Sat { marks: newest.remove(&attempt.id), attempt }).collect())
}

/// The exams of which a person has passed an attempt that was graded after a moment, if one is given.
pub(crate) async fn passed(
    db: &impl ConnectionTrait,
    person: &PersonId,
    since: Option<Moment>,
) -> Outcome<BTreeSet<String>> {
    let rows: Vec<(String, String)> = attempt::Entity::find()
        .select_only()
        .columns([attempt::Column::Id, attempt::Column::Exam])
        .filter(attempt::Column::PersonId.eq(person.as_str()))
        .filter(attempt::Column::State.eq("closed"))
        .into_tuple()
        .all(db)
        .await?;
    let verdicts: Vec<(String, bool, i64)> = marks::Entity::find()
        .select_only()
        .column(marks::Column::AttemptId)
        .column(marks::Column::Passed)
        .column(marks::Column::GradedAt)
        .filter(marks::Column::AttemptId.is_in(rows.iter().map(|(id, _)| id.as_str())))
        .order_by_asc(marks::Column::Number)
        .into_tuple()
        .all(db)
        .await?;
    let counts = |graded_at: i64| since.is_none_or(|since| graded_at > since.0);
    let verdict = |(id, passed, graded_at): (String, bool, i64)| (id, passed && counts(graded_at));
    let newest: BTreeMap<String, bool> = verdicts.into_iter().map(verdict).collect();
    let passed = rows.into_iter().filter(|(id, _)| newest.get(id).copied().unwrap_or_default());
    Ok(passed.map(|(_, exam)| exam).collect())
}

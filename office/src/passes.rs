//! Which exams a person has passed, by the marks that hold now.

use std::collections::BTreeMap;

use engine::{Counting, Moment};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::shelf::Shelf;
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
    with_marks(db, attempts).await
}

/// Attempts, each with the marks that hold now.
pub(crate) async fn with_marks(db: &impl ConnectionTrait, attempts: Vec<attempt::Model>) -> Outcome<Vec<Sat>> {
    if attempts.is_empty() {
        return Ok(Vec::new());
    }
    let rows = marks::Entity::find()
        .filter(marks::Column::AttemptId.is_in(attempts.iter().map(|attempt| attempt.id.as_str())))
        .order_by_asc(marks::Column::Number)
        .all(db)
        .await?;
    let mut newest: BTreeMap<String, marks::Model> =
        rows.into_iter().map(|row| (row.attempt_id.clone(), row)).collect();
    Ok(attempts.into_iter().map(|attempt| Sat { marks: newest.remove(&attempt.id), attempt }).collect())
}

/// An exam that was passed.
pub(crate) struct Pass {
    /// Which.
    pub(crate) exam: String,
    /// The id of the marks that say so.
    pub(crate) marks: String,
}

/// What a person has passed, by the marks that hold now and by which attempt counts, in the order in which the attempts
/// ended; after a moment, if one is given. When an attempt was graded does not matter.
pub(crate) async fn passed(
    db: &impl ConnectionTrait,
    shelf: &Shelf,
    person: &PersonId,
    since: Option<Moment>,
) -> Outcome<Vec<Pass>> {
    let ended: Vec<(String, String)> = attempt::Entity::find()
        .select_only()
        .columns([attempt::Column::Id, attempt::Column::Exam])
        .filter(attempt::Column::PersonId.eq(person.as_str()))
        .filter(attempt::Column::State.eq("closed"))
        .filter(attempt::Column::ClosedAt.gt(since.map_or(i64::MIN, |since| since.0)))
        .order_by_asc(attempt::Column::ClosedAt)
        .into_tuple()
        .all(db)
        .await?;
    let verdicts: Vec<(String, String, bool)> = marks::Entity::find()
        .select_only()
        .columns([marks::Column::AttemptId, marks::Column::Id, marks::Column::Passed])
        .filter(marks::Column::AttemptId.is_in(ended.iter().map(|(attempt, _)| attempt.as_str())))
        .order_by_asc(marks::Column::Number)
        .into_tuple()
        .all(db)
        .await?;
    // A later grading of the same attempt takes the place of an earlier one.
    let mut newest: BTreeMap<String, (String, bool)> =
        verdicts.into_iter().map(|(attempt, marks, passed)| (attempt, (marks, passed))).collect();
    let mut by_exam: BTreeMap<String, Vec<(usize, Option<String>, bool)>> = BTreeMap::new();
    for (turn, (attempt, exam)) in ended.into_iter().enumerate() {
        let verdict = newest.remove(&attempt);
        let passed = verdict.as_ref().is_some_and(|(_, passed)| *passed);
        by_exam.entry(exam).or_default().push((turn, verdict.map(|(marks, _)| marks), passed));
    }
    let mut passes = Vec::new();
    for (exam, mut own) in by_exam {
        let present = shelf.present_exam(db, &exam).await?;
        let counting = present.map_or(Counting::default(), |(_, plan)| plan.counts);
        let verdicts: Vec<bool> = own.iter().map(|(_, _, passed)| *passed).collect();
        let deciding = counting.decides(&verdicts).filter(|place| verdicts[*place]);
        if let Some((turn, Some(marks), _)) = deciding.map(|place| own.swap_remove(place)) {
            passes.push((turn, Pass { exam, marks }));
        }
    }
    passes.sort_by_key(|(turn, _)| *turn);
    Ok(passes.into_iter().map(|(_, pass)| pass).collect())
}

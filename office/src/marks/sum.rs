use engine::{Marks, Points};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue, DatabaseTransaction, EntityTrait, FromQueryResult, Insert, Statement};

use crate::Outcome;
use crate::store::Store;
use crate::store::entity::marks_sum;

/// How many rows are filled in at a time.
const AT_ONCE: usize = 200;

/// Notes in short what marks say, in the transaction that writes them. A later grading of the same attempt takes the place
/// of an earlier one: whoever writes marks calls this.
pub(crate) async fn sum_up(tx: &DatabaseTransaction, attempt: &str, id: &str, marks: &Marks) -> Outcome<()> {
    summed_up(attempt, id, marks).exec_without_returning(tx).await?;
    Ok(())
}

/// The same as a change that is still to be carried out.
pub(crate) fn summed_up(attempt: &str, id: &str, marks: &Marks) -> Insert<marks_sum::ActiveModel> {
    let row = marks_sum::ActiveModel {
        attempt_id: ActiveValue::Set(attempt.to_owned()),
        marks_id: ActiveValue::Set(id.to_owned()),
        passed: ActiveValue::Set(marks.passed),
        total: ActiveValue::Set(marks.total.0),
        max: ActiveValue::Set(marks.max.0),
        topics: ActiveValue::Set(in_short(marks)),
    };
    let replace = OnConflict::column(marks_sum::Column::AttemptId)
        .update_columns([
            marks_sum::Column::MarksId,
            marks_sum::Column::Passed,
            marks_sum::Column::Total,
            marks_sum::Column::Max,
            marks_sum::Column::Topics,
        ])
        .to_owned();
    marks_sum::Entity::insert(row).on_conflict(replace)
}

fn in_short(marks: &Marks) -> String {
    let topics = marks.topics.iter().map(|it| format!("{} {} {}", it.topic, it.points.0, it.max.0));
    topics.collect::<Vec<_>>().join(";")
}

/// Topic, points earned and points there were, as [`sum_up`] wrote them. What cannot be read is left out.
pub(crate) fn topics(short: &str) -> impl Iterator<Item = (&str, Points, Points)> {
    short.split(';').filter_map(|part| {
        let mut words = part.split(' ');
        let (topic, points, max) = (words.next()?, words.next()?, words.next()?);
        Some((topic, Points(points.parse().ok()?), Points(max.parse().ok()?)))
    })
}

#[derive(FromQueryResult)]
struct Row {
    id: String,
    attempt_id: String,
    body: String,
}

const MISSING: &str = "SELECT m.id, m.attempt_id, m.body FROM marks m \
    LEFT JOIN marks_sum s ON s.attempt_id = m.attempt_id \
    WHERE (s.marks_id IS NULL OR s.marks_id <> m.id) AND m.id > $1 \
    AND NOT EXISTS (SELECT 1 FROM marks n WHERE n.attempt_id = m.attempt_id AND n.number > m.number) \
    ORDER BY m.id LIMIT 200";

/// Sums up what an earlier version of the program graded. Usually there is nothing to do.
pub(crate) async fn fill(store: &Store) -> Outcome<()> {
    let mut last = String::new();
    loop {
        let db = store.read();
        let backend = sea_orm::ConnectionTrait::get_database_backend(db);
        let query = Statement::from_sql_and_values(backend, MISSING, [last.as_str().into()]);
        let rows = Row::find_by_statement(query).all(db).await?;
        let full = rows.len() >= AT_ONCE;
        let Some(end) = rows.last() else { return Ok(()) };
        last.clone_from(&end.id);
        let mut missing = Vec::with_capacity(rows.len());
        for row in rows {
            missing.push((row.attempt_id, row.id, serde_json::from_str::<Marks>(&row.body)?));
        }
        store
            .write(move |tx| {
                Box::pin(async move {
                    for (attempt, id, marks) in missing {
                        sum_up(tx, &attempt, &id, &marks).await?;
                    }
                    Ok(())
                })
            })
            .await?;
        if !full {
            return Ok(());
        }
    }
}

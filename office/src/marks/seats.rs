//! All closed attempts of one person at one exam as one row: a desk over thousands of people reads these.

use engine::{Moment, Points};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue, DatabaseTransaction, EntityTrait, FromQueryResult, Statement};

use crate::Outcome;
use crate::store::entity::attempts_sum;
use crate::store::{Hold, Store, hold};

/// One closed attempt in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seated<'a> {
    pub(crate) id: &'a str,
    pub(crate) number: i32,
    pub(crate) started: Moment,
    pub(crate) ended: Moment,
    pub(crate) passed: bool,
    pub(crate) total: Points,
    pub(crate) max: Points,
    /// As [`super::topics`] reads them; empty where they were not read.
    pub(crate) topics: &'a str,
}

#[derive(FromQueryResult)]
struct Row {
    id: String,
    number: i32,
    started_at: i64,
    closed_at: i64,
    passed: bool,
    total: i64,
    max: i64,
    topics: String,
}

const ROWS: &str = "SELECT a.id, a.number, a.started_at, a.closed_at, s.passed, s.total, s.max, s.topics \
    FROM attempt a JOIN marks_sum s ON s.attempt_id = a.id \
    WHERE a.person_id = $1 AND a.exam = $2 AND a.state = 'closed' AND a.closed_at IS NOT NULL ORDER BY a.number";

/// Writes anew what stands for a person and an exam, in the transaction that changes it: whoever closes an attempt or
/// grades it again calls this, after [`super::sum_up`].
pub(crate) async fn seat_anew(tx: &DatabaseTransaction, person: &str, exam: &str) -> Outcome<()> {
    // Two that change different attempts of the same person come one after the other.
    hold(tx, &[Hold::Person(person)]).await?;
    let backend = sea_orm::ConnectionTrait::get_database_backend(tx);
    let query = Statement::from_sql_and_values(backend, ROWS, [person.into(), exam.into()]);
    let rows = Row::find_by_statement(query).all(tx).await?;
    let row = attempts_sum::ActiveModel {
        person_id: ActiveValue::Set(person.to_owned()),
        exam: ActiveValue::Set(exam.to_owned()),
        count: ActiveValue::Set(i32::try_from(rows.len()).unwrap_or(i32::MAX)),
        seats: ActiveValue::Set(rows.iter().map(seat).collect::<Vec<_>>().join(";")),
        topics: ActiveValue::Set(rows.iter().map(|row| row.topics.as_str()).collect::<Vec<_>>().join("|")),
    };
    use attempts_sum::Column::{Count, Exam, PersonId, Seats, Topics};
    let replace = OnConflict::columns([PersonId, Exam]).update_columns([Count, Seats, Topics]).to_owned();
    attempts_sum::Entity::insert(row).on_conflict(replace).exec_without_returning(tx).await?;
    Ok(())
}

fn seat(row: &Row) -> String {
    let Row { id, number, started_at, closed_at, passed, total, max, .. } = row;
    format!("{id} {number} {started_at} {closed_at} {} {total} {max}", u8::from(*passed))
}

/// The attempts of a row. What cannot be read is left out.
pub(crate) fn seated<'a>(seats: &'a str, topics: &'a str) -> impl Iterator<Item = Seated<'a>> {
    let mut topics = topics.split('|');
    seats.split(';').filter_map(move |seat| {
        let topics = topics.next().unwrap_or_default();
        let mut words = seat.split(' ');
        let id = words.next()?;
        let mut number = || words.next()?.parse::<i64>().ok();
        Some(Seated {
            id,
            number: i32::try_from(number()?).ok()?,
            started: Moment(number()?),
            ended: Moment(number()?),
            passed: number()? == 1,
            total: Points(number()?),
            max: Points(number()?),
            topics,
        })
    })
}

#[derive(FromQueryResult)]
struct Missing {
    person_id: String,
    exam: String,
}

const MISSING: &str = "SELECT a.person_id, a.exam FROM attempt a JOIN marks_sum s ON s.attempt_id = a.id \
    LEFT JOIN attempts_sum t ON t.person_id = a.person_id AND t.exam = a.exam \
    WHERE a.state = 'closed' AND a.closed_at IS NOT NULL \
    GROUP BY a.person_id, a.exam, t.count HAVING t.count IS NULL OR t.count <> count(*)";
/// How many rows are written at a time.
const AT_ONCE: usize = 50;

/// Fills in what an earlier version of the program closed. Usually there is nothing to do.
pub(crate) async fn fill_seats(store: &Store) -> Outcome<()> {
    let db = store.read();
    let backend = sea_orm::ConnectionTrait::get_database_backend(db);
    let missing = Missing::find_by_statement(Statement::from_string(backend, MISSING)).all(db).await?;
    let pairs: Vec<(String, String)> = missing.into_iter().map(|row| (row.person_id, row.exam)).collect();
    for some in pairs.chunks(AT_ONCE) {
        let some = some.to_vec();
        store
            .write(move |tx| {
                Box::pin(async move {
                    for (person, exam) in &some {
                        seat_anew(tx, person, exam).await?;
                    }
                    Ok(())
                })
            })
            .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_come_back_as_they_were_written_with_or_without_topics() {
        let row = |id: &str, number, passed| Row {
            id: id.to_owned(),
            number,
            started_at: 5,
            closed_at: 9,
            passed,
            total: 100,
            max: 200,
            topics: format!("cart {number} 2;returns 0 1"),
        };
        let rows = [row("a", 1, false), row("b", 2, true)];
        let seats = rows.iter().map(seat).collect::<Vec<_>>().join(";");
        let read: Vec<_> = seated(&seats, "cart 1 2;returns 0 1|cart 2 2;returns 0 1").collect();
        let told: Vec<_> = read.iter().map(|one| (one.id, one.number, one.passed, one.topics)).collect();
        assert_eq!(told, [("a", 1, false, "cart 1 2;returns 0 1"), ("b", 2, true, "cart 2 2;returns 0 1")]);
        assert_eq!(
            (read[1].started, read[1].ended, read[1].total, read[1].max),
            (Moment(5), Moment(9), Points(100), Points(200))
        );
        assert!(seated(&seats, "").all(|one| one.topics.is_empty()));
        assert_eq!(seated("", "").count(), 0);
    }
}

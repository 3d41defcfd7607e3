//! All closed attempts of one person at one exam as one row: a desk over thousands of people reads these.

use engine::{Moment, Points};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, FromQueryResult, Statement};

use crate::Outcome;
use crate::store::{Changes, Hold, Store, hold};

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

/// In one statement, in the words that [`seated`] reads.
const SEAT: &str = "INSERT INTO attempts_sum (person_id, exam, count, seats, topics) \
    SELECT $1, $2, CAST(count(*) AS INTEGER), coalesce(string_agg(a.id || ' ' || a.number || ' ' || a.started_at || ' ' \
        || a.closed_at || ' ' || CASE WHEN s.passed THEN 1 ELSE 0 END || ' ' || s.total || ' ' || s.max, ';' \
        ORDER BY a.number), ''), coalesce(string_agg(s.topics, '|' ORDER BY a.number), '') \
    FROM attempt a JOIN marks_sum s ON s.attempt_id = a.id \
    WHERE a.person_id = $1 AND a.exam = $2 AND a.state = 'closed' AND a.closed_at IS NOT NULL \
    ON CONFLICT (person_id, exam) DO UPDATE SET count = excluded.count, seats = excluded.seats, topics = excluded.topics";

/// Writes anew what stands for a person and an exam, in the transaction that changes it: whoever closes an attempt or
/// grades it again calls this, after [`super::sum_up`].
pub(crate) async fn seat_anew(tx: &DatabaseTransaction, person: &str, exam: &str) -> Outcome<()> {
    // Two that change different attempts of the same person come one after the other.
    hold(tx, &[Hold::Person(person)]).await?;
    tx.execute_raw(seat(tx, person, exam)).await?;
    Ok(())
}

/// The same after changes on which it rests, and on SQLite together with them. On PostgreSQL none of several changes sees
/// what another does.
pub(crate) async fn seat_anew_after(
    tx: &DatabaseTransaction,
    changes: Changes<'_>,
    person: &str,
    exam: &str,
) -> Outcome<()> {
    if tx.get_database_backend() == DbBackend::Sqlite {
        return Ok(changes.and_raw(seat(tx, person, exam)).run().await?);
    }
    changes.run().await?;
    seat_anew(tx, person, exam).await
}

fn seat(tx: &DatabaseTransaction, person: &str, exam: &str) -> Statement {
    Statement::from_sql_and_values(tx.get_database_backend(), SEAT, [person.into(), exam.into()])
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
    let backend = db.get_database_backend();
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
    fn attempts_are_read_with_or_without_topics() {
        let (seats, topics) = ("a 1 5 9 0 100 200;b 2 5 9 1 100 200", "cart 1 2;returns 0 1|cart 2 2;returns 0 1");
        let read: Vec<_> = seated(seats, topics).collect();
        let told: Vec<_> = read.iter().map(|one| (one.id, one.number, one.passed, one.topics)).collect();
        assert_eq!(told, [("a", 1, false, "cart 1 2;returns 0 1"), ("b", 2, true, "cart 2 2;returns 0 1")]);
        assert_eq!(
            (read[1].started, read[1].ended, read[1].total, read[1].max),
            (Moment(5), Moment(9), Points(100), Points(200))
        );
        assert!(seated(seats, "").all(|one| one.topics.is_empty()));
        assert_eq!(seated("", "").count(), 0);
    }
}

//! Which exams a person has passed, by the marks that hold now.

use std::collections::BTreeMap;

use engine::Moment;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

use crate::shelf::Shelf;
use crate::store::entity::{attempt, marks};
use crate::store::{Ask, Reply, ask};
use crate::{Breakage, Outcome, PersonId};

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
    read_passed(&ask(db, [ask_ended(person)]).await?, db, shelf, since).await
}

#[derive(FromQueryResult)]
struct Row {
    ended: Option<String>,
}

/// All in one row: end, exam, the version of it that new attempts get, newest marks, and whether they say passed.
const ENDED: &str = "SELECT string_agg(a.closed_at || ' ' || a.exam || ' ' \
    || (SELECT v.id FROM exam_version v WHERE v.exam = a.exam ORDER BY v.number DESC LIMIT 1) || ' ' \
    || coalesce(s.marks_id, '-') || ' ' || CASE WHEN s.passed THEN 1 ELSE 0 END, ';' ORDER BY a.closed_at, a.number) AS ended \
    FROM attempt a LEFT JOIN marks_sum s ON s.attempt_id = a.id \
    WHERE a.person_id = $1 AND a.state = 'closed' AND a.closed_at IS NOT NULL";

/// What to ask for what a person has passed.
pub(crate) fn ask_ended(person: &PersonId) -> Ask {
    Ask::new(ENDED, [person.as_str().into()])
}

/// The same as [`passed`] from the reply.
pub(crate) async fn read_passed(
    reply: &Reply,
    db: &impl ConnectionTrait,
    shelf: &Shelf,
    since: Option<Moment>,
) -> Outcome<Vec<Pass>> {
    let row = reply.row::<Row>()?.ended.unwrap_or_default();
    let mut by_exam: BTreeMap<&str, Vec<(usize, Ended<'_>)>> = BTreeMap::new();
    for (turn, words) in row.split_terminator(';').enumerate() {
        let ended = Ended::read(words)?;
        if since.is_none_or(|since| ended.at > since) {
            by_exam.entry(ended.exam).or_default().push((turn, ended));
        }
    }
    let mut passes = Vec::new();
    for own in by_exam.into_values() {
        let Some((_, first)) = own.first() else { continue };
        let counting = shelf.exam(db, first.version).await?.counts;
        let verdicts: Vec<bool> = own.iter().map(|(_, ended)| ended.passed).collect();
        let deciding = counting.decides(&verdicts).filter(|place| verdicts[*place]);
        if let Some((turn, ended)) = deciding.map(|place| &own[place]) {
            passes.push((*turn, Pass { exam: ended.exam.to_owned(), marks: ended.marks.to_owned() }));
        }
    }
    passes.sort_by_key(|(turn, _)| *turn);
    Ok(passes.into_iter().map(|(_, pass)| pass).collect())
}

/// An attempt that has ended.
struct Ended<'a> {
    at: Moment,
    exam: &'a str,
    /// The version of the exam that new attempts get.
    version: &'a str,
    marks: &'a str,
    passed: bool,
}

impl<'a> Ended<'a> {
    /// As [`ENDED`] writes it.
    fn read(words: &'a str) -> Outcome<Self> {
        let words: Vec<&str> = words.split(' ').collect();
        let [at, exam, version, marks, passed] = words[..] else {
            return Err(Breakage::new("an attempt that ended cannot be read").into());
        };
        Ok(Self { at: Moment(at.parse().map_err(Breakage::new)?), exam, version, marks, passed: passed == "1" })
    }
}

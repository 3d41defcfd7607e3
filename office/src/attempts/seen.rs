use std::collections::BTreeMap;

use engine::{Mode, Seen};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};

use crate::{Outcome, PersonId};

#[derive(FromQueryResult)]
struct Row {
    id: String,
    bank: String,
    slug: String,
}

#[derive(FromQueryResult)]
struct Use {
    id: String,
    drawn: i64,
}

/// Found by the person's attempts, and from there by primary keys: it costs what the person has seen. For practice only
/// practice counts, or it would show the solutions of just those questions that a resit can still ask.
const SEEN: &str = "SELECT DISTINCT q.id, q.bank, q.slug FROM attempt a \
    JOIN exam_version e ON e.id = a.exam_version_id \
    JOIN attempt_item i ON i.attempt_id = a.id \
    JOIN question_version v ON v.id = i.question_version_id \
    JOIN question q ON q.id = v.question_id \
    WHERE a.person_id = $1 AND ($2 <> 'practice' OR e.mode = 'practice')";

/// How often each question that a person has seen was drawn for anybody, in any version.
const USED: &str = "SELECT w.question_id AS id, count(*) AS drawn FROM question_version w \
    JOIN attempt_item j ON j.question_version_id = w.id \
    WHERE w.question_id IN (SELECT v.question_id FROM attempt a \
        JOIN exam_version e ON e.id = a.exam_version_id \
        JOIN attempt_item i ON i.attempt_id = a.id \
        JOIN question_version v ON v.id = i.question_version_id \
        WHERE a.person_id = $1 AND ($2 <> 'practice' OR e.mode = 'practice')) \
    GROUP BY w.question_id";

/// The questions that a person has had on a paper before, in any version, by their ids: what a draw needs to know of a
/// person. How often they were used stands at 0: it matters only when the unseen run out, and is counted then.
pub(super) struct Before(BTreeMap<String, String>);

impl Before {
    pub(super) async fn of(db: &impl ConnectionTrait, person: &PersonId, mode: Mode) -> Outcome<Self> {
        let rows = Row::find_by_statement(statement(db, SEEN, person, mode)).all(db).await?;
        Ok(Self(rows.into_iter().map(|row| (row.id, format!("{}/{}", row.bank, row.slug))).collect()))
    }

    /// As the draw wants it, without uses.
    pub(super) fn seen(&self) -> Seen {
        self.0.values().map(|name| (name.clone(), 0)).collect()
    }

    /// The same with how often each was drawn for anybody.
    pub(super) async fn used(&self, db: &impl ConnectionTrait, person: &PersonId, mode: Mode) -> Outcome<Seen> {
        let rows = Use::find_by_statement(statement(db, USED, person, mode)).all(db).await?;
        let uses: BTreeMap<String, i64> = rows.into_iter().map(|row| (row.id, row.drawn)).collect();
        let drawn = |id: &String| uses.get(id).map_or(0, |&drawn| u32::try_from(drawn).unwrap_or(u32::MAX));
        Ok(self.0.iter().map(|(id, name)| (name.clone(), drawn(id))).collect())
    }
}

fn statement(db: &impl ConnectionTrait, sql: &str, person: &PersonId, mode: Mode) -> Statement {
    let values = [person.as_str().into(), mode.as_str().into()];
    Statement::from_sql_and_values(db.get_database_backend(), sql, values)
}

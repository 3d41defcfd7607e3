use std::collections::BTreeSet;

use engine::{Seen, Slug};
use sea_orm::FromQueryResult;

use crate::store::{Ask, Reply};
use crate::{Outcome, PersonId};

#[derive(FromQueryResult)]
struct Row {
    seen: Option<String>,
}

/// All in one row. Found by the person's attempts, and from there by primary keys: it costs what the person has seen. For
/// practice only practice counts, or it would show the solutions of just those questions that a resit can still ask.
const SEEN: &str = "SELECT string_agg(s.question, ';') AS seen FROM (\
    SELECT DISTINCT q.bank || '/' || q.slug AS question FROM attempt a \
    JOIN exam_version e ON e.id = a.exam_version_id \
    JOIN attempt_item i ON i.attempt_id = a.id \
    JOIN question_version v ON v.id = i.question_version_id \
    JOIN question q ON q.id = v.question_id \
    WHERE a.person_id = $1 AND (e.mode = 'practice' \
        OR (SELECT n.mode FROM exam_version n WHERE n.exam = $2 ORDER BY n.number DESC LIMIT 1) <> 'practice')) AS s";

/// The names of the questions that a person has had on a paper before, in any version: what a draw needs to know of a
/// person. How often they were used matters only when the unseen run out: see [`crate::shelf::Shelf::used`].
pub(super) struct Before(BTreeSet<String>);

impl Before {
    /// What to ask.
    pub(super) fn ask(person: &PersonId, exam: &Slug) -> Ask {
        Ask::new(SEEN, [person.as_str().into(), exam.as_str().into()])
    }

    /// From the reply.
    pub(super) fn read(reply: &Reply) -> Outcome<Self> {
        let seen = reply.row::<Row>()?.seen.unwrap_or_default();
        Ok(Self(seen.split_terminator(';').map(str::to_owned).collect()))
    }

    /// As the draw wants it, without uses.
    pub(super) fn seen(&self) -> Seen {
        self.0.iter().map(|name| (name.clone(), 0)).collect()
    }

    /// Their names.
    pub(super) fn names(&self) -> impl Iterator<Item = &String> + Send {
        self.0.iter()
    }
}

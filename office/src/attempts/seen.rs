use engine::{Seen, Slug};
use sea_orm::FromQueryResult;

use crate::shelf::Shelf;
use crate::store::{Ask, Reply};
use crate::{Breakage, Outcome, PersonId};

#[derive(FromQueryResult)]
struct Row {
    seen: Option<String>,
}

/// All in one row. Found by the person's attempts, and from there by primary keys: it costs what the person has seen. For
/// practice only practice counts, or it would show the solutions of just those questions that a resit can still ask.
const SEEN: &str = "SELECT string_agg(s.name || ' ' || s.times, ';') AS seen FROM (\
    SELECT q.bank || '/' || q.slug AS name, count(*) AS times FROM attempt a \
    JOIN exam_version e ON e.id = a.exam_version_id \
    JOIN attempt_item i ON i.attempt_id = a.id \
    JOIN question_version v ON v.id = i.question_version_id \
    JOIN question q ON q.id = v.question_id \
    WHERE a.person_id = $1 AND (e.mode = 'practice' \
        OR (SELECT n.mode FROM exam_version n WHERE n.exam = $2 ORDER BY n.number DESC LIMIT 1) <> 'practice') \
    GROUP BY q.bank, q.slug) AS s";

/// The questions that a person has had on a paper before, in any version, by name, and how often: what a draw needs to know
/// of a person.
pub(super) struct Before(Seen);

impl Before {
    /// What to ask.
    pub(super) fn ask(person: &PersonId, exam: &Slug) -> Ask {
        Ask::new(SEEN, [person.as_str().into(), exam.as_str().into()])
    }

    /// From the reply.
    pub(super) fn read(reply: &Reply) -> Outcome<Self> {
        let seen = reply.row::<Row>()?.seen.unwrap_or_default();
        let pairs = seen.split_terminator(';').filter_map(|pair| pair.split_once(' '));
        let times = |times: &str| times.parse().map_err(Breakage::new);
        Ok(Self(pairs.map(|(name, number)| Ok((name.to_owned(), times(number)?))).collect::<Outcome<_>>()?))
    }

    /// As the draw wants it, without uses: they matter only when the unseen run out.
    pub(super) fn seen(&self) -> Seen {
        self.0.keys().map(|name| (name.clone(), 0)).collect()
    }

    /// With how often each was drawn for anybody: at the least as often as for this person, whatever the count has missed.
    pub(super) fn used(&self, shelf: &Shelf) -> Seen {
        self.0.iter().map(|(name, &times)| (name.clone(), shelf.used(name).max(times))).collect()
    }
}

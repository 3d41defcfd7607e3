//! What looks found before, as long as the database says under the same stamp that nothing of it has changed since. It is
//! asked anew for the stamp with each look: what was taken away is gone with the next request, whichever process took it.

use std::collections::HashMap;
use std::sync::Arc;

use engine::Moment;

use super::rows::{Found, Row};
use super::{Asked, Look, Looked, SEEN_EVERY_MS};
use crate::{Department, Viewer};

/// More who are known than ever work at once; then all are forgotten.
const MOST: usize = 20_000;

/// Who is known, by the hash of their token.
#[derive(Debug, Default)]
pub(super) struct Known {
    stamp: Option<i64>,
    department: Option<Arc<Department>>,
    people: HashMap<String, Person>,
}

/// Somebody with a session.
#[derive(Debug)]
struct Person {
    viewer: Viewer,
    /// Before the one moment nothing was looked up, and from the other on time alone may change what is found.
    holds: (Moment, Moment),
}

impl Known {
    /// Those of them who are not known, with their numbers.
    pub(super) fn unknown<'a>(&self, asked: &[&'a Asked]) -> Vec<(i32, &'a Asked)> {
        (0..)
            .zip(asked)
            .filter(|(_, asked)| self.person(asked).is_none())
            .map(|(number, asked)| (number, *asked))
            .collect()
    }

    fn person(&self, asked: &Asked) -> Option<&Person> {
        self.people.get(&asked.hash).filter(|person| (person.holds.0..person.holds.1).contains(&asked.now))
    }

    fn viewer(&self, asked: &Asked) -> Option<Viewer> {
        Some(Viewer { at: asked.now, ..self.person(asked)?.viewer.clone() })
    }

    /// What each finds, from what was found for some of them now and for the others before. Nothing, when things have
    /// changed meanwhile, and so all must be asked for.
    pub(super) fn answer(&mut self, asked: &[&Asked], found: Found) -> Option<Vec<Looked>> {
        if !self.is_at(found.stamp) && found.rows.len() < asked.len() {
            return None;
        }
        let department = self.hear(&found);
        let Found { stamp, mut rows } = found;
        let look = |viewer| Look { viewer, department: department.clone() };
        let looked = |(number, asked): (i32, &&Asked)| match rows.remove(&number) {
            None => Some(Looked { look: look(Some(self.viewer(asked)?)), unnoted: false }),
            Some(row) => {
                let unnoted = row.seen_at.is_some_and(|seen_at| seen_at <= asked.now.0 - SEEN_EVERY_MS);
                Some(Looked { look: look(self.learn(asked, stamp, row)), unnoted })
            }
        };
        (0..).zip(asked).map(looked).collect()
    }

    fn is_at(&self, stamp: Option<i64>) -> bool {
        stamp.is_some() && stamp == self.stamp
    }

    /// Forgets everything when the stamp is a newer one. Gives the department.
    fn hear(&mut self, found: &Found) -> Option<Arc<Department>> {
        if self.is_at(found.stamp) {
            return self.department.clone();
        }
        let department = found.rows.values().next().and_then(Row::department);
        if found.stamp > self.stamp {
            *self = Self { stamp: found.stamp, department: department.clone(), people: HashMap::new() };
        }
        department
    }

    /// Who this row shows. It is kept, unless it was found before something that is known already.
    fn learn(&mut self, asked: &Asked, stamp: Option<i64>, row: Row) -> Option<Viewer> {
        let until = holds(&row, asked.now).filter(|_| self.is_at(stamp));
        let viewer = row.viewer(asked.now)?;
        if let Some(until) = until {
            self.keep(asked, viewer.clone(), until);
        }
        Some(viewer)
    }

    fn keep(&mut self, asked: &Asked, viewer: Viewer, until: Moment) {
        if self.people.len() >= MOST {
            self.people.clear();
        }
        self.people.insert(asked.hash.clone(), Person { viewer, holds: (asked.now, until) });
    }
}

/// Until when a row says the same, whatever the stamp: until the session ends, must be noted as seen, or a team changes.
fn holds(row: &Row, now: Moment) -> Option<Moment> {
    let until = row.expires_at?.min(row.seen_at? + SEEN_EVERY_MS);
    let until = row.teams_until.map_or(until, |teams| teams.min(until));
    (until > now.0).then_some(Moment(until))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000;

    fn asked(hash: &str, now: i64) -> Asked {
        Asked { hash: hash.to_owned(), now: Moment(now) }
    }

    fn found(stamp: Option<i64>, rows: &[(i32, &str)]) -> Found {
        let rows = rows.iter().map(|(number, name)| (*number, Row::of(name, 0, 24 * HOUR)));
        Found { stamp, rows: rows.collect() }
    }

    fn names(looked: Option<Vec<Looked>>) -> Option<Vec<String>> {
        let name = |one: Looked| one.look.viewer.map_or_else(String::new, |viewer| viewer.name);
        Some(looked?.into_iter().map(name).collect())
    }

    #[test]
    fn who_is_known_is_not_asked_for_until_the_stamp_is_another() {
        let mut known = Known::default();
        let (one, two) = (asked("one", 1), asked("two", 1));
        assert_eq!(known.unknown(&[&one]).len(), 1);
        assert_eq!(names(known.answer(&[&one], found(Some(1), &[(0, "one")]))).unwrap(), ["one"]);
        assert_eq!(known.unknown(&[&one, &two]).iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1]);
        assert_eq!(names(known.answer(&[&one, &two], found(Some(1), &[(1, "two")]))).unwrap(), ["one", "two"]);
        assert!(known.unknown(&[&one, &two]).is_empty());
        assert_eq!(names(known.answer(&[&two, &one], found(Some(1), &[]))).unwrap(), ["two", "one"]);
        assert_eq!(names(known.answer(&[&one, &two], found(Some(2), &[]))), None);
        let all = [(0, "one anew"), (1, "two anew")];
        assert_eq!(names(known.answer(&[&one, &two], found(Some(2), &all))).unwrap(), ["one anew", "two anew"]);
        assert!(known.unknown(&[&one, &two]).is_empty());
    }

    #[test]
    fn what_was_found_earlier_and_comes_later_is_not_kept() {
        let mut known = Known::default();
        let (one, two) = (asked("one", 1), asked("two", 1));
        known.answer(&[&one], found(Some(2), &[(0, "new")])).unwrap();
        assert_eq!(
            names(known.answer(&[&one, &two], found(Some(1), &[(0, "old"), (1, "two")]))).unwrap(),
            ["old", "two"]
        );
        assert_eq!(names(known.answer(&[&one], found(Some(2), &[]))).unwrap(), ["new"]);
        assert_eq!(known.unknown(&[&one, &two]).len(), 1);
        assert_eq!(names(known.answer(&[&one], found(Some(1), &[]))), None, "by an old stamp nobody is known");
    }

    #[test]
    fn without_stamps_nobody_is_known() {
        let mut known = Known::default();
        let one = asked("one", 1);
        assert_eq!(names(known.answer(&[&one], found(None, &[(0, "one")]))).unwrap(), ["one"]);
        assert_eq!(known.unknown(&[&one]).len(), 1);
    }

    #[test]
    fn nobody_is_known_before_they_were_found_or_when_a_look_is_to_be_noted() {
        let mut known = Known::default();
        known.answer(&[&asked("one", 5)], found(Some(1), &[(0, "one")])).unwrap();
        let at = |now: i64| known.unknown(&[&asked("one", now)]).is_empty();
        assert_eq!([4, 5, SEEN_EVERY_MS - 1, SEEN_EVERY_MS].map(at), [false, true, true, false]);
    }
}

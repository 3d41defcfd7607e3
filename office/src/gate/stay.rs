use std::collections::BTreeMap;

use engine::{Moment, Slug};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::Reason;
use crate::store::entity::enrolment;
use crate::{Breakage, Outcome, PersonId};

/// What a person's days at a post say of a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stay {
    /// There never were any.
    Never,
    /// The last of them is over.
    Over { at: Moment },
    /// The first of them is to come.
    NotYet { from: Moment },
    /// It is one of them.
    Now { until: Option<Moment> },
}

impl Stay {
    /// Of the rows of one person and one post.
    pub(crate) fn of<'r>(rows: impl IntoIterator<Item = &'r enrolment::Model>, at: Moment) -> Self {
        let (mut over, mut ahead) = (None::<Moment>, None::<Moment>);
        // What was taken back before it began has no days.
        for row in rows.into_iter().filter(|row| row.until_at.is_none_or(|until| until > row.from_at)) {
            let (from, until) = (Moment(row.from_at), row.until_at.map(Moment));
            match until {
                Some(until) if until <= at => over = over.max(Some(until)),
                until if from <= at => return Self::Now { until },
                _ => ahead = Some(ahead.map_or(from, |ahead| ahead.min(from))),
            }
        }
        match (ahead, over) {
            (Some(from), _) => Self::NotYet { from },
            (None, Some(at)) => Self::Over { at },
            (None, None) => Self::Never,
        }
    }

    /// What it holds against the person.
    pub(crate) const fn hindrance(self) -> Option<Reason> {
        match self {
            Self::Never => Some(Reason::NotEnrolled),
            Self::Over { at } => Some(Reason::Over { at }),
            Self::NotYet { from } => Some(Reason::NotYet { from }),
            Self::Now { .. } => None,
        }
    }

    /// When what it says changes.
    pub(crate) const fn changes_at(self) -> Option<Moment> {
        match self {
            Self::Never | Self::Over { .. } => None,
            Self::NotYet { from } => Some(from),
            Self::Now { until } => until,
        }
    }
}

/// The posts that a person's pages tell of, in the order in which they came to them: those they are at or on the way to;
/// when there is none left, the ones that were the last.
pub(crate) async fn stays(db: &impl ConnectionTrait, person: &PersonId, at: Moment) -> Outcome<Vec<(Slug, Stay)>> {
    let rows = enrolment::Entity::find()
        .filter(enrolment::Column::PersonId.eq(person.as_str()))
        .order_by_asc(enrolment::Column::FromAt)
        .order_by_asc(enrolment::Column::Post)
        .all(db)
        .await?;
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut posts: Vec<(&str, Vec<&enrolment::Model>)> = Vec::new();
    for row in &rows {
        let place = *places.entry(&row.post).or_insert(posts.len());
        match posts.get_mut(place) {
            Some((_, of_post)) => of_post.push(row),
            None => posts.push((&row.post, vec![row])),
        }
    }
    let mut stays = Vec::new();
    for (post, rows) in posts {
        stays.push((Slug::parse(post).map_err(Breakage::new)?, Stay::of(rows, at)));
    }
    let last = |stay: &Stay| match stay {
        Stay::Never => (0, None),
        Stay::Over { at } => (1, Some(*at)),
        Stay::NotYet { .. } | Stay::Now { .. } => (2, None),
    };
    let best = stays.iter().map(|(_, stay)| last(stay)).max();
    stays.retain(|(_, stay)| *stay != Stay::Never && Some(last(stay)) == best);
    Ok(stays)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(from_at: i64, until_at: Option<i64>) -> enrolment::Model {
        let (person_id, post) = ("p".to_owned(), "agent".to_owned());
        enrolment::Model { person_id, post, from_at, until_at, created_at: 0, in_force: true }
    }

    #[test]
    fn the_first_day_opens_and_the_last_closes_at_its_moment() {
        let rows = [row(10, Some(20))];
        let stay = |at| Stay::of(&rows, Moment(at));
        assert_eq!(stay(9), Stay::NotYet { from: Moment(10) });
        assert_eq!(stay(10), Stay::Now { until: Some(Moment(20)) });
        assert_eq!(stay(19), Stay::Now { until: Some(Moment(20)) });
        assert_eq!(stay(20), Stay::Over { at: Moment(20) });
        assert_eq!(Stay::of(&[], Moment(20)), Stay::Never);
    }

    #[test]
    fn of_several_times_the_present_counts_then_the_next_then_the_last() {
        let rows = [row(10, Some(20)), row(30, Some(40)), row(50, Some(45))];
        let stay = |at| Stay::of(&rows, Moment(at));
        assert_eq!(stay(15), Stay::Now { until: Some(Moment(20)) });
        assert_eq!(stay(25), Stay::NotYet { from: Moment(30) });
        assert_eq!(stay(60), Stay::Over { at: Moment(40) });
    }
}

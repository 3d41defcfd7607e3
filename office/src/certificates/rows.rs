use std::collections::{BTreeMap, BTreeSet};

use engine::{Moment, Slug, Track};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::store::entity::{attempt, certificate, marks};
use crate::{Outcome, PersonId};

/// The certificates of a person for a post, newest first.
pub(crate) async fn of(db: &impl ConnectionTrait, person: &PersonId, post: &Slug) -> Outcome<Vec<certificate::Model>> {
    let rows = certificate::Entity::find()
        .filter(certificate::Column::PersonId.eq(person.as_str()))
        .filter(certificate::Column::Post.eq(post.as_str()))
        .order_by_desc(certificate::Column::IssuedAt);
    Ok(rows.all(db).await?)
}

/// From when on a passed exam counts for the next certificate: after a revocation, what was passed before it counts no
/// more; after an expiry, what the expired certificate rested on. None when everything counts.
pub(crate) async fn since(
    db: &impl ConnectionTrait,
    person: &PersonId,
    post: &Slug,
    now: Moment,
) -> Outcome<Option<Moment>> {
    let newest = of(db, person, post).await?.into_iter().next();
    Ok(newest.and_then(|row| match row.revoked_at {
        Some(revoked) => Some(Moment(revoked)),
        None if row.expires_at <= now.0 => Some(Moment(row.issued_at)),
        None => None,
    }))
}

/// What a certificate rests on.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Ground {
    /// An exam of the track is not passed, or not anew.
    Missing,
    /// The newest marks of the track's exams; none when the track asks for no exam.
    Marks(Option<String>),
}

/// Looks for passing marks of every exam of the track, of attempts that ended after `since`.
pub(super) async fn ground(
    db: &impl ConnectionTrait,
    person: &PersonId,
    track: &Track,
    since: Option<Moment>,
) -> Outcome<Ground> {
    let mut asked: BTreeSet<&str> = track.phases.iter().flat_map(|phase| &phase.exams).map(Slug::as_str).collect();
    let attempts = attempt::Entity::find()
        .filter(attempt::Column::PersonId.eq(person.as_str()))
        .filter(attempt::Column::Exam.is_in(asked.iter().copied()))
        .filter(attempt::Column::State.eq("closed"))
        .filter(attempt::Column::ClosedAt.gt(since.map_or(i64::MIN, |since| since.0)))
        .order_by_asc(attempt::Column::ClosedAt)
        .all(db)
        .await?;
    let ids = attempts.iter().map(|attempt| attempt.id.as_str());
    let marks = marks::Entity::find()
        .filter(marks::Column::AttemptId.is_in(ids))
        .order_by_asc(marks::Column::Number)
        .all(db)
        .await?;
    // A later grading of the same attempt takes the place of an earlier one.
    let newest: BTreeMap<&str, &marks::Model> = marks.iter().map(|row| (row.attempt_id.as_str(), row)).collect();
    let mut rests_on = None;
    for attempt in &attempts {
        if let Some(row) = newest.get(attempt.id.as_str()).filter(|row| row.passed) {
            asked.remove(attempt.exam.as_str());
            rests_on = Some(row.id.clone());
        }
    }
    Ok(if asked.is_empty() { Ground::Marks(rests_on) } else { Ground::Missing })
}

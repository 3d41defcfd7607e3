use std::collections::BTreeSet;

use engine::{Moment, Refusal, Slug, Track};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::ids::is_plain;
use crate::store::entity::certificate;
use crate::{Outcome, PersonId, passes};

/// The certificates of a person for a post, newest first.
pub(crate) async fn of(db: &impl ConnectionTrait, person: &PersonId, post: &Slug) -> Outcome<Vec<certificate::Model>> {
    let rows = certificate::Entity::find()
        .filter(certificate::Column::PersonId.eq(person.as_str()))
        .filter(certificate::Column::Post.eq(post.as_str()))
        .order_by_desc(certificate::Column::IssuedAt);
    Ok(rows.all(db).await?)
}

/// The certificate of this number.
pub(super) async fn numbered(db: &impl ConnectionTrait, number: &str) -> Outcome<certificate::Model> {
    let row = match is_plain(number) {
        true => certificate::Entity::find().filter(certificate::Column::Number.eq(number)).one(db).await?,
        false => None,
    };
    Ok(row.ok_or(Refusal::NotFound)?)
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

/// When the newest certificate of a person for a post was issued, or revoked: attempts that ended before do not use up
/// those for the next. None when there is no certificate yet.
pub(crate) async fn begun_anew(db: &impl ConnectionTrait, person: &PersonId, post: &Slug) -> Outcome<Option<Moment>> {
    let newest = of(db, person, post).await?.into_iter().next();
    Ok(newest.map(|row| Moment(row.revoked_at.unwrap_or(row.issued_at))))
}

/// What a certificate of a complete track rests on: the newest marks of the track's exams, of attempts that ended after
/// `since`; none when the track asks for no exam.
pub(super) async fn rests_on(
    db: &impl ConnectionTrait,
    person: &PersonId,
    track: &Track,
    since: Option<Moment>,
) -> Outcome<Option<String>> {
    let asked: BTreeSet<&str> = track.phases.iter().flat_map(|phase| &phase.exams).map(Slug::as_str).collect();
    let passed = passes::passed(db, person, since).await?;
    Ok(passed.into_iter().rev().find(|pass| asked.contains(pass.exam.as_str())).map(|pass| pass.marks))
}

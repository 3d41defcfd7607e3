use std::collections::BTreeSet;

use engine::{Moment, Refusal, Slug, Track};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::ids::is_plain;
use crate::shelf::Shelf;
use crate::store::entity::certificate;
use crate::{Outcome, PersonId, passes};

/// The certificates of a person for a post, newest first.
pub(crate) async fn of(db: &impl ConnectionTrait, person: &PersonId, post: &Slug) -> Outcome<Vec<certificate::Model>> {
    let rows = certificate::Entity::find()
        .filter(certificate::Column::PersonId.eq(person.as_str()))
        .filter(certificate::Column::Post.eq(post.as_str()))
        .order_by_desc(certificate::Column::IssuedAt)
        .order_by_desc(certificate::Column::InForce);
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

/// From when on a passed exam counts for the next certificate.
pub(crate) async fn since(
    db: &impl ConnectionTrait,
    person: &PersonId,
    post: &Slug,
    now: Moment,
) -> Outcome<Option<Moment>> {
    Ok(Rounds(&of(db, person, post).await?).counts(now))
}

/// What the certificates of a person for a post, newest first, say of the way to the next one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rounds<'r>(pub(crate) &'r [certificate::Model]);

impl Rounds<'_> {
    /// When the newest certificate was revoked, or its term began: attempts that ended before do not use up those for the
    /// next. None when there is no certificate yet.
    pub(crate) fn anew(self) -> Option<Moment> {
        let newest = self.0.first()?;
        newest.revoked_at.map(Moment).or_else(|| self.begun())
    }

    /// From when on a passed exam counts for the next certificate: after a revocation, what was passed before it counts no
    /// more; after an expiry, what the expired certificate rested on. None when everything counts.
    pub(crate) fn counts(self, now: Moment) -> Option<Moment> {
        let newest = self.0.first()?;
        if newest.revoked_at.is_some() || newest.expires_at <= now.0 { self.anew() } else { None }
    }

    /// When the term of the newest began. One that was issued anew ends when the one before would have, and goes on with
    /// its term.
    pub(crate) fn begun(self) -> Option<Moment> {
        let newest = self.0.first()?;
        let goes_on = |row: &&certificate::Model| row.expires_at == newest.expires_at && row.revoked_at.is_none();
        let first = self.0.iter().skip(1).take_while(goes_on).last().unwrap_or(newest);
        Some(Moment(first.issued_at))
    }
}

/// What a certificate of a complete track rests on: the newest marks of the track's exams, of attempts that ended after
/// `since`; none when the track asks for no exam.
pub(super) async fn rests_on(
    db: &impl ConnectionTrait,
    shelf: &Shelf,
    person: &PersonId,
    track: &Track,
    since: Option<Moment>,
) -> Outcome<Option<String>> {
    let asked = exams_of(track);
    let passed = passes::passed(db, shelf, person, since).await?;
    Ok(passed.into_iter().rev().find(|pass| asked.contains(pass.exam.as_str())).map(|pass| pass.marks))
}

/// Whether every exam of a track was passed after `since`; never when it asks for none.
pub(super) async fn is_passed_again(
    db: &impl ConnectionTrait,
    shelf: &Shelf,
    person: &PersonId,
    track: &Track,
    since: Option<Moment>,
) -> Outcome<bool> {
    let asked = exams_of(track);
    let passed: BTreeSet<String> =
        passes::passed(db, shelf, person, since).await?.into_iter().map(|pass| pass.exam).collect();
    Ok(!asked.is_empty() && asked.into_iter().all(|exam| passed.contains(exam)))
}

fn exams_of(track: &Track) -> BTreeSet<&str> {
    track.phases.iter().flat_map(|phase| &phase.exams).map(Slug::as_str).collect()
}

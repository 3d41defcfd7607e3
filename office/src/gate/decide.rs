use engine::{Moment, Slug, Track};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use super::{Reason, Stay};
use crate::certificates::is_proven;
use crate::signing::KeySet;
use crate::store::entity::{certificate, enrolment, person_data, post, track_version};
use crate::{Office, Outcome, PersonId};

/// What the gate says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decision {
    pub(crate) open: bool,
    /// Why not; empty when open.
    pub(crate) reasons: Vec<Reason>,
    /// When the answer changes, as far as is known.
    pub(crate) changes_at: Option<Moment>,
}

/// What the gate looks at, gathered before it decides.
pub(crate) struct Evidence {
    /// What speaks against the person before any certificate is looked at.
    pub(crate) hindrances: Vec<Reason>,
    /// When their days at the post begin or end next: the answer changes then at the latest.
    pub(crate) turns_at: Option<Moment>,
    /// Their certificates for the post, newest first.
    pub(crate) certificates: Vec<certificate::Model>,
}

impl Decision {
    pub(crate) fn closed(reason: Reason) -> Self {
        Self { open: false, reasons: vec![reason], changes_at: None }
    }
}

impl Evidence {
    /// Of somebody who is here, when post and days are known already. Without a track a post lets nobody in.
    pub(crate) fn of(track: Option<&Track>, stay: Stay, certificates: Vec<certificate::Model>) -> Self {
        let hindrance = if track.is_some() { stay.hindrance() } else { Some(Reason::NoTrack) };
        let turns_at = stay.changes_at().filter(|_| track.is_some());
        Self { hindrances: hindrance.into_iter().collect(), turns_at, certificates }
    }

    /// Opens only when nothing hinders and a certificate that carries our signature covers the moment.
    pub(crate) fn decide(&self, keys: &KeySet, at: Moment) -> Decision {
        self.decide_by(|row| is_proven(keys, row), at)
    }

    /// The same, by somebody who may remember which certificates are proven.
    pub(crate) fn decide_by(&self, is_proven: impl Fn(&certificate::Model) -> bool, at: Moment) -> Decision {
        if !self.hindrances.is_empty() {
            return Decision { open: false, reasons: self.hindrances.clone(), changes_at: self.turns_at };
        }
        let sooner = |moment: Moment| self.turns_at.map_or(moment, |turn| turn.min(moment));
        // The newest first: what it says counts unless an older one still covers the moment.
        let mut newest = None;
        for row in &self.certificates {
            match look_at(row, &is_proven, at) {
                Ok(until) => return Decision { open: true, reasons: Vec::new(), changes_at: Some(sooner(until)) },
                Err(decision) => newest = newest.or(Some(decision)),
            }
        }
        let closed = newest.unwrap_or_else(|| Decision::closed(Reason::NoCertificate));
        Decision { changes_at: closed.changes_at.map(sooner), ..closed }
    }
}

/// Until when this certificate opens the gate at that moment, or why it does not.
fn look_at(
    row: &certificate::Model,
    is_proven: &impl Fn(&certificate::Model) -> bool,
    at: Moment,
) -> Result<Moment, Decision> {
    let closed = |reason| Err(Decision::closed(reason));
    if !is_proven(row) {
        return closed(Reason::NotProven);
    }
    if at.0 < row.issued_at {
        let from = Moment(row.issued_at);
        return Err(Decision { changes_at: Some(from), ..Decision::closed(Reason::NotYetValid { from }) });
    }
    match row.revoked_at {
        Some(revoked) if revoked <= at.0 => closed(Reason::Revoked { at: Moment(revoked) }),
        _ if row.expires_at <= at.0 => closed(Reason::Expired { at: Moment(row.expires_at) }),
        Some(revoked) => Ok(Moment(revoked.min(row.expires_at))),
        None => Ok(Moment(row.expires_at)),
    }
}

/// Gathers what the gate looks at for one person and post.
pub(crate) async fn evidence(
    db: &impl ConnectionTrait,
    person: &PersonId,
    post: &str,
    at: Moment,
) -> Outcome<Evidence> {
    let mut hindrances = Vec::new();
    let data = person_data::Entity::find_by_id(person.as_str()).one(db).await?;
    if !data.is_some_and(|data| data.present) {
        hindrances.push(Reason::UnknownPerson);
    }
    if post::Entity::find_by_id(post).one(db).await?.is_none() {
        hindrances.push(Reason::UnknownPost);
    } else if track_version::Entity::find().filter(track_version::Column::Post.eq(post)).count(db).await? == 0 {
        hindrances.push(Reason::NoTrack);
    }
    let stay = stay(db, person, post, at).await?;
    // Of a post without a track nothing more needs to be said.
    hindrances.extend(stay.hindrance().filter(|_| !hindrances.iter().any(is_of_the_post)));
    let certificates = certificate::Entity::find()
        .filter(certificate::Column::PersonId.eq(person.as_str()))
        .filter(certificate::Column::Post.eq(post))
        .order_by_desc(certificate::Column::IssuedAt)
        .all(db)
        .await?;
    let turns_at =
        stay.changes_at().filter(|_| hindrances.iter().all(|reason| matches!(reason, Reason::NotYet { .. })));
    Ok(Evidence { hindrances, turns_at, certificates })
}

const fn is_of_the_post(reason: &Reason) -> bool {
    matches!(reason, Reason::UnknownPost | Reason::NoTrack)
}

async fn stay(db: &impl ConnectionTrait, person: &PersonId, post: &str, at: Moment) -> Outcome<Stay> {
    let rows = enrolment::Entity::find()
        .filter(enrolment::Column::PersonId.eq(person.as_str()))
        .filter(enrolment::Column::Post.eq(post))
        .all(db)
        .await?;
    Ok(Stay::of(&rows, at))
}

impl Office {
    /// The decision for a person who is known, as their own pages show it.
    pub(crate) async fn decide(&self, person: &PersonId, post: &Slug, at: Moment) -> Outcome<Decision> {
        let db = self.store.read();
        let keys = KeySet::load(db).await?;
        Ok(evidence(db, person, post.as_str(), at).await?.decide(&keys, at))
    }
}

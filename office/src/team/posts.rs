use std::collections::BTreeMap;

use engine::{Lang, Moment, Slug};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

use crate::gate::{Evidence, Reason};
use crate::shelf;
use crate::signing::KeySet;
use crate::store::entity::{certificate, enrolment};
use crate::{Breakage, Office, Outcome, PersonId};

/// Whether somebody may work at a post now.
#[derive(Debug, Clone, Serialize)]
pub struct PostState {
    /// The post.
    pub post: Slug,
    /// Its title.
    pub title: String,
    /// Whether the gate is open now.
    pub open: bool,
    /// Why not; empty when open.
    pub reasons: Vec<Reason>,
    /// Until when it stays open.
    pub until: Option<Moment>,
}

impl Office {
    /// The gate of one person at each of their posts.
    pub(crate) async fn post_states(&self, person: &PersonId, lang: Lang) -> Outcome<Vec<PostState>> {
        let (db, now) = (self.store.read(), self.now());
        let (keys, tracks) = (KeySet::load(db).await?, self.shelf.present_tracks(db).await?);
        let enrolled = enrolment::Entity::find()
            .filter(enrolment::Column::PersonId.eq(person.as_str()))
            .filter(enrolment::Column::UntilAt.is_null())
            .order_by_asc(enrolment::Column::Post)
            .all(db)
            .await?;
        let mut certificates: BTreeMap<String, Vec<certificate::Model>> = BTreeMap::new();
        let rows = certificate::Entity::find()
            .filter(certificate::Column::PersonId.eq(person.as_str()))
            .order_by_desc(certificate::Column::IssuedAt);
        for row in rows.all(db).await? {
            certificates.entry(row.post.clone()).or_default().push(row);
        }
        let state = |row: enrolment::Model| {
            let track = tracks.get(&row.post);
            let evidence = Evidence {
                hindrances: if track.is_some() { Vec::new() } else { vec![Reason::NoTrack] },
                certificates: certificates.remove(&row.post).unwrap_or_default(),
            };
            let decision = evidence.decide(&keys, now);
            Ok(PostState {
                title: track.map_or_else(|| row.post.clone(), |track| shelf::title(&track.title, lang)),
                post: Slug::parse(&row.post).map_err(Breakage::new)?,
                until: decision.changes_at.filter(|_| decision.open),
                open: decision.open,
                reasons: decision.reasons,
            })
        };
        enrolled.into_iter().map(state).collect()
    }
}

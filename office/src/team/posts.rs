use std::collections::BTreeMap;
use std::sync::Arc;

use engine::{Lang, Moment, Slug};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

use crate::gate::{Evidence, Reason, Stay, stays};
use crate::shelf;
use crate::signing::KeySet;
use crate::store::entity::certificate;
use crate::{Office, Outcome, PersonId};

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
        let mut stays = stays(db, person, now).await?;
        stays.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut certificates: BTreeMap<String, Vec<certificate::Model>> = BTreeMap::new();
        let rows = certificate::Entity::find()
            .filter(certificate::Column::PersonId.eq(person.as_str()))
            .order_by_desc(certificate::Column::IssuedAt);
        for row in rows.all(db).await? {
            certificates.entry(row.post.clone()).or_default().push(row);
        }
        let state = |(post, stay): (Slug, Stay)| {
            let track = tracks.get(post.as_str());
            let certificates = certificates.remove(post.as_str()).unwrap_or_default();
            let decision = Evidence::of(track.map(Arc::as_ref), stay, certificates).decide(&keys, now);
            PostState {
                title: track.map_or_else(|| post.to_string(), |track| shelf::title(&track.title, lang)),
                until: decision.changes_at.filter(|_| decision.open),
                open: decision.open,
                reasons: decision.reasons,
                post,
            }
        };
        Ok(stays.into_iter().map(state).collect())
    }
}

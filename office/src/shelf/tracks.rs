use std::collections::BTreeMap;
use std::sync::Arc;

use engine::Track;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::Shelf;
use crate::store::entity::track_version;
use crate::{Breakage, Outcome};

impl Shelf {
    /// What a post asks for at present, with the id of that version; none when the post has no track.
    pub(crate) async fn present_track(
        &self,
        db: &impl ConnectionTrait,
        post: &str,
    ) -> Outcome<Option<(String, Arc<Track>)>> {
        let newest: Option<String> = track_version::Entity::find()
            .select_only()
            .column(track_version::Column::Id)
            .filter(track_version::Column::Post.eq(post))
            .order_by_desc(track_version::Column::Number)
            .into_tuple()
            .one(db)
            .await?;
        let Some(version) = newest else { return Ok(None) };
        let track = self.track(db, &version).await?;
        Ok(Some((version, track)))
    }

    /// What each post that has a track asks for at present, by post.
    pub(crate) async fn present_tracks(&self, db: &impl ConnectionTrait) -> Outcome<BTreeMap<String, Arc<Track>>> {
        let versions: Vec<(String, String)> = track_version::Entity::find()
            .select_only()
            .columns([track_version::Column::Post, track_version::Column::Id])
            .order_by_asc(track_version::Column::Number)
            .into_tuple()
            .all(db)
            .await?;
        let newest: BTreeMap<String, String> = versions.into_iter().collect();
        let mut tracks = BTreeMap::new();
        for (post, version) in newest {
            tracks.insert(post, self.track(db, &version).await?);
        }
        Ok(tracks)
    }

    /// One version of a track.
    pub(crate) async fn track(&self, db: &impl ConnectionTrait, version: &str) -> Outcome<Arc<Track>> {
        if let Some(track) = self.0.tracks.get(version) {
            return Ok(track);
        }
        let row = track_version::Entity::find_by_id(version).one(db).await?;
        let row = row.ok_or_else(|| Breakage::new("a track version is gone"))?;
        let track = Track::parse(&row.post, &row.source).0;
        let track = track.ok_or_else(|| Breakage::new(format!("track version {version} cannot be read")))?;
        Ok(self.0.tracks.put(row.id, track))
    }
}

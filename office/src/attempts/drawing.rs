use std::sync::Arc;

use engine::{Drawn, Pool, draw};
use sea_orm::DatabaseConnection;

use super::footing::Footing;
use crate::shelf::Origin;
use crate::{Office, Outcome};

/// A paper that was drawn just now.
pub(super) struct Fresh {
    pub(super) drawn: Drawn,
    pub(super) pool: Arc<Pool>,
    /// What the draw rests on.
    pub(super) origin: Origin,
}

impl Office {
    /// Draws a paper on this footing. As long as the unseen suffice, nothing more is asked of the database.
    pub(super) async fn draw_for(
        &self,
        db: &DatabaseConnection,
        Footing { plan: exam, version, revision, day, posts, before, .. }: &Footing,
    ) -> Outcome<Fresh> {
        let origin = Origin { revision: *revision, day: day.clone(), posts: posts.clone() };
        let (pool, origin) = self.shelf.pool(db, (version, exam), origin).await?;
        let seed = self.chance.bytes();
        let mut drawn = draw(&seed, &pool, &before.seen())?;
        if drawn.reused {
            // The unseen ran out: now it matters how often each was used, and the same seed is drawn with that.
            self.shelf.count_uses(db, self.now()).await?;
            drawn = draw(&seed, &pool, &before.used(&self.shelf))?;
        }
        self.shelf.note_draw(&drawn.paper, &pool);
        Ok(Fresh { drawn, pool, origin })
    }
}

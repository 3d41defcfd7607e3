use std::sync::Arc;

use engine::{Drawn, Pool, Slug, draw};
use sea_orm::ConnectionTrait;

use super::footing::Footing;
use super::seen::Before;
use crate::shelf::Origin;
use crate::{Office, Outcome, PersonId};

/// A paper that was drawn just now.
pub(super) struct Fresh {
    pub(super) drawn: Drawn,
    pub(super) pool: Arc<Pool>,
    /// What the draw rests on.
    pub(super) origin: Origin,
}

impl Office {
    /// Draws a paper for a person on the way to these posts: one statement as long as the unseen suffice, and another when
    /// they do not.
    pub(super) async fn draw_for(
        &self,
        db: &impl ConnectionTrait,
        (person, posts): (&PersonId, Vec<Slug>),
        Footing { plan: exam, version, revision, day }: &Footing,
    ) -> Outcome<Fresh> {
        let origin = Origin { revision: *revision, day: day.clone(), posts };
        let (pool, origin) = self.shelf.pool(db, (version, exam), origin).await?;
        let before = Before::of(db, person, exam.mode).await?;
        let seed = self.chance.bytes();
        let mut drawn = draw(&seed, &pool, &before.seen())?;
        if drawn.reused {
            // The unseen ran out: now it matters how often each was used, and the same seed is drawn with that.
            drawn = draw(&seed, &pool, &before.used(db, person, exam.mode).await?)?;
        }
        Ok(Fresh { drawn, pool, origin })
    }
}

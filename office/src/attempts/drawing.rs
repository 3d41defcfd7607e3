use std::sync::Arc;

use engine::{Drawn, Exam, draw};
use sea_orm::ConnectionTrait;

use super::seen::Before;
use crate::content::of_today;
use crate::shelf::Origin;
use crate::standing::posts_of;
use crate::{Office, Outcome, PersonId};

impl Office {
    /// Draws a paper for a person, and says what the draw rests on: three statements as long as the unseen suffice, and a
    /// fourth when they do not.
    pub(super) async fn draw_for(
        &self,
        db: &impl ConnectionTrait,
        person: &PersonId,
        (version, exam): (&str, &Arc<Exam>),
    ) -> Outcome<(Drawn, Origin)> {
        let now = self.now();
        let (revision, day) = of_today(db, now).await?;
        let posts = posts_of(db, person, now).await?;
        let (pool, origin) = self.shelf.pool(db, (version, exam), Origin { revision, day, posts }).await?;
        let before = Before::of(db, person, exam.mode).await?;
        let seed = self.chance.bytes();
        let drawn = draw(&seed, &pool, &before.seen())?;
        if !drawn.reused {
            return Ok((drawn, origin));
        }
        // The unseen ran out: now it matters how often each was used, and the same seed is drawn with that.
        Ok((draw(&seed, &pool, &before.used(db, person, exam.mode).await?)?, origin))
    }
}

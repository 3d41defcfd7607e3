use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::store::entity::{invitation, lease, session, setting};
use crate::{Office, Outcome};

/// How long sessions and links stay after their end: longer than a browser is known by its earlier ones, and long enough
/// for people to see in their records who was signed in as them.
const KEPT_MS: i64 = 90 * 24 * 3_600_000;

impl Office {
    /// What is done from time to time: forgets what has been forgotten anyway.
    ///
    /// # Errors
    /// Only when something broke.
    pub async fn tidy(&self) -> Outcome<()> {
        self.forget_old_failures().await?;
        self.forget_old_ways_in().await
    }

    /// Sessions and one-time links that let nobody in any more go after a while.
    async fn forget_old_ways_in(&self) -> Outcome<()> {
        let until = self.now().0 - KEPT_MS;
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    session::Entity::delete_many().filter(session::Column::ExpiresAt.lte(until)).exec(tx).await?;
                    invitation::Entity::delete_many().filter(invitation::Column::ExpiresAt.lte(until)).exec(tx).await?;
                    Ok(())
                })
            })
            .await
    }

    /// Whether the office can read and write now.
    pub async fn is_ready(&self) -> bool {
        let reads = setting::Entity::find().one(self.store.read()).await.is_ok();
        let writes = self.store.write(|tx| {
            Box::pin(async move {
                lease::Entity::delete_by_id("readiness").exec(tx).await?;
                Ok(())
            })
        });
        reads && writes.await.is_ok()
    }

    /// Waits until what was noted in passing is written: when a session was last used, what somebody has read.
    pub async fn settled(&self) {
        self.store.settled().await;
    }

    /// Closes the office: what was taken is finished, then the connections end. Verbs asked afterwards fail.
    pub async fn shut(&self) {
        self.store.close().await;
    }
}

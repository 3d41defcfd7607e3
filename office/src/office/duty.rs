use sea_orm::EntityTrait;

use crate::store::entity::{lease, setting};
use crate::{Office, Outcome};

impl Office {
    /// What is done from time to time: forgets what has been forgotten anyway.
    ///
    /// # Errors
    /// Only when something broke.
    pub async fn tidy(&self) -> Outcome<()> {
        self.forget_old_failures().await
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

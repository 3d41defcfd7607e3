use engine::Refusal;
use sea_orm::{EntityTrait, QuerySelect};

use crate::store::entity::setting;
use crate::{Breakage, Office, Outcome, settings};

/// The setting that says how far a demonstration's clock is ahead.
const AHEAD: &str = "demonstration-ahead";

impl Office {
    /// By how many milliseconds a demonstration's clock was moved ahead: every program that opens its database goes by the
    /// same time. Nought anywhere else.
    ///
    /// # Errors
    /// Only when something broke.
    pub async fn ahead(&self) -> Outcome<i64> {
        if !self.is_demonstration() {
            return Ok(0);
        }
        match settings::get(self.store.read(), AHEAD).await? {
            Some(ms) => Ok(ms.parse().map_err(Breakage::new)?),
            None => Ok(0),
        }
    }

    /// Remembers that a demonstration's clock is moved ahead by so many milliseconds more. To move it is up to whoever
    /// holds it.
    ///
    /// # Errors
    /// `NotAllowed` in a database that is no demonstration.
    pub async fn move_ahead(&self, ms: i64) -> Outcome<()> {
        if !self.is_demonstration() {
            return Err(Refusal::NotAllowed.into());
        }
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    settings::settle(tx, AHEAD, "0".to_owned()).await?;
                    let row = setting::Entity::find_by_id(AHEAD).lock_exclusive().one(tx).await?;
                    let before: i64 = match row {
                        Some(row) => row.value.parse().map_err(Breakage::new)?,
                        None => 0,
                    };
                    settings::put(tx, AHEAD, before.saturating_add(ms).to_string()).await
                })
            })
            .await
    }
}

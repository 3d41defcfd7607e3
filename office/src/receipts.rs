//! Receipts: each proves one answer and all before it of the same attempt, so that a row that was changed, removed or
//! put in later breaks the chain.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

use engine::Refusal;

use crate::secrets::{Purpose, Secrets, hex};
use crate::store::entity::{answer, attempt};
use crate::{AttemptId, Office, Operator, Outcome};

/// What became of the chain of an attempt's receipts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "chain", rename_all = "kebab-case")]
pub enum ChainState {
    /// Every receipt is right.
    Whole {
        /// How many answers there are.
        answers: u32,
    },
    /// A row is not what it was, or rows are missing.
    Broken {
        /// The first row that does not fit, counted from 1; one more than there are when the end is missing.
        ordinal: u32,
    },
}

/// The receipt of an answer that follows another. Every column but the receipt itself goes in.
pub(crate) fn seal(secrets: &Secrets, row: &answer::Model, previous: Option<&str>) -> String {
    let numbers = [row.ordinal, row.place, row.epoch, row.sequence].map(i32::to_be_bytes);
    let parts: [&[u8]; 8] = [
        row.attempt_id.as_bytes(),
        numbers.as_flattened(),
        row.device.as_bytes(),
        row.payload.as_bytes(),
        row.language.as_bytes(),
        &row.received_at.to_be_bytes(),
        row.standing.as_bytes(),
        previous.unwrap_or_default().as_bytes(),
    ];
    hex(&secrets.mac(Purpose::Receipt, &parts))
}

impl Office {
    /// Recomputes the receipts of an attempt.
    ///
    /// # Errors
    /// `NotFound` when there is no such attempt.
    pub async fn verify_attempt(&self, _operator: &Operator, id: &AttemptId) -> Outcome<ChainState> {
        let db = self.store.read();
        let attempt = attempt::Entity::find_by_id(id.as_str()).one(db).await?.ok_or(Refusal::NotFound)?;
        let rows = answer::Entity::find()
            .filter(answer::Column::AttemptId.eq(id.as_str()))
            .order_by_asc(answer::Column::Ordinal)
            .all(db)
            .await?;
        let mut previous: Option<&str> = None;
        for (ordinal, row) in (1..).zip(&rows) {
            let follows = u32::try_from(row.ordinal) == Ok(ordinal);
            if !follows || seal(&self.secrets, row, previous) != row.receipt {
                return Ok(ChainState::Broken { ordinal });
            }
            previous = Some(&row.receipt);
        }
        let answers = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        if attempt.last_receipt.as_deref() != previous {
            return Ok(ChainState::Broken { ordinal: answers.saturating_add(1) });
        }
        Ok(ChainState::Whole { answers })
    }
}

use engine::{Lang, Moment, Refusal};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};

use super::Standing;
use crate::Outcome;
use crate::receipts::seal;
use crate::secrets::Secrets;
use crate::store::entity::{answer, attempt};

/// More rows than anybody writes in earnest; whoever sends more only fills the disk.
const MOST: i32 = 10_000;

/// An answer before it is written.
pub(crate) struct Entry<'a> {
    pub(crate) place: i32,
    pub(crate) device: &'a str,
    pub(crate) epoch: i32,
    /// Without one, the row's own number.
    pub(crate) sequence: Option<i32>,
    pub(crate) payload: String,
    pub(crate) language: Lang,
    pub(crate) received_at: Moment,
    pub(crate) standing: Standing,
}

/// Writes an answer behind the others of a locked attempt, which then stands as the answer left it.
pub(crate) async fn append(
    tx: &DatabaseTransaction,
    secrets: &Secrets,
    attempt: &mut attempt::Model,
    entry: Entry<'_>,
) -> Outcome<()> {
    let row = follow(secrets, attempt, entry)?;
    answer::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    attempt::Entity::update_many()
        .col_expr(attempt::Column::Version, Expr::value(attempt.version))
        .col_expr(attempt::Column::LastReceipt, Expr::value(attempt.last_receipt.as_deref()))
        .col_expr(attempt::Column::LastSequence, Expr::value(attempt.last_sequence))
        .col_expr(attempt::Column::Epoch, Expr::value(attempt.epoch))
        .col_expr(attempt::Column::Holder, Expr::value(attempt.holder.as_deref()))
        .filter(attempt::Column::Id.eq(attempt.id.as_str()))
        .exec(tx)
        .await?;
    Ok(())
}

/// The row of an answer that follows what an attempt has, with its receipt, and what it changes about the attempt. An
/// answer that counts makes its device the holder.
pub(super) fn follow(
    secrets: &Secrets,
    attempt: &mut attempt::Model,
    entry: Entry<'_>,
) -> Result<answer::Model, Refusal> {
    if attempt.version >= MOST {
        return Err(Refusal::TooManyTries { retry_after_s: 3600 });
    }
    let (ordinal, counts) = (attempt.version + 1, entry.standing == Standing::Counted);
    let mut row = answer::Model {
        attempt_id: attempt.id.clone(),
        ordinal,
        place: entry.place,
        device: entry.device.to_owned(),
        epoch: entry.epoch,
        sequence: entry.sequence.unwrap_or(ordinal),
        payload: entry.payload,
        language: entry.language.as_str().to_owned(),
        received_at: entry.received_at.0,
        standing: entry.standing.as_str().to_owned(),
        receipt: String::new(),
    };
    row.receipt = seal(secrets, &row, attempt.last_receipt.as_deref());
    attempt.version = ordinal;
    attempt.last_receipt = Some(row.receipt.clone());
    attempt.last_sequence = attempt.last_sequence.map(|last| last.max(row.sequence));
    if counts {
        attempt.epoch = row.epoch;
        attempt.holder = Some(row.device.clone());
    }
    Ok(row)
}

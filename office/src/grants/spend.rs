use engine::{Moment, Refusal};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::Outcome;
use crate::store::entity::exam_grant;

/// What a new attempt takes of what was granted.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spending {
    /// The granted attempt it is, when the regular ones are used up.
    pub(crate) attempt: Option<String>,
    /// Only what was granted later counts.
    pub(crate) since: Option<Moment>,
}

/// Lets a new attempt take something that was granted, in the transaction that stores it.
///
/// # Errors
/// `Busy` when something else has just taken it; looking again tells.
pub(crate) async fn take(tx: &DatabaseTransaction, grant: &str, attempt: &str) -> Outcome<()> {
    let taken = exam_grant::Entity::update_many()
        .col_expr(exam_grant::Column::AttemptId, Expr::value(attempt))
        .filter(exam_grant::Column::Id.eq(grant))
        .filter(exam_grant::Column::AttemptId.is_null())
        .filter(exam_grant::Column::VoidAt.is_null())
        .exec(tx)
        .await?;
    if taken.rows_affected == 0 {
        return Err(Refusal::Busy { retry_after_s: 1 }.into());
    }
    Ok(())
}

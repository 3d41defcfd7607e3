use engine::{Moment, Refusal, Slug};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::{MINUTES, waits};
use crate::store::entity::exam_grant;
use crate::{Outcome, PersonId};

/// What a new attempt takes of what was granted.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spending {
    /// The granted attempt it is, when the regular ones are used up.
    pub(crate) attempt: Option<String>,
    /// Only what was granted later counts.
    pub(crate) since: Option<Moment>,
}

/// Lets a new attempt take what was granted, in the transaction that stores it; gives the extra minutes,
/// which its deadline does not know yet.
pub(crate) async fn spend(
    tx: &DatabaseTransaction,
    spending: &Spending,
    person: &PersonId,
    exam: &Slug,
    id: &str,
) -> Outcome<i32> {
    if let Some(grant) = &spending.attempt
        && take(tx, grant, id).await? == 0
    {
        // Somebody else has just taken it; looking again tells.
        return Err(Refusal::Busy { retry_after_s: 1 }.into());
    }
    let minutes = exam_grant::Entity::find()
        .filter(exam_grant::Column::PersonId.eq(person.as_str()))
        .filter(exam_grant::Column::Exam.eq(exam.as_str()))
        .filter(exam_grant::Column::Kind.eq(MINUTES))
        .filter(exam_grant::Column::AttemptId.is_null())
        .filter(exam_grant::Column::VoidAt.is_null())
        .one(tx)
        .await?;
    // One of a kind waits at a time.
    let Some(grant) = minutes.filter(|grant| waits(grant, spending.since)) else { return Ok(0) };
    if take(tx, &grant.id, id).await? == 0 {
        return Ok(0);
    }
    Ok(grant.minutes)
}

async fn take(tx: &DatabaseTransaction, grant: &str, attempt: &str) -> Outcome<u64> {
    let taken = exam_grant::Entity::update_many()
        .col_expr(exam_grant::Column::AttemptId, Expr::value(attempt))
        .filter(exam_grant::Column::Id.eq(grant))
        .filter(exam_grant::Column::AttemptId.is_null())
        .filter(exam_grant::Column::VoidAt.is_null())
        .exec(tx)
        .await?;
    Ok(taken.rows_affected)
}

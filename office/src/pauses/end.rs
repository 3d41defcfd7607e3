use engine::{AttemptState, Moment};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde_json::json;

use super::{Call, PauseEnded, open};
use crate::Outcome;
use crate::attempts::deadline;
use crate::store::entity::{attempt, attempt_pause, exam_pause};
use crate::store::{Hold, hold, insert};

impl Call {
    /// Gives the time back to all that stands still.
    pub(super) async fn end(self, tx: &DatabaseTransaction) -> Outcome<PauseEnded> {
        hold(tx, &[Hold::Paused(self.exam.as_str())]).await?;
        let Some(pause) = open(tx, &self.exam).await? else { return Ok(PauseEnded::Before) };
        let paused = self.held(tx, AttemptState::Paused.as_str()).await?;
        let now = self.clock.now().max(Moment(pause.paused_at));
        let back = now.minus(Moment(pause.paused_at));
        go_on(tx, &self.exam, now, back).await?;
        attempt_pause::Entity::update_many()
            .col_expr(attempt_pause::Column::UntilAt, Expr::value(now.0))
            .filter(attempt_pause::Column::PauseId.eq(&pause.id))
            .filter(attempt_pause::Column::UntilAt.is_null())
            .exec(tx)
            .await?;
        exam_pause::Entity::update_many()
            .col_expr(exam_pause::Column::ResumedAt, Expr::value(now.0))
            .filter(exam_pause::Column::Id.eq(&pause.id))
            .exec(tx)
            .await?;
        let told = |one: &attempt::Model| {
            let before = deadline(one);
            let after = json!({ "deadline": before.map(|at| at.plus_ms(back)), "stopped_ms": back });
            self.told("attempt.resumed", now, &one.id, &json!({ "deadline": before }), &after)
        };
        insert(tx, paused.iter().map(told)).await?;
        self.note(tx, "exam.resumed", now, paused.len()).await?;
        Ok(PauseEnded::Now { attempts: paused.len() })
    }
}

/// All attempts of a pause stopped at one moment, so that all get the same back.
async fn go_on(tx: &DatabaseTransaction, exam: &engine::Slug, now: Moment, back: i64) -> Outcome<()> {
    attempt::Entity::update_many()
        .col_expr(attempt::Column::State, Expr::value(AttemptState::Running.as_str()))
        .col_expr(attempt::Column::DeadlineAt, Expr::col(attempt::Column::DeadlineAt).add(back))
        .col_expr(attempt::Column::PausedAt, Expr::value(Option::<i64>::None))
        .col_expr(attempt::Column::ResumedAt, Expr::value(now.0))
        .filter(attempt::Column::Exam.eq(exam.as_str()))
        .filter(attempt::Column::State.eq(AttemptState::Paused.as_str()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Writes down when the pause of an attempt ended that was closed in it.
pub(crate) async fn end_of(tx: &DatabaseTransaction, attempt: &str, at: Moment) -> Outcome<()> {
    attempt_pause::Entity::update_many()
        .col_expr(attempt_pause::Column::UntilAt, Expr::value(at.0))
        .filter(attempt_pause::Column::AttemptId.eq(attempt))
        .filter(attempt_pause::Column::UntilAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

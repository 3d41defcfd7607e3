use engine::{AttemptState, Moment};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde_json::json;

use super::{Call, PauseBegun, open};
use crate::Outcome;
use crate::attempts::{deadline, is_overdue, left};
use crate::store::entity::{attempt, attempt_pause, exam_pause};
use crate::store::{Hold, hold, insert};

/// So many ids go into one statement.
const SOME: usize = 500;

impl Call {
    /// Stops the time of all that runs.
    pub(super) async fn begin(self, tx: &DatabaseTransaction) -> Outcome<PauseBegun> {
        hold(tx, &[Hold::Paused(self.exam.as_str())]).await?;
        if let Some(before) = open(tx, &self.exam).await? {
            return Ok(PauseBegun::Before { since: Moment(before.paused_at) });
        }
        let running = self.held(tx, AttemptState::Running.as_str()).await?;
        let now = self.clock.now();
        // What is overdue has ended, whether it was closed or not.
        let stopped: Vec<attempt::Model> = running.into_iter().filter(|one| !is_overdue(one, now)).collect();
        let pause = self.lay_down(tx, now).await?;
        for some in stopped.chunks(SOME) {
            stop(tx, some, now).await?;
        }
        let stands = stopped.iter().map(|one| attempt_pause::ActiveModel {
            attempt_id: Set(one.id.clone()),
            pause_id: Set(pause.clone()),
            from_at: Set(now.0),
            until_at: Set(None),
        });
        insert(tx, stands).await?;
        let told = |one: &attempt::Model| {
            let (before, after) = (json!({ "deadline": deadline(one) }), json!({ "left_ms": left(one, now) }));
            self.told("attempt.paused", now, &one.id, &before, &after)
        };
        insert(tx, stopped.iter().map(told)).await?;
        self.note(tx, "exam.paused", now, stopped.len()).await?;
        Ok(PauseBegun::Now { attempts: stopped.len() })
    }

    async fn lay_down(&self, tx: &DatabaseTransaction, now: Moment) -> Outcome<String> {
        let id = self.chance.id();
        let row = exam_pause::ActiveModel {
            id: Set(id.clone()),
            exam: Set(self.exam.to_string()),
            reason: Set(self.reason.clone()),
            paused_at: Set(now.0),
            paused_by: Set(self.actor.as_str().to_owned()),
            resumed_at: Set(None),
        };
        exam_pause::Entity::insert(row).exec_without_returning(tx).await?;
        Ok(id)
    }
}

async fn stop(tx: &DatabaseTransaction, some: &[attempt::Model], now: Moment) -> Outcome<()> {
    attempt::Entity::update_many()
        .col_expr(attempt::Column::State, Expr::value(AttemptState::Paused.as_str()))
        .col_expr(attempt::Column::PausedAt, Expr::value(now.0))
        .filter(attempt::Column::Id.is_in(some.iter().map(|one| one.id.as_str())))
        .exec(tx)
        .await?;
    Ok(())
}

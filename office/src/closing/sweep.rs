use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::leases::Held;
use crate::store::entity::attempt;
use crate::{Office, Outcome, Viewer};

/// An answer that came in time may still be waiting for the writer of another server: the sweep lets it pass.
const WAITING_MS: i64 = 2_000;
/// How long one server may sweep before another takes over.
const LEASE_MS: i64 = 60_000;
/// How many attempts one sweep closes; the next goes on.
const MOST: u64 = 500;
/// The lease's name.
const LEASE: &str = "sweep";

impl Office {
    /// Closes the attempts whose time is up, each at its own deadline, however late the sweep runs. Any number of servers
    /// may sweep: one does. Gives how many were closed.
    ///
    /// # Errors
    /// Only breakages.
    pub async fn sweep(&self) -> Outcome<u32> {
        let overdue = attempt::Entity::find()
            .filter(attempt::runs())
            .filter(due().lte(self.now().0.saturating_sub(WAITING_MS)))
            .order_by_asc(attempt::Column::DeadlineAt)
            .limit(MOST)
            .all(self.store.read())
            .await?;
        // Nothing is written when there is nothing to do.
        let holder = self.chance.id();
        if overdue.is_empty() || self.hold_lease(LEASE, &holder, LEASE_MS).await? == Held::Elsewhere {
            return Ok(0);
        }
        let closed = self.close_all(&overdue).await;
        self.store.measures().swept(closed);
        self.hold_lease(LEASE, &holder, 0).await?;
        Ok(closed)
    }

    /// Closes the viewer's own overdue attempts, so that no page shows them as running.
    pub(crate) async fn close_overdue_of(&self, viewer: &Viewer) -> Outcome<()> {
        let overdue = attempt::Entity::find()
            .filter(attempt::Column::PersonId.eq(viewer.person.as_str()))
            .filter(attempt::runs())
            .filter(due().lte(self.now().0))
            .all(self.store.read())
            .await?;
        self.close_all(&overdue).await;
        Ok(())
    }

    /// Closes what is overdue; says how many it could. One attempt that cannot be graded (it is logged) keeps neither the
    /// others open nor a page shut.
    async fn close_all(&self, overdue: &[attempt::Model]) -> u32 {
        let mut closed = 0;
        for attempt in overdue {
            match self.close_if_overdue(attempt).await {
                Ok(_) => closed += 1,
                Err(failure) => tracing::warn!(?failure, attempt = attempt.id, "an overdue attempt stays open"),
            }
        }
        closed
    }
}

/// The moment an attempt's time is up, as the database reckons it.
fn due() -> SimpleExpr {
    Expr::col(attempt::Column::DeadlineAt).add(Expr::col(attempt::Column::ExtraMs))
}

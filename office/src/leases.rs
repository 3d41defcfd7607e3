//! Work that one server does at a time, however many there are.

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue, EntityTrait};

use crate::store::entity::lease;
use crate::{Office, Outcome};

/// Clocks of two servers may differ by this many times the length of a lease.
const SKEW: i64 = 10;

/// Whether the work is ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held {
    Here,
    Elsewhere,
}

impl Office {
    /// Takes or renews a lease for so long; `ms` of 0 gives it back. A lease that reaches further ahead than any is given
    /// is from before the clock was put back: it would keep everybody from working until the clock has caught up.
    pub(crate) async fn hold_lease(&self, name: &'static str, holder: &str, ms: i64) -> Outcome<Held> {
        let now = self.now().0;
        let row = lease::ActiveModel {
            name: ActiveValue::Set(name.to_owned()),
            holder: ActiveValue::Set(holder.to_owned()),
            until_at: ActiveValue::Set(if ms == 0 { 0 } else { now.saturating_add(ms) }),
        };
        let until = || Expr::col((lease::Entity, lease::Column::UntilAt));
        let free = until().lte(now).or(until().gt(now.saturating_add(ms.saturating_mul(SKEW))));
        let own = Expr::col((lease::Entity, lease::Column::Holder)).eq(holder);
        let take = OnConflict::column(lease::Column::Name)
            .update_columns([lease::Column::Holder, lease::Column::UntilAt])
            .action_and_where(if ms == 0 { own } else { free.or(own) })
            .to_owned();
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let rows = lease::Entity::insert(row).on_conflict(take).exec_without_returning(tx).await?;
                    Ok(if rows > 0 { Held::Here } else { Held::Elsewhere })
                })
            })
            .await
    }
}

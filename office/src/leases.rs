//! Work that one server does at a time, however many there are.

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue, EntityTrait};

use crate::store::entity::lease;
use crate::{Office, Outcome};

/// Whether the work is ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held {
    Here,
    Elsewhere,
}

impl Office {
    /// Takes or renews a lease for so long; `ms` of 0 gives it back.
    pub(crate) async fn hold_lease(&self, name: &'static str, holder: &str, ms: i64) -> Outcome<Held> {
        let now = self.now().0;
        let row = lease::ActiveModel {
            name: ActiveValue::Set(name.to_owned()),
            holder: ActiveValue::Set(holder.to_owned()),
            until_at: ActiveValue::Set(now.saturating_add(ms)),
        };
        let free = Expr::col((lease::Entity, lease::Column::UntilAt)).lte(now);
        let own = Expr::col((lease::Entity, lease::Column::Holder)).eq(holder);
        let take = OnConflict::column(lease::Column::Name)
            .update_columns([lease::Column::Holder, lease::Column::UntilAt])
            .action_and_where(free.or(own))
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

use engine::Refusal;
use jiff::tz::TimeZone;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;

use super::By;
use crate::events::{self, Note};
use crate::store::entity::team;
use crate::{Office, Outcome};

impl Office {
    /// Puts a team into a zone of its own, `Europe/Berlin`; without one it is in the department's. The windows of exams are
    /// reckoned in it, and its people read them so. What is so already changes nothing.
    ///
    /// # Errors
    /// `NotAllowed` for all but administrators; `NotFound` when no team has this name; `BadRequest` for a `zone` that does not
    /// exist.
    pub async fn set_team_zone(&self, by: impl Into<By<'_>>, team: &str, zone: Option<&str>) -> Outcome<()> {
        let actor = by.into().administrator()?;
        let zone = zone.map(str::trim).map(ToOwned::to_owned);
        if zone.as_deref().is_some_and(|zone| TimeZone::get(zone).is_err()) {
            return Err(Refusal::BadRequest { field: "zone".to_owned() }.into());
        }
        let (chance, now, team) = (self.chance.clone(), self.now(), team.trim().to_owned());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let named = team::Entity::find().filter(team::Column::Name.eq(&team)).lock_exclusive();
                    let row = named.one(tx).await?.ok_or(Refusal::NotFound)?;
                    if row.zone == zone {
                        return Ok(());
                    }
                    team::Entity::update_many()
                        .col_expr(team::Column::Zone, Expr::value(zone.clone()))
                        .filter(team::Column::Id.eq(&row.id))
                        .exec(tx)
                        .await?;
                    let note = Note::new(now, actor, "team.zone-set", &row.id);
                    let (before, after) = (json!({ "zone": row.zone }), json!({ "zone": zone }));
                    let (before, after) = (Some(before.to_string()), Some(after.to_string()));
                    events::note(tx, &chance, Note { before, after, ..note }).await
                })
            })
            .await
    }
}

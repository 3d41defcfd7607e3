use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::Outcome;
use crate::store::entity::person_data;
use crate::views::Writer;

/// The names of those who wrote something, from one statement.
pub(super) struct Writers(BTreeMap<String, String>);

impl Writers {
    /// Looks these ids up; whoever is no person is left out.
    pub(super) async fn load<'a>(
        db: &impl ConnectionTrait,
        ids: impl IntoIterator<Item = &'a str> + Send,
    ) -> Outcome<Self> {
        let ids: BTreeSet<&str> = ids.into_iter().collect();
        let rows = person_data::Entity::find().filter(person_data::Column::PersonId.is_in(ids)).all(db).await?;
        Ok(Self(rows.into_iter().map(|row| (row.person_id, row.name)).collect()))
    }

    /// Who this is.
    pub(super) fn of(&self, id: &str) -> Writer {
        if id == "operator" {
            return Writer::Files;
        }
        Writer::Person { name: self.0.get(id).cloned().unwrap_or_default() }
    }
}

use std::collections::HashMap;

use engine::Moment;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::Reader;
use crate::store::entity::{accommodation, person_data, sign_off};
use crate::views::desk::{AccommodationRecord, SignedOff, ToldBy};
use crate::{Office, Outcome, PersonId};

/// What the people of a record are called. In one's own record nobody else is named.
pub(super) struct Names {
    whose: PersonId,
    known: HashMap<String, String>,
}

impl Office {
    /// The names of those who appear in a record.
    pub(super) async fn names_of(
        &self,
        reader: Reader,
        whose: &PersonId,
        ids: impl Iterator<Item = &String>,
    ) -> Outcome<Names> {
        let mut ids: Vec<&String> = ids.collect();
        ids.sort_unstable();
        ids.dedup();
        let known = match reader {
            Reader::Themselves => Vec::new(),
            Reader::Leader => {
                person_data::Entity::find()
                    .select_only()
                    .columns([person_data::Column::PersonId, person_data::Column::Name])
                    .filter(person_data::Column::PersonId.is_in(ids))
                    .into_tuple::<(String, String)>()
                    .all(self.store.read())
                    .await?
            }
        };
        Ok(Names { whose: whose.clone(), known: known.into_iter().collect() })
    }
}

impl Names {
    pub(super) fn name(&self, id: &str) -> Option<String> {
        self.known.get(id).cloned()
    }

    /// Who stands in the log.
    pub(super) fn actor(&self, actor: &str) -> ToldBy {
        match actor {
            "operator" => ToldBy::Operator,
            "office" => ToldBy::Office,
            id if id == self.whose.as_str() => ToldBy::Themselves,
            id => ToldBy::Somebody { name: self.name(id) },
        }
    }

    pub(super) fn accommodation(&self, row: accommodation::Model) -> AccommodationRecord {
        AccommodationRecord {
            percent: row.percent.unsigned_abs(),
            by: self.name(&row.granted_by),
            reason: row.reason,
            from: Moment(row.from_at),
            until: row.until_at.map(Moment),
        }
    }

    pub(super) fn signed_off(&self, row: sign_off::Model) -> SignedOff {
        SignedOff { by: self.name(&row.signed_by), post: row.post, phase: row.phase, at: Moment(row.at) }
    }
}

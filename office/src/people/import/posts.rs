use std::collections::BTreeMap;

use sea_orm::EntityTrait;

use crate::store::entity::post;
use crate::{Office, Outcome};

/// The posts of the department, by id and by title in any language.
#[derive(Debug, Clone)]
pub(in crate::people) struct Posts(BTreeMap<String, String>);

impl Posts {
    pub(super) async fn load(office: &Office) -> Outcome<Self> {
        let mut names = BTreeMap::new();
        for (id, track) in office.shelf.present_tracks(office.store.read()).await? {
            names.extend(track.title.values().map(|title| (folded(title), id.clone())));
        }
        // An id wins over a title that is written the same.
        for row in post::Entity::find().all(office.store.read()).await? {
            names.insert(folded(&row.id), row.id);
        }
        Ok(Self(names))
    }

    pub(super) fn named(&self, name: &str) -> Option<&str> {
        self.0.get(&folded(name)).map(String::as_str)
    }
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

use std::collections::BTreeMap;
use std::sync::Arc;

use engine::{Chapter, Lang};
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};

use crate::Outcome;
use crate::shelf::{Characters, Shelf, characters, readable};
use crate::store::entity::chapter_version;

/// A chapter as it is now.
pub(crate) struct Present {
    /// The number of its version.
    pub(crate) number: i32,
    /// Whether its characters are converted ones.
    pub(crate) converted: bool,
    /// Its text in the language asked for, or the next best.
    pub(crate) text: Arc<Chapter>,
}

/// All chapters as they are now, in the order of their names.
pub(crate) async fn present(db: &impl ConnectionTrait, shelf: &Shelf, asked: Lang) -> Outcome<Vec<Present>> {
    let rows: Vec<(String, String, i32, String)> = chapter_version::Entity::find()
        .select_only()
        .column(chapter_version::Column::Id)
        .column(chapter_version::Column::Chapter)
        .column(chapter_version::Column::Number)
        .column(chapter_version::Column::Language)
        .into_tuple()
        .all(db)
        .await?;
    let mut newest: BTreeMap<String, (i32, BTreeMap<String, String>)> = BTreeMap::new();
    for (id, chapter, number, language) in rows {
        let (newest, ids) = newest.entry(chapter).or_default();
        if number > *newest {
            (*newest, *ids) = (number, BTreeMap::new());
        }
        if number == *newest {
            ids.insert(language, id);
        }
    }
    let mut chapters = Vec::with_capacity(newest.len());
    for (number, ids) in newest.into_values() {
        if let Some((lang, id)) = readable(asked).find_map(|lang| Some((lang, ids.get(lang.as_str())?))) {
            let characters = characters(asked, lang);
            chapters.push(Present {
                number,
                converted: characters == Characters::Converted,
                text: shelf.chapter(db, id, characters).await?,
            });
        }
    }
    Ok(chapters)
}

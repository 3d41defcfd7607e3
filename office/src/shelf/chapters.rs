use std::sync::Arc;

use engine::{Chapter, Lang, Limits, parse_chapter};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::Shelf;
use crate::store::entity::chapter_version;
use crate::traditional::traditional;
use crate::{Breakage, Outcome};

/// Which characters a Chinese text is read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Characters {
    AsWritten,
    Converted,
}

/// How a reader who asked for one language gets a text that is there in another.
pub(crate) fn characters(asked: Lang, found: Lang) -> Characters {
    match (asked, found) {
        (Lang::ZhHant, Lang::ZhHans) => Characters::Converted,
        _ => Characters::AsWritten,
    }
}

impl Shelf {
    /// One version of a chapter in one language. What does not stand a conversion stays as it was written.
    pub(crate) async fn chapter(
        &self,
        db: &impl ConnectionTrait,
        version: &str,
        characters: Characters,
    ) -> Outcome<Arc<Chapter>> {
        let name = (version.to_owned(), characters);
        if let Some(chapter) = self.0.chapters.get(&name) {
            return Ok(chapter);
        }
        let row = chapter_version::Entity::find().filter(chapter_version::Column::Id.eq(version)).one(db).await?;
        let row = row.ok_or_else(|| Breakage::new("a chapter version is gone"))?;
        let limits: Limits = serde_json::from_str(&row.limits)?;
        let chapter = match characters {
            Characters::AsWritten => None,
            Characters::Converted => converted(&row, &limits),
        };
        let chapter = chapter.or_else(|| parse_chapter(&row.chapter, &row.source, &limits).0);
        let chapter = chapter.ok_or_else(|| Breakage::new(format!("chapter version {version} cannot be read")))?;
        Ok(self.0.chapters.put(name, chapter))
    }
}

fn converted(row: &chapter_version::Model, limits: &Limits) -> Option<Chapter> {
    let says = |lang: Lang| format!("\nlanguage: {lang}\n");
    let source = row.source.replacen(&says(Lang::ZhHans), &says(Lang::ZhHant), 1);
    let limits = limits.clone().translated(Lang::ZhHans, Lang::ZhHant, traditional);
    parse_chapter(&row.chapter, &traditional(&source), &limits).0
}

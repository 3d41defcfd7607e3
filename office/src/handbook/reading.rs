use std::collections::BTreeMap;

use engine::{Chapter, Moment, Rule};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::Present;
use crate::shelf::{Characters, Shelf};
use crate::store::entity::{chapter_read, chapter_version};
use crate::views::{ChapterChange, ChapterReading};
use crate::{Outcome, PersonId};

/// What somebody has read: of each chapter the newest version, with the moment they said so.
pub(crate) struct Readings(BTreeMap<String, (i32, Moment)>);

impl Readings {
    pub(crate) async fn of(db: &impl ConnectionTrait, person: &PersonId) -> Outcome<Self> {
        let rows = chapter_read::Entity::find()
            .filter(chapter_read::Column::PersonId.eq(person.as_str()))
            .order_by_asc(chapter_read::Column::Version)
            .all(db)
            .await?;
        Ok(Self(rows.into_iter().map(|row| (row.chapter, (row.version, Moment(row.at)))).collect()))
    }

    /// What was read of a chapter last.
    pub(crate) fn last(&self, chapter: &Present) -> Option<ChapterReading> {
        let (version, at) = *self.0.get(chapter.text.chapter.as_str())?;
        Some(ChapterReading { version: version.unsigned_abs(), at, current: version == chapter.number })
    }
}

/// What has changed in a chapter since the version that was read, in the order of the chapter; what is gone comes last.
pub(super) async fn changes(
    db: &impl ConnectionTrait,
    shelf: &Shelf,
    chapter: &Present,
    reading: Option<ChapterReading>,
) -> Outcome<Vec<ChapterChange>> {
    let Some(reading) = reading.filter(|reading| !reading.current) else { return Ok(Vec::new()) };
    // In the language in which it is read now, as it was written: what is only converted is there in Simplified characters.
    let language = if chapter.converted { engine::Lang::ZhHans } else { chapter.text.language };
    let id: Option<String> = chapter_version::Entity::find()
        .select_only()
        .column(chapter_version::Column::Id)
        .filter(chapter_version::Column::Chapter.eq(chapter.text.chapter.as_str()))
        .filter(chapter_version::Column::Number.eq(i64::from(reading.version)))
        .filter(chapter_version::Column::Language.eq(language.as_str()))
        .into_tuple()
        .one(db)
        .await?;
    let characters = if chapter.converted { Characters::Converted } else { Characters::AsWritten };
    match id {
        Some(id) => Ok(between(&*shelf.chapter(db, &id, characters).await?, &chapter.text)),
        // It was not there in this language: all of it is new.
        None => Ok(chapter.text.rules.iter().map(new).collect()),
    }
}

fn between(before: &Chapter, now: &Chapter) -> Vec<ChapterChange> {
    let same = |one: &Rule, other: &Rule| {
        (&one.title, &one.body, &one.valid_from) == (&other.title, &other.body, &other.valid_from)
    };
    let change = |rule: &Rule| match before.rules.iter().find(|one| one.id == rule.id) {
        None => Some(new(rule)),
        Some(one) if same(one, rule) => None,
        Some(_) => Some(ChapterChange::Changed { rule: rule.id.clone(), title: rule.title.clone() }),
    };
    let is_gone = |rule: &&Rule| now.rules.iter().all(|one| one.id != rule.id);
    let gone = before.rules.iter().filter(is_gone).map(|rule| ChapterChange::Gone { title: rule.title.clone() });
    now.rules.iter().filter_map(change).chain(gone).collect()
}

fn new(rule: &Rule) -> ChapterChange {
    ChapterChange::New { rule: rule.id.clone(), title: rule.title.clone() }
}

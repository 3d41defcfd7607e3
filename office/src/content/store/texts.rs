use std::collections::HashMap;

use engine::Moment;
use sea_orm::ActiveValue::Set;
use sea_orm::{DatabaseTransaction, EntityTrait, QueryOrder, QuerySelect};

use super::super::prepared::{PreparedChapter, PreparedText};
use crate::store::entity::{chapter_version, exam, exam_version, post, track_version};
use crate::{Chance, Outcome};

/// By name, the number and hash of the newest version.
type Newest = HashMap<String, (i32, String)>;

/// The number the next version has; none when nothing changed.
fn next(newest: &Newest, name: &str, hash: &str) -> Option<i32> {
    match newest.get(name) {
        Some((_, known)) if known == hash => None,
        Some((number, _)) => Some(number + 1),
        None => Some(1),
    }
}

fn by_name(rows: Vec<(String, i32, String)>) -> Newest {
    rows.into_iter().map(|(name, number, hash)| (name, (number, hash))).collect()
}

/// Stores chapters that are new or changed; a change in one language makes a version of all.
pub(super) async fn chapters(
    tx: &DatabaseTransaction,
    chance: &Chance,
    now: Moment,
    chapters: Vec<PreparedChapter>,
) -> Outcome<usize> {
    let rows = chapter_version::Entity::find()
        .select_only()
        .columns([chapter_version::Column::Chapter, chapter_version::Column::Number, chapter_version::Column::Hash])
        .order_by_asc(chapter_version::Column::Number)
        .into_tuple()
        .all(tx)
        .await?;
    let newest = by_name(rows);
    let mut count = 0;
    for one in chapters {
        let Some(number) = next(&newest, one.chapter.as_str(), &one.hash) else {
            continue;
        };
        count += 1;
        let versions = one.texts.into_iter().map(|(language, source, limits)| chapter_version::ActiveModel {
            id: Set(chance.id()),
            chapter: Set(one.chapter.to_string()),
            number: Set(number),
            language: Set(language.as_str().to_owned()),
            hash: Set(one.hash.clone()),
            source: Set(source),
            limits: Set(limits),
            created_at: Set(now.0),
        });
        chapter_version::Entity::insert_many(versions).exec_without_returning(tx).await?;
    }
    Ok(count)
}

/// Stores exams that are new or changed.
pub(super) async fn exams(
    tx: &DatabaseTransaction,
    chance: &Chance,
    now: Moment,
    exams: Vec<PreparedText>,
) -> Outcome<usize> {
    let rows = exam_version::Entity::find()
        .select_only()
        .columns([exam_version::Column::Exam, exam_version::Column::Number, exam_version::Column::Hash])
        .order_by_asc(exam_version::Column::Number)
        .into_tuple()
        .all(tx)
        .await?;
    let newest = by_name(rows);
    let mut count = 0;
    for one in exams {
        let Some(number) = next(&newest, one.name.as_str(), &one.hash) else {
            continue;
        };
        count += 1;
        exam::Entity::insert(exam::ActiveModel { id: Set(one.name.to_string()) })
            .on_conflict_do_nothing()
            .exec_without_returning(tx)
            .await?;
        let version = exam_version::ActiveModel {
            id: Set(chance.id()),
            exam: Set(one.name.into()),
            number: Set(number),
            mode: Set(one.mode),
            hash: Set(one.hash),
            source: Set(one.source),
            created_at: Set(now.0),
        };
        exam_version::Entity::insert(version).exec_without_returning(tx).await?;
    }
    Ok(count)
}

/// Stores tracks that are new or changed, and their posts.
pub(super) async fn tracks(
    tx: &DatabaseTransaction,
    chance: &Chance,
    now: Moment,
    tracks: Vec<PreparedText>,
) -> Outcome<usize> {
    let rows = track_version::Entity::find()
        .select_only()
        .columns([track_version::Column::Post, track_version::Column::Number, track_version::Column::Hash])
        .order_by_asc(track_version::Column::Number)
        .into_tuple()
        .all(tx)
        .await?;
    let newest = by_name(rows);
    let mut count = 0;
    for one in tracks {
        let Some(number) = next(&newest, one.name.as_str(), &one.hash) else {
            continue;
        };
        count += 1;
        post::Entity::insert(post::ActiveModel { id: Set(one.name.to_string()) })
            .on_conflict_do_nothing()
            .exec_without_returning(tx)
            .await?;
        let version = track_version::ActiveModel {
            id: Set(chance.id()),
            post: Set(one.name.into()),
            number: Set(number),
            hash: Set(one.hash),
            source: Set(one.source),
            created_at: Set(now.0),
        };
        track_version::Entity::insert(version).exec_without_returning(tx).await?;
    }
    Ok(count)
}

use engine::Moment;
use sea_orm::ActiveValue::Set;
use sea_orm::{DatabaseTransaction, EntityTrait};

use super::super::prepared::{PreparedChapter, PreparedText};
use crate::store::entity::{chapter_version, exam, exam_version, post, track_version};
use crate::{Chance, Outcome};

/// Stores chapters that are new or changed; a change in one language makes a version of all.
pub(super) async fn chapters(
    tx: &DatabaseTransaction,
    chance: &Chance,
    now: Moment,
    chapters: &[(PreparedChapter, i32)],
) -> Outcome<()> {
    for (one, number) in chapters {
        let versions = one.texts.iter().map(|(language, source, limits)| chapter_version::ActiveModel {
            id: Set(chance.id()),
            chapter: Set(one.chapter.to_string()),
            number: Set(*number),
            language: Set(language.as_str().to_owned()),
            hash: Set(one.hash.clone()),
            source: Set(source.clone()),
            limits: Set(limits.clone()),
            created_at: Set(now.0),
        });
        chapter_version::Entity::insert_many(versions).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Stores exams that are new or changed.
pub(super) async fn exams(
    tx: &DatabaseTransaction,
    chance: &Chance,
    now: Moment,
    exams: &[(PreparedText, i32)],
) -> Outcome<()> {
    for (one, number) in exams {
        exam::Entity::insert(exam::ActiveModel { id: Set(one.name.to_string()) })
            .on_conflict_do_nothing()
            .exec_without_returning(tx)
            .await?;
        let version = exam_version::ActiveModel {
            id: Set(chance.id()),
            exam: Set(one.name.to_string()),
            number: Set(*number),
            mode: Set(one.mode.clone()),
            hash: Set(one.hash.clone()),
            source: Set(one.source.clone()),
            created_at: Set(now.0),
        };
        exam_version::Entity::insert(version).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Stores tracks that are new or changed, and their posts.
pub(super) async fn tracks(
    tx: &DatabaseTransaction,
    chance: &Chance,
    now: Moment,
    tracks: &[(PreparedText, i32)],
) -> Outcome<()> {
    for (one, number) in tracks {
        post::Entity::insert(post::ActiveModel { id: Set(one.name.to_string()) })
            .on_conflict_do_nothing()
            .exec_without_returning(tx)
            .await?;
        let version = track_version::ActiveModel {
            id: Set(chance.id()),
            post: Set(one.name.to_string()),
            number: Set(*number),
            hash: Set(one.hash.clone()),
            source: Set(one.source.clone()),
            created_at: Set(now.0),
        };
        track_version::Entity::insert(version).exec_without_returning(tx).await?;
    }
    Ok(())
}

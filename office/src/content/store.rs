//! What is new or changed goes into the store, in one transaction.

mod questions;
mod texts;

use engine::Moment;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{DatabaseTransaction, EntityTrait};

use super::Loaded;
use super::prepared::Prepared;
use crate::events::{self, Actor, Note};
use crate::store::entity::bank;
use crate::{Chance, Outcome, settings};

/// How many rows one statement inserts: PostgreSQL counts parameters, SQLite too.
const ROWS: usize = 500;

/// Stores what differs from the newest versions.
pub(super) async fn take_in(
    tx: &DatabaseTransaction,
    chance: &Chance,
    now: Moment,
    content: Prepared,
) -> Outcome<Loaded> {
    one_at_a_time(tx, now).await?;
    settings::put(tx, "content.limits", content.limits).await?;
    let present = content.banks.iter().map(|one| one.bank.to_string()).collect();
    for one in content.banks {
        let row = bank::ActiveModel {
            id: Set(one.bank.into()),
            language: Set(one.language.as_str().to_owned()),
            title: Set(one.title),
            head: Set(one.head),
        };
        let again = OnConflict::columns([bank::Column::Id, bank::Column::Language])
            .update_columns([bank::Column::Title, bank::Column::Head])
            .to_owned();
        bank::Entity::insert(row).on_conflict(again).exec_without_returning(tx).await?;
    }
    let retired = questions::retire(tx, now, &present, &content.questions).await?;
    let (questions, question_versions) = questions::take_in(tx, chance, now, content.questions).await?;
    let loaded = Loaded {
        questions,
        retired,
        question_versions,
        chapters: texts::chapters(tx, chance, now, content.chapters).await?,
        exams: texts::exams(tx, chance, now, content.exams).await?,
        tracks: texts::tracks(tx, chance, now, content.tracks).await?,
        warnings: Vec::new(),
    };
    let after = format!(
        r#"{{"question-versions":{question_versions},"retired":{retired},"chapters":{},"exams":{},"tracks":{}}}"#,
        loaded.chapters, loaded.exams, loaded.tracks
    );
    let note = Note::new(now, Actor::Operator, "content.loaded", "content");
    events::note(tx, chance, Note { after: Some(after), ..note }).await?;
    Ok(loaded)
}

/// Two servers that start at once take content in one after the other: the second finds it there.
async fn one_at_a_time(tx: &DatabaseTransaction, now: Moment) -> Outcome<()> {
    settings::put(tx, "content.loaded-at", now.0.to_string()).await
}

//! What is new or changed goes into the store, in one transaction of few statements: what files bring was parsed,
//! hashed and compared before.

mod questions;
mod texts;

use engine::Moment;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{DatabaseTransaction, EntityTrait};

use super::plan::Plan;
use super::prepared::PreparedBank;
use super::revision::{Revision, next_revision};
use super::state::{LIMITS, State};
use crate::events::{self, Actor, Note};
use crate::store::entity::bank;
use crate::{Chance, Outcome, settings};
pub(crate) use questions::{question_row, rest, version_rows, wake};

/// How many rows one statement inserts: PostgreSQL counts parameters, SQLite too.
const ROWS: usize = 500;

/// One change of content: when and by whom it is made, and the revision that it makes.
pub(crate) struct Stroke<'a> {
    pub(crate) chance: &'a Chance,
    pub(crate) now: Moment,
    pub(crate) revision: Revision,
    pub(crate) by: &'a Actor,
}

/// What became of a plan.
pub(super) enum Applied {
    /// It is stored.
    All,
    /// The database holds something else than what the plan was made for; nothing was stored.
    Outdated,
}

/// Stores a plan, if the database is still what it was made for.
pub(super) async fn apply(
    tx: &DatabaseTransaction,
    chance: &Chance,
    now: Moment,
    (plan, made_for, kind): (&Plan, &State, &'static str),
) -> Outcome<Applied> {
    let revision = next_revision(tx).await?;
    let stroke = &Stroke { chance, now, revision, by: &Actor::Operator };
    if State::load(tx).await? != *made_for {
        return Ok(Applied::Outdated);
    }
    if let Some(limits) = &plan.limits {
        settings::put(tx, LIMITS, limits.clone()).await?;
    }
    heads(tx, &plan.heads).await?;
    questions::rest(tx, stroke, &plan.retired, None).await?;
    questions::wake(tx, stroke, &plan.returned).await?;
    questions::move_to(tx, &plan.moved).await?;
    questions::take_in(tx, stroke, &plan.questions).await?;
    texts::chapters(tx, chance, now, &plan.chapters).await?;
    texts::exams(tx, chance, now, &plan.exams).await?;
    texts::tracks(tx, chance, now, &plan.tracks).await?;
    let (loaded, returned) = (plan.loaded(), plan.returned.len());
    let after = format!(
        r#"{{"question-versions":{},"retired":{},"returned":{returned},"chapters":{},"exams":{},"tracks":{}}}"#,
        loaded.question_versions, loaded.retired, loaded.chapters, loaded.exams, loaded.tracks
    );
    let note = Note::new(now, Actor::Operator, kind, "content");
    events::note(tx, chance, Note { after: Some(after), ..note }).await?;
    Ok(Applied::All)
}

async fn heads(tx: &DatabaseTransaction, heads: &[PreparedBank]) -> Outcome<()> {
    if heads.is_empty() {
        return Ok(());
    }
    let rows = heads.iter().map(|one| bank::ActiveModel {
        id: Set(one.bank.to_string()),
        language: Set(one.language.as_str().to_owned()),
        title: Set(one.title.clone()),
        head: Set(one.head.clone()),
    });
    let again = OnConflict::columns([bank::Column::Id, bank::Column::Language])
        .update_columns([bank::Column::Title, bank::Column::Head])
        .to_owned();
    bank::Entity::insert_many(rows).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}

use std::collections::{BTreeMap, HashMap};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::hash::content_hash;
use crate::shelf::REPETITION;
use crate::store::entity::{
    bank, chapter_version, exam_version, question, question_rest, question_version, track_version,
};
use crate::{Outcome, settings};

/// The setting that holds `limits.toml`.
pub(super) const LIMITS: &str = "content.limits";

/// By name, the number and hash of the newest version.
pub(super) type Newest = BTreeMap<String, (i32, String)>;

/// What the database holds at a moment, as far as it matters for what comes from files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct State {
    /// By bank and slug, also what is retired.
    pub(super) questions: BTreeMap<(String, String), Known>,
    /// By bank and language, title and head.
    pub(super) heads: BTreeMap<(String, String), (String, String)>,
    pub(super) chapters: Newest,
    pub(super) exams: Newest,
    pub(super) tracks: Newest,
    pub(super) limits: Option<String>,
}

/// A question as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) id: String,
    pub(super) place: i32,
    /// Who took it out of its bank; none while it is drawn.
    pub(super) resting: Option<String>,
    /// The id of its newest version.
    pub(super) version: String,
    pub(super) number: i32,
    pub(super) hash: String,
    /// Who made that version.
    pub(super) by: String,
}

impl Known {
    /// The hash of what is drawn; none while nothing is.
    pub(super) fn drawn(&self) -> Option<&str> {
        self.resting.is_none().then_some(self.hash.as_str())
    }
}

impl State {
    /// Reads it, in a fixed number of statements.
    pub(super) async fn load(db: &impl ConnectionTrait) -> Outcome<Self> {
        let heads = bank::Entity::find().all(db).await?;
        Ok(Self {
            questions: questions(db).await?,
            heads: heads.into_iter().map(|row| ((row.id, row.language), (row.title, row.head))).collect(),
            chapters: chapters(db).await?,
            exams: exams(db).await?,
            tracks: tracks(db).await?,
            limits: limits_file(db).await?,
        })
    }

    /// The hash of the limits as they are written.
    pub(super) fn limits_hash(&self) -> Option<String> {
        self.limits.as_ref().map(|text| content_hash([text.as_str()]))
    }
}

/// `limits.toml` as it was taken in last.
pub(crate) async fn limits_file(db: &impl ConnectionTrait) -> Outcome<Option<String>> {
    settings::get(db, LIMITS).await
}

async fn questions(db: &impl ConnectionTrait) -> Outcome<BTreeMap<(String, String), Known>> {
    let versions: Vec<(String, String, i32, String, String)> = question_version::Entity::find()
        .select_only()
        .column(question_version::Column::QuestionId)
        .column(question_version::Column::Id)
        .column(question_version::Column::Number)
        .column(question_version::Column::Hash)
        .column(question_version::Column::CreatedBy)
        .filter(question_version::Column::State.eq("approved"))
        .into_tuple()
        .all(db)
        .await?;
    let rests = question_rest::Entity::find().filter(question_rest::Column::UntilAt.is_null()).all(db).await?;
    let mut rests: HashMap<String, String> = rests.into_iter().map(|row| (row.question_id, row.said_by)).collect();
    let mut versions: HashMap<String, _> =
        versions.into_iter().map(|(question, id, number, hash, by)| (question, (id, number, hash, by))).collect();
    let mut known = BTreeMap::new();
    for row in question::Entity::find().all(db).await? {
        if let Some((version, number, hash, by)) = versions.remove(&row.id) {
            let resting = rests.remove(&row.id);
            known.insert(
                (row.bank, row.slug),
                Known { id: row.id, place: row.place, resting, version, number, hash, by },
            );
        }
    }
    Ok(known)
}

/// Of rows in the order of their numbers, the last of each name.
fn newest(rows: Vec<(String, i32, String)>) -> Newest {
    rows.into_iter().map(|(name, number, hash)| (name, (number, hash))).collect()
}

async fn chapters(db: &impl ConnectionTrait) -> Outcome<Newest> {
    let rows = chapter_version::Entity::find()
        .select_only()
        .columns([chapter_version::Column::Chapter, chapter_version::Column::Number, chapter_version::Column::Hash])
        .order_by_asc(chapter_version::Column::Number);
    Ok(newest(rows.into_tuple().all(db).await?))
}

async fn exams(db: &impl ConnectionTrait) -> Outcome<Newest> {
    let rows = exam_version::Entity::find()
        .select_only()
        .columns([exam_version::Column::Exam, exam_version::Column::Number, exam_version::Column::Hash])
        .filter(exam_version::Column::Exam.ne(REPETITION))
        .order_by_asc(exam_version::Column::Number);
    Ok(newest(rows.into_tuple().all(db).await?))
}

async fn tracks(db: &impl ConnectionTrait) -> Outcome<Newest> {
    let rows = track_version::Entity::find()
        .select_only()
        .columns([track_version::Column::Post, track_version::Column::Number, track_version::Column::Hash])
        .order_by_asc(track_version::Column::Number);
    Ok(newest(rows.into_tuple().all(db).await?))
}

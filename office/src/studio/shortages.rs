use std::collections::BTreeMap;
use std::sync::Arc;

use engine::{Exam, Lang, Pool, Slug, Track, feasible};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::content::of_today;
use crate::shelf::{self, Origin, REPETITION, Shelf, topics};
use crate::store::entity::{exam_version, track_version};
use crate::views::Shortage;
use crate::{Office, Outcome};

/// An exam in its present version.
pub(super) struct Plan {
    /// The id of that version.
    pub(super) version: String,
    pub(super) number: i32,
    pub(super) created_at: i64,
    pub(super) exam: Arc<Exam>,
}

/// The exams and tracks of today, and what a draw of today rests on: everything that tells whether an exam is possible.
pub(super) struct Today {
    pub(super) plans: Vec<Plan>,
    tracks: Vec<Arc<Track>>,
    origin: Origin,
}

impl Office {
    /// Exams that draw from a bank and cannot be drawn today.
    pub(super) async fn shortages_of(&self, bank: &Slug, lang: Lang) -> Outcome<Vec<Shortage>> {
        let today = Today::load(self.store.read(), &self.shelf, self.now()).await?;
        let mut shortages = Vec::new();
        for plan in today.plans.iter().filter(|plan| topics(&plan.exam).contains(bank.as_str())) {
            shortages.extend(self.shortages(&today, plan, lang).await?);
        }
        Ok(shortages)
    }

    /// What somebody on the way to a post, or to none, draws from today.
    pub(super) async fn pool(&self, today: &Today, plan: &Plan, post: Option<&Slug>) -> Outcome<Arc<Pool>> {
        let origin = Origin { posts: post.into_iter().cloned().collect(), ..today.origin.clone() };
        let pool = self.shelf.pool(self.store.read(), (&plan.version, &plan.exam), origin).await?;
        Ok(pool.0)
    }

    /// The cells of an exam that cannot be filled today, post by post.
    pub(super) async fn shortages(&self, today: &Today, plan: &Plan, lang: Lang) -> Outcome<Vec<Shortage>> {
        let mut shortages: Vec<Shortage> = Vec::new();
        for reader in today.readers(&plan.exam, lang) {
            let pool = self.pool(today, plan, reader.as_ref().map(|(post, _)| post)).await?;
            shortages.extend(feasible(&pool).into_iter().map(|refusal| Shortage {
                exam: plan.exam.id.clone(),
                exam_title: shelf::title(&plan.exam.title, lang),
                post: reader.as_ref().map(|(_, title)| title.clone()),
                refusal,
            }));
        }
        Ok(shortages)
    }
}

impl Today {
    /// Reads it, in a number of statements that depends only on what this process has not read before.
    pub(super) async fn load(db: &impl ConnectionTrait, shelf: &Shelf, now: engine::Moment) -> Outcome<Self> {
        let mut plans = Vec::new();
        for row in newest_exams(db).await? {
            let exam = shelf.exam(db, &row.0).await?;
            plans.push(Plan { version: row.0, number: row.2, created_at: row.3, exam });
        }
        let tracks = tracks(db, shelf).await?;
        let (revision, day) = of_today(db, now).await?;
        Ok(Self { plans, tracks, origin: Origin { revision, day, posts: Vec::new() } })
    }

    /// The posts on whose track an exam stands, with their titles.
    pub(super) fn posts(&self, exam: &Exam, lang: Lang) -> Vec<(Slug, String)> {
        let on_track = |track: &&Arc<Track>| track.phases.iter().any(|phase| phase.exams.contains(&exam.id));
        let named = |track: &Arc<Track>| (track.post.clone(), shelf::title(&track.title, lang));
        self.tracks.iter().filter(on_track).map(named).collect()
    }

    /// The posts that an exam must be possible for: those on whose track it stands, or nobody's.
    pub(super) fn readers(&self, exam: &Exam, lang: Lang) -> Vec<Option<(Slug, String)>> {
        let posts: Vec<_> = self.posts(exam, lang).into_iter().map(Some).collect();
        if posts.is_empty() { vec![None] } else { posts }
    }
}

/// Id, exam, number and moment of the newest version of each exam.
async fn newest_exams(db: &impl ConnectionTrait) -> Outcome<Vec<(String, String, i32, i64)>> {
    let rows: Vec<(String, String, i32, i64)> = exam_version::Entity::find()
        .select_only()
        .column(exam_version::Column::Id)
        .column(exam_version::Column::Exam)
        .column(exam_version::Column::Number)
        .column(exam_version::Column::CreatedAt)
        .filter(exam_version::Column::Exam.ne(REPETITION))
        .order_by_asc(exam_version::Column::Number)
        .into_tuple()
        .all(db)
        .await?;
    let newest: BTreeMap<String, _> = rows.into_iter().map(|row| (row.1.clone(), row)).collect();
    Ok(newest.into_values().collect())
}

/// The tracks as they are now.
async fn tracks(db: &impl ConnectionTrait, shelf: &Shelf) -> Outcome<Vec<Arc<Track>>> {
    let posts = track_version::Entity::find().select_only().column(track_version::Column::Post).distinct();
    let mut posts: Vec<String> = posts.into_tuple().all(db).await?;
    posts.sort_unstable();
    let mut tracks = Vec::with_capacity(posts.len());
    for post in posts {
        tracks.extend(shelf.present_track(db, &post).await?.map(|(_, track)| track));
    }
    Ok(tracks)
}

use std::sync::Arc;

use engine::{DrawRecord, Moment, Pool, Slug, verify};
use sea_orm::{ConnectionTrait, EntityTrait};

use super::repeat::pool_again;
use super::then::gather_then;
use crate::content::Revision;
use crate::receipts::Finding;
use crate::shelf::{KeptPaper, Origin, REPETITION, Shelf};
use crate::store::entity::{attempt, draw_record};
use crate::{Outcome, PersonId};

/// Draws an attempt's paper again from its record and from what could be drawn then, and compares. The shelf should be one
/// of its own: what this process keeps in memory would say nothing of the database.
pub(crate) async fn replay(
    db: &impl ConnectionTrait,
    shelf: &Shelf,
    attempt: &attempt::Model,
    kept: &KeptPaper,
) -> Outcome<Option<Finding>> {
    let Some(row) = draw_record::Entity::find_by_id(&attempt.id).one(db).await? else {
        return Ok(Some(Finding::Record));
    };
    let record = serde_json::from_str::<DrawRecord>(&row.record);
    let (Ok(record), Ok(origin)) = (record, origin(&row)) else { return Ok(Some(Finding::Record)) };
    let pool = match origin {
        Some(origin) if attempt.exam == REPETITION => {
            let topics = kept.spots.iter().map(|spot| &spot.topic);
            Arc::new(pool_again(db, shelf, &origin, (topics, &kept.versions)).await?)
        }
        Some(origin) => shelf.pool(db, (&attempt.exam_version_id, &kept.exam), origin).await?.0,
        None => Arc::new(pool_then(db, attempt, kept).await?),
    };
    Ok(match verify(&record, &pool) {
        Ok(paper) if paper == kept.paper => None,
        Ok(_) => Some(Finding::Paper),
        Err(mismatch) => Some(Finding::Draw { mismatch }),
    })
}

/// What a draw rested on; none where the record is from before there were revisions.
fn origin(row: &draw_record::Model) -> Result<Option<Origin>, serde_json::Error> {
    let (Some(revision), Some(day), Some(posts)) = (row.revision, &row.day, &row.posts) else { return Ok(None) };
    let posts: Vec<Slug> = serde_json::from_str(posts)?;
    Ok(Some(Origin { revision: Revision(revision), day: day.clone(), posts }))
}

async fn pool_then(db: &impl ConnectionTrait, attempt: &attempt::Model, kept: &KeptPaper) -> Outcome<Pool> {
    let person = PersonId::new(attempt.person_id.clone());
    let candidates = gather_then(db, &person, &kept.exam, Moment(attempt.started_at)).await?;
    Ok(Pool::new(&kept.exam.blueprint, candidates.into_iter().map(Arc::new)))
}

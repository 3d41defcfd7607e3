use std::collections::BTreeMap;

use engine::Facility;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::store::entity::{facility, measured_difficulty};
use crate::{Breakage, Outcome};

/// How many versions one statement asks for.
const AT_ONCE: usize = 500;

/// The facilities of these versions, as far as anybody has answered them.
pub(crate) async fn facilities(db: &impl ConnectionTrait, versions: &[&str]) -> Outcome<BTreeMap<String, Facility>> {
    let mut known = BTreeMap::new();
    for some in versions.chunks(AT_ONCE) {
        let rows = facility::Entity::find()
            .filter(facility::Column::QuestionVersionId.is_in(some.iter().copied()))
            .all(db)
            .await?;
        known.extend(rows.into_iter().map(|row| {
            let facility = Facility { answers: row.answers.unsigned_abs(), got: row.got.unsigned_abs() };
            (row.question_version_id, facility)
        }));
    }
    Ok(known)
}

/// The measured difficulty of these versions, where it has taken the place of the author's.
pub(crate) async fn measured(db: &impl ConnectionTrait, versions: &[&str]) -> Outcome<BTreeMap<String, u8>> {
    let mut known = BTreeMap::new();
    for some in versions.chunks(AT_ONCE) {
        let rows = measured_difficulty::Entity::find()
            .filter(measured_difficulty::Column::QuestionVersionId.is_in(some.iter().copied()))
            .filter(measured_difficulty::Column::UntilRevision.is_null())
            .all(db)
            .await?;
        for row in rows {
            known.insert(row.question_version_id, u8::try_from(row.difficulty).map_err(Breakage::new)?);
        }
    }
    Ok(known)
}

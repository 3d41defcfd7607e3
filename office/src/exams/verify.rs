use std::collections::BTreeMap;

use engine::{Refusal, Slug};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, Statement};
use serde::Serialize;

use crate::attempts::replay;
use crate::receipts::Finding;
use crate::shelf::Shelf;
use crate::store::entity::{attempt, exam};
use crate::{AttemptId, Breakage, Office, Operator, Outcome};

/// What replaying draws gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerifiedDraws {
    /// How many attempts were looked at.
    pub attempts: u32,
    /// Those whose paper does not come out of their draw record again.
    pub findings: Vec<DrawFinding>,
}

/// An attempt whose draw does not replay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DrawFinding {
    /// Which attempt.
    pub attempt: AttemptId,
    /// At which exam.
    pub exam: String,
    /// What does not fit.
    #[serde(flatten)]
    pub finding: Finding,
}

#[derive(FromQueryResult)]
struct Row {
    id: String,
}

/// Those drawn from one revision come together, so that what they were drawn from is made ready once.
const ATTEMPTS: &str = "SELECT a.id FROM attempt a LEFT JOIN draw_record d ON d.attempt_id = a.id \
    WHERE ($1 = '' OR a.exam = $1) AND ($2 = '' OR a.id = $2) ORDER BY d.revision, d.day, a.exam_version_id, a.id";
/// How many attempts are read at a time.
const AT_ONCE: usize = 500;

impl Office {
    /// Draws the papers of all attempts again, or of those at one exam, or of one attempt, from their records and what
    /// the banks held then.
    ///
    /// # Errors
    /// `NotFound` when there is no such exam, or no such attempt (at that exam).
    pub async fn verify_draws(
        &self,
        _operator: &Operator,
        exam: Option<&Slug>,
        attempt: Option<&AttemptId>,
    ) -> Outcome<VerifiedDraws> {
        let ids = self.attempts_of(exam, attempt).await?;
        let (db, shelf) = (self.store.read(), Shelf::new());
        let mut verified = VerifiedDraws { attempts: 0, findings: Vec::new() };
        for ids in ids.chunks(AT_ONCE) {
            let rows = attempt::Entity::find().filter(attempt::Column::Id.is_in(ids)).all(db).await?;
            let mut rows: BTreeMap<String, attempt::Model> =
                rows.into_iter().map(|row| (row.id.clone(), row)).collect();
            for id in ids {
                let row = rows.remove(id).ok_or_else(|| Breakage::new("an attempt is gone"))?;
                let kept = shelf.paper(db, &row).await?;
                verified.attempts = verified.attempts.saturating_add(1);
                if let Some(finding) = replay(db, &shelf, &row, &kept).await? {
                    verified.findings.push(DrawFinding { attempt: AttemptId::new(row.id), exam: row.exam, finding });
                }
            }
        }
        Ok(verified)
    }

    async fn attempts_of(&self, exam: Option<&Slug>, attempt: Option<&AttemptId>) -> Outcome<Vec<String>> {
        let db = self.store.read();
        if let Some(exam) = exam {
            let known = exam::Entity::find_by_id(exam.as_str()).one(db).await?;
            known.ok_or(Refusal::NotFound)?;
        }
        let values = [exam.map_or("", Slug::as_str).into(), attempt.map_or("", AttemptId::as_str).into()];
        let query =
            Statement::from_sql_and_values(sea_orm::ConnectionTrait::get_database_backend(db), ATTEMPTS, values);
        let ids: Vec<String> = Row::find_by_statement(query).all(db).await?.into_iter().map(|row| row.id).collect();
        if attempt.is_some() && ids.is_empty() {
            return Err(Refusal::NotFound.into());
        }
        Ok(ids)
    }
}

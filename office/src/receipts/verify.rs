use engine::{AttemptState, Marks, Mismatch, Refusal};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

use super::first_broken;
use crate::attempts::{replay, state};
use crate::closing::{Closing, Grading};
use crate::late::settled;
use crate::shelf::Shelf;
use crate::store::entity::{answer, attempt, event, marks};
use crate::{AttemptId, Office, Operator, Outcome};

/// What a look at everything that is kept of an attempt gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// How many answers there are.
    pub answers: u32,
    /// What does not fit; nothing, when all is as it was.
    pub findings: Vec<Finding>,
}

/// Something that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "finding", rename_all = "kebab-case")]
pub enum Finding {
    /// The draw does not replay from its record and from what the banks held then.
    Draw {
        /// Why.
        mismatch: Mismatch,
    },
    /// There is no draw record, or it cannot be read.
    Record,
    /// The paper is not the one that was drawn.
    Paper,
    /// An answer is not what it was, or is missing.
    Answer {
        /// The first that does not fit its receipt, counted from 1; one more than there are when the end is missing.
        ordinal: u32,
    },
    /// The log says that the answers ended otherwise when the attempt closed, or does not say that it closed.
    Ending,
    /// The marks are not what the answers earn.
    Marks,
    /// What the log says of a decision about an answer and what is stored of it do not agree.
    Decision {
        /// Which answer, counted from 1.
        ordinal: u32,
    },
    /// The file of receipts is of another attempt.
    OtherAttempt,
    /// An answer of the file is not stored, and its receipt proves that it was received here.
    ReceiptMissing {
        /// Which answer, counted from 1.
        ordinal: u32,
    },
    /// An answer of the file is stored otherwise, and its receipt proves that it was received as the file says.
    ReceiptDiffers {
        /// Which answer, counted from 1.
        ordinal: u32,
    },
    /// A line of the file does not fit its own receipt, or the line before it: the file was altered, or is of another house.
    ReceiptAltered {
        /// Which answer, counted from 1.
        ordinal: u32,
    },
    /// An answer of the file, which does not say what was entered, is not stored: the line alone proves nothing.
    ReceiptUnproven {
        /// Which answer, counted from 1.
        ordinal: u32,
    },
}

impl Verified {
    /// Whether all is as it was.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.findings.is_empty()
    }
}

impl Office {
    /// Draws an attempt's paper again, recomputes its receipts, and once it is closed compares their end with the log
    /// (whose seals are looked at by [`Office::verify_events`]) and grades it again.
    ///
    /// # Errors
    /// `NotFound` when there is no such attempt.
    pub async fn verify_attempt(&self, _operator: &Operator, id: &AttemptId) -> Outcome<Verified> {
        let db = self.store.read();
        let attempt = attempt::Entity::find_by_id(id.as_str()).one(db).await?.ok_or(Refusal::NotFound)?;
        let grading = self.grading(&attempt).await?;
        let answers = answer::Entity::find()
            .filter(answer::Column::AttemptId.eq(id.as_str()))
            .order_by_asc(answer::Column::Ordinal)
            .all(db)
            .await?;
        let replayed = replay(db, &Shelf::new(), &attempt, grading.kept()).await?;
        let mut findings: Vec<Finding> = replayed.into_iter().collect();
        findings.extend(self.broken(&attempt, &answers));
        if state(&attempt) == AttemptState::Closed {
            findings.extend((!self.ended_so(&attempt, &answers).await?).then_some(Finding::Ending));
            findings.extend((!self.earned(&attempt, &grading).await?).then_some(Finding::Marks));
            findings.extend(self.decided_otherwise(&attempt, &answers).await?);
        }
        Ok(Verified { answers: u32::try_from(answers.len()).unwrap_or(u32::MAX), findings })
    }

    fn broken(&self, attempt: &attempt::Model, answers: &[answer::Model]) -> Option<Finding> {
        let answers: Vec<&answer::Model> = answers.iter().collect();
        let broken = first_broken(&self.secrets, &answers, attempt.last_receipt.as_deref());
        broken.map(|ordinal| Finding::Answer { ordinal })
    }

    /// Whether the answers up to the end are those that the log tells of. Later ones were late.
    async fn ended_so(&self, attempt: &attempt::Model, answers: &[answer::Model]) -> Outcome<bool> {
        let told = event::Entity::find()
            .filter(event::Column::Subject.eq(&attempt.id))
            .filter(event::Column::Kind.eq("attempt.closed"))
            .one(self.store.read())
            .await?;
        let told: Option<Closing> = told.and_then(|row| serde_json::from_str(&row.after?).ok());
        let end = |count: i32| answers.iter().find(|row| row.ordinal == count).map(|row| &row.receipt);
        Ok(told.is_some_and(|told| told.receipt.as_ref() == end(told.answers)))
    }

    /// Whether the marks that hold now are what the answers earn.
    async fn earned(&self, attempt: &attempt::Model, grading: &Grading) -> Outcome<bool> {
        let db = self.store.read();
        let row = marks::Entity::find()
            .filter(marks::Column::AttemptId.eq(&attempt.id))
            .order_by_desc(marks::Column::Number)
            .one(db)
            .await?;
        let Some(row) = row else { return Ok(false) };
        let earned = grading.grade(&settled(db, &attempt.id).await?)?;
        let told = serde_json::from_str::<Marks>(&row.body).is_ok_and(|told| told == earned);
        Ok(told && (row.total, row.max, row.passed) == (earned.total.0, earned.max.0, earned.passed))
    }
}

//! A file of receipts that a candidate kept, held against what is stored.

use std::collections::BTreeMap;

use engine::Refusal;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{Finding, Receipted, ReceiptsFile, seal};
use crate::secrets::Secrets;
use crate::store::entity::{answer, attempt};
use crate::{AttemptId, Office, Operator, Outcome};

impl Office {
    /// Finds each line of a file of receipts among the stored answers, and says of each whether it is there and the same;
    /// of one that is not, whether its receipt proves that it was received here.
    ///
    /// # Errors
    /// `NotFound` when there is no such attempt.
    pub async fn verify_receipts(
        &self,
        _operator: &Operator,
        id: &AttemptId,
        file: &ReceiptsFile,
    ) -> Outcome<Vec<Finding>> {
        let db = self.store.read();
        let attempt = attempt::Entity::find_by_id(id.as_str()).one(db).await?.ok_or(Refusal::NotFound)?;
        if file.attempt != *id || file.exam.as_str() != attempt.exam {
            return Ok(vec![Finding::OtherAttempt]);
        }
        let rows = answer::Entity::find().filter(answer::Column::AttemptId.eq(&attempt.id)).all(db).await?;
        let rows: BTreeMap<i32, answer::Model> = rows.into_iter().map(|row| (row.ordinal, row)).collect();
        let mut findings = Vec::new();
        let (mut previous, mut next) = (None, 1);
        for line in &file.answers {
            let stored = rows.get(&line.ordinal);
            findings.extend(compare(&self.secrets, line, (previous, next), (&attempt.id, stored)));
            (previous, next) = (Some(line.receipt.as_str()), line.ordinal.saturating_add(1));
        }
        Ok(findings)
    }
}

/// What is wrong with one line, if anything.
fn compare(
    secrets: &Secrets,
    line: &Receipted,
    (previous, next): (Option<&str>, i32),
    (attempt, stored): (&str, Option<&answer::Model>),
) -> Option<Finding> {
    let ordinal = line.ordinal.unsigned_abs();
    let written = line.as_row(attempt, stored);
    let same = written.is_some() && written.as_ref() == stored;
    // In a file nothing is left out: each receipt stands on the one before.
    let fits = written.filter(|_| line.ordinal == next).map(|row| seal(secrets, &row, previous) == line.receipt);
    match (fits, stored) {
        (Some(true), Some(_)) if same => None,
        (Some(true), Some(_)) => Some(Finding::ReceiptDiffers { ordinal }),
        (Some(true), None) => Some(Finding::ReceiptMissing { ordinal }),
        (Some(false), _) => Some(Finding::ReceiptAltered { ordinal }),
        (None, _) if line.ordinal != next => Some(Finding::ReceiptAltered { ordinal }),
        // Without what was entered, a line proves nothing by itself.
        (None, _) => Some(Finding::ReceiptUnproven { ordinal }),
    }
}

impl Receipted {
    /// The row that this line tells of; what it does not tell is taken from the one that is stored.
    fn as_row(&self, attempt: &str, stored: Option<&answer::Model>) -> Option<answer::Model> {
        let payload = match &self.entered {
            Some(entered) => serde_json::to_string(entered).ok()?,
            None => stored?.payload.clone(),
        };
        Some(answer::Model {
            attempt_id: attempt.to_owned(),
            ordinal: self.ordinal,
            place: self.place,
            device: self.device.clone(),
            epoch: self.epoch,
            sequence: self.sequence,
            payload,
            language: self.language.clone(),
            received_at: self.received_at.0,
            standing: self.standing.clone(),
            receipt: self.receipt.clone(),
        })
    }
}

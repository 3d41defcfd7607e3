//! Decisions about answers, held against the log: whoever can write rows cannot decide without it.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Deserialize;

use crate::receipts::Finding;
use crate::store::entity::{answer, answer_decision, attempt, event};
use crate::{Office, Outcome};

/// What the log says of a decision.
#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Told {
    ordinal: i32,
    counted: bool,
    receipt: String,
}

impl Office {
    /// Every answer of an attempt whose decision the log tells otherwise, or not at all, or that is told and is not there.
    pub(crate) async fn decided_otherwise(
        &self,
        attempt: &attempt::Model,
        answers: &[answer::Model],
    ) -> Outcome<Vec<Finding>> {
        let db = self.store.read();
        let events = event::Entity::find()
            .filter(event::Column::Subject.eq(&attempt.id))
            .filter(event::Column::Kind.is_in(["attempt.answer-counted", "attempt.answer-left"]))
            .all(db)
            .await?;
        let rows = answer_decision::Entity::find().filter(answer_decision::Column::AttemptId.eq(&attempt.id));
        let receipt = |ordinal: i32| answers.iter().find(|row| row.ordinal == ordinal).map(|row| row.receipt.clone());
        let mut stored = BTreeMap::new();
        for row in rows.all(db).await? {
            let receipt = receipt(row.ordinal).unwrap_or_default();
            stored.insert(row.ordinal, Told { ordinal: row.ordinal, counted: row.counted, receipt });
        }
        let mut findings = Vec::new();
        let mut find = |ordinal: i32| findings.push(Finding::Decision { ordinal: ordinal.unsigned_abs() });
        for told in events.iter().filter_map(|row| serde_json::from_str::<Told>(row.after.as_deref()?).ok()) {
            if stored.remove(&told.ordinal).as_ref() != Some(&told) {
                find(told.ordinal);
            }
        }
        stored.keys().for_each(|ordinal| find(*ordinal));
        Ok(findings)
    }
}

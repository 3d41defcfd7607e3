use engine::Moment;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use crate::events::{self, AuditState};
use crate::receipts::first_broken;
use crate::secrets::Secrets;
use crate::store::entity::{answer, attempt, certificate, event, marks, person};
use crate::{AttemptId, Outcome};

/// Attempts whose answers are looked at together.
const TOGETHER: u64 = 50;

/// What a database holds, and whether its chains fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// People, those who left among them.
    pub people: u64,
    /// Attempts.
    pub attempts: u64,
    /// Answers, every change counted.
    pub answers: u64,
    /// Gradings.
    pub marks: u64,
    /// Certificates.
    pub certificates: u64,
    /// Entries of the audit log.
    pub events: u64,
    /// The newest answer that was acknowledged; none before the first.
    pub last_receipt: Option<LastReceipt>,
    /// What does not fit; nothing, when all is as it was.
    pub faults: Vec<Fault>,
}

/// An answer that was acknowledged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastReceipt {
    /// The attempt.
    pub attempt: AttemptId,
    /// The answer's number in it.
    pub ordinal: i32,
    /// When it came.
    pub at: Moment,
    /// Its receipt.
    pub receipt: String,
}

/// A chain that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum Fault {
    /// A seal over the audit log.
    Seal {
        /// Its number.
        seal: u32,
    },
    /// The receipts of an attempt.
    Receipts {
        /// Whose.
        attempt: AttemptId,
        /// The first that does not fit.
        ordinal: u32,
    },
}

impl Contents {
    /// Counts, and goes along every chain.
    pub(crate) async fn of(db: &impl ConnectionTrait, secrets: &Secrets) -> Outcome<Self> {
        let mut faults = Vec::new();
        if let AuditState::Broken { seal, .. } = events::verify(db, secrets).await? {
            faults.push(Fault::Seal { seal });
        }
        faults.extend(broken_receipts(db, secrets).await?);
        Ok(Self {
            people: person::Entity::find().count(db).await?,
            attempts: attempt::Entity::find().count(db).await?,
            answers: answer::Entity::find().count(db).await?,
            marks: marks::Entity::find().count(db).await?,
            certificates: certificate::Entity::find().count(db).await?,
            events: event::Entity::find().count(db).await?,
            last_receipt: last_receipt(db).await?,
            faults,
        })
    }
}

async fn last_receipt(db: &impl ConnectionTrait) -> Outcome<Option<LastReceipt>> {
    let newest = answer::Entity::find()
        .order_by_desc(answer::Column::ReceivedAt)
        .order_by_desc(answer::Column::Ordinal)
        .order_by_asc(answer::Column::AttemptId)
        .one(db)
        .await?;
    Ok(newest.map(|row| LastReceipt {
        attempt: AttemptId::new(row.attempt_id),
        ordinal: row.ordinal,
        at: Moment(row.received_at),
        receipt: row.receipt,
    }))
}

/// Goes along the receipts of all attempts, some at a time: a department's whole history need not fit into memory.
async fn broken_receipts(db: &impl ConnectionTrait, secrets: &Secrets) -> Outcome<Vec<Fault>> {
    let (mut faults, mut after) = (Vec::new(), String::new());
    loop {
        let attempts = attempt::Entity::find()
            .filter(attempt::Column::Id.gt(&after))
            .order_by_asc(attempt::Column::Id)
            .limit(TOGETHER)
            .all(db)
            .await?;
        let Some(last) = attempts.last() else { return Ok(faults) };
        after.clone_from(&last.id);
        let answers = answer::Entity::find()
            .filter(answer::Column::AttemptId.is_in(attempts.iter().map(|attempt| attempt.id.as_str())))
            .order_by_asc(answer::Column::AttemptId)
            .order_by_asc(answer::Column::Ordinal)
            .all(db)
            .await?;
        for attempt in &attempts {
            let own: Vec<&answer::Model> = answers.iter().filter(|row| row.attempt_id == attempt.id).collect();
            let broken = first_broken(secrets, &own, attempt.last_receipt.as_deref());
            faults.extend(
                broken.map(|ordinal| Fault::Receipts { attempt: AttemptId::new(attempt.id.as_str()), ordinal }),
            );
        }
    }
}

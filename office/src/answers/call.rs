use std::sync::Arc;

use engine::{Moment, Refusal};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::append::{Entry, append};
use super::judge::{self, Standing, Verdict, judge};
use super::underway::Pass;
use super::{current, stored};
use crate::attempts::{left, own_locked};
use crate::secrets::Secrets;
use crate::shelf::KeptPaper;
use crate::store::entity::{answer, attempt};
use crate::views::{Save, Saved, Stored};
use crate::{AttemptId, Outcome, Viewer, pauses, sections};

/// One save on its way to the disk.
#[derive(Clone)]
pub(crate) struct Call {
    pub(super) viewer: Viewer,
    pub(super) id: AttemptId,
    pub(super) save: Save,
    pub(super) epoch: i32,
    pub(super) sequence: i32,
    pub(super) payload: String,
    pub(super) kept: Arc<KeptPaper>,
    pub(super) now: Moment,
    /// Until this is written, the attempt does not close.
    pub(super) _pass: Pass,
}

impl Call {
    /// Keeps the answer whatever it is worth, and says what that is.
    pub(super) async fn keep(self, tx: &DatabaseTransaction, secrets: &Secrets) -> Outcome<Result<Saved, Refusal>> {
        let mut attempt = own_locked(tx, &self.viewer, &self.id).await?;
        let open = sections::open(tx, &self.kept, self.id.as_str(), self.now).await?;
        let shut = self.kept.shuts(open, self.save.place);
        if let Some(earlier) = self.earlier(tx).await? {
            return Ok(self.again(&attempt, &earlier, shut));
        }
        let stopped = pauses::stopped(tx, &attempt, self.now).await?;
        let verdict = judge(&attempt, &self.save.device, self.epoch, self.now, stopped).unless_shut(shut);
        let entry = self.entry(&verdict);
        let taken_from = attempt.holder.clone().filter(|holder| *holder != self.save.device);
        append(tx, secrets, &mut attempt, entry).await?;
        if let Verdict::Refused { refusal, .. } = verdict {
            return Ok(Err(refusal));
        }
        let others = match taken_from {
            Some(_) => Some(stored(&current(tx, self.id.as_str()).await?)),
            None => None,
        };
        Ok(Ok(self.saved(&attempt, others)))
    }

    /// The answer as it is written.
    pub(super) fn entry(&self, verdict: &Verdict) -> Entry<'_> {
        Entry {
            place: i32::from(self.save.place),
            device: &self.save.device,
            epoch: verdict.epoch(self.epoch),
            sequence: Some(self.sequence),
            payload: self.payload.clone(),
            language: self.save.language,
            received_at: self.now,
            standing: verdict.standing(),
        }
    }

    /// The epochs it may stand in: a page may not yet know the one it was given.
    pub(super) const fn epochs(&self) -> [i32; 2] {
        [self.epoch, self.epoch.saturating_add(1)]
    }

    /// What the same page sent under the same sequence: this is a retry.
    async fn earlier(&self, tx: &DatabaseTransaction) -> Outcome<Option<answer::Model>> {
        let row = answer::Entity::find()
            .filter(answer::Column::AttemptId.eq(self.id.as_str()))
            .filter(answer::Column::Device.eq(self.save.device.as_str()))
            .filter(answer::Column::Epoch.is_in(self.epochs()))
            .filter(answer::Column::Sequence.eq(self.sequence))
            .one(tx)
            .await?;
        Ok(row)
    }

    /// The same answer as the first time, to a retry.
    fn again(&self, attempt: &attempt::Model, row: &answer::Model, shut: Option<Refusal>) -> Result<Saved, Refusal> {
        if row.place != i32::from(self.save.place) || row.payload != self.payload {
            return Err(Refusal::BadRequest { field: "sequence".to_owned() });
        }
        match Standing::read(&row.standing) {
            Standing::Counted => {
                let (epoch, receipt) = (row.epoch.unsigned_abs(), row.receipt.clone());
                Ok(Saved { epoch, receipt, ..self.saved(attempt, None) })
            }
            Standing::Stale => Err(Refusal::HeldByAnotherDevice),
            // A section that was reached meanwhile takes it under a new number.
            Standing::Locked => Err(shut.unwrap_or(Refusal::HeldByAnotherDevice)),
            Standing::Late => Err(judge::closed(attempt)),
            // Sent again under a new number, it is looked at anew.
            Standing::Paused => Err(Refusal::ExamPaused { since: Moment(row.received_at) }),
        }
    }

    /// What is told of an answer that is the attempt's last.
    pub(super) fn saved(&self, attempt: &attempt::Model, others: Option<Vec<Stored>>) -> Saved {
        Saved {
            epoch: attempt.epoch.unsigned_abs(),
            sequence: self.save.sequence,
            version: attempt.version.unsigned_abs(),
            receipt: attempt.last_receipt.clone().unwrap_or_default(),
            remaining_ms: left(attempt, self.now),
            others,
        }
    }
}

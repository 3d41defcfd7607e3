//! Entering answers. Every change is kept; which one counts follows from epoch and sequence alone.

mod append;
mod current;
mod form;
mod judge;
mod underway;

use std::sync::Arc;

use engine::{Moment, Refusal};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::attempts::{left, own_locked};
use crate::measures::Kept;
use crate::secrets::Secrets;
use crate::shelf::KeptPaper;
use crate::store::entity::{answer, attempt};
use crate::views::{Save, Saved, Stored};
use crate::{AttemptId, Office, Outcome, Viewer, pauses, sections};
pub(crate) use append::{Entry, append};
use current::paused;
pub(crate) use current::{Counted, current, stored};
pub(crate) use judge::{Standing, number, untimely};
use judge::{Verdict, judge};
pub(crate) use underway::{Pass, Underway};

impl Office {
    /// Saves one answer. When this gives back a receipt, the answer is on disk and counts.
    ///
    /// # Errors
    /// `NotFound`, `NoSuchQuestion`, `MalformedAnswer`, `BadRequest` change nothing. `TimeIsUp`, `AlreadyHandedIn`,
    /// `ExamPaused`, `SectionClosed` and `HeldByAnotherDevice`: the answer is kept and marked, and does not count.
    pub async fn save(&self, viewer: &Viewer, id: &AttemptId, save: Save) -> Outcome<Saved> {
        let pass = self.underway.enter(id.as_str());
        let now = self.now();
        let kept = self.sitting(viewer, id).await?;
        let spot = kept.spots.get(usize::from(save.place)).ok_or(Refusal::NoSuchQuestion)?;
        save.payload.check(spot.kind, spot.choices)?;
        check_device(&save.device)?;
        let call = Call {
            viewer: viewer.clone(),
            id: id.clone(),
            epoch: number("epoch", save.epoch)?,
            sequence: number("sequence", save.sequence)?,
            payload: serde_json::to_string(&save.payload)?,
            save,
            kept,
            now,
            _pass: pass,
        };
        let secrets = self.secrets.clone();
        let told = self.store.write_anyway(move |tx| Box::pin(async move { call.keep(tx, &secrets).await })).await;
        self.store.measures().saved(kept_as(&told));
        Ok(told??)
    }
}

/// What became of something that was entered, for those who count.
fn kept_as<T>(told: &Outcome<Result<T, Refusal>>) -> Kept {
    match told {
        Ok(Ok(_)) => Kept::Counts,
        Ok(Err(_)) => Kept::Marked,
        Err(_) => Kept::Refused,
    }
}

/// One save on its way to the disk.
#[derive(Clone)]
struct Call {
    viewer: Viewer,
    id: AttemptId,
    save: Save,
    epoch: i32,
    sequence: i32,
    payload: String,
    kept: Arc<KeptPaper>,
    now: Moment,
    /// Until this is written, the attempt does not close.
    _pass: Pass,
}

impl Call {
    /// Keeps the answer whatever it is worth, and says what that is.
    async fn keep(self, tx: &DatabaseTransaction, secrets: &Secrets) -> Outcome<Result<Saved, Refusal>> {
        let attempt = own_locked(tx, &self.viewer, &self.id).await?;
        let open = sections::open(tx, &self.kept, self.id.as_str(), self.now).await?;
        let shut = self.kept.shuts(open, self.save.place);
        if let Some(earlier) = self.earlier(tx).await? {
            return Ok(self.again(&attempt, &earlier, shut));
        }
        let stopped = pauses::stopped(tx, &attempt, self.now).await?;
        let verdict = judge(&attempt, &self.save.device, self.epoch, self.now, stopped).unless_shut(shut);
        let entry = Entry {
            place: i32::from(self.save.place),
            device: &self.save.device,
            epoch: verdict.epoch(self.epoch),
            sequence: Some(self.sequence),
            payload: self.payload.clone(),
            language: self.save.language,
            received_at: self.now,
            standing: verdict.standing(),
        };
        let taken_from = attempt.holder.clone().filter(|holder| *holder != self.save.device);
        let (version, receipt) = append(tx, secrets, &attempt, entry).await?;
        let epoch = match verdict {
            Verdict::Refused { refusal, .. } => return Ok(Err(refusal)),
            Verdict::Counts { epoch } => epoch,
        };
        let others = match taken_from {
            Some(_) => Some(stored(&current(tx, self.id.as_str()).await?)),
            None => None,
        };
        Ok(Ok(self.saved(&attempt, epoch, version, receipt, others)))
    }

    /// What the same page sent under the same sequence: this is a retry. A page may not yet know the epoch it was given.
    async fn earlier(&self, tx: &DatabaseTransaction) -> Outcome<Option<answer::Model>> {
        let row = answer::Entity::find()
            .filter(answer::Column::AttemptId.eq(self.id.as_str()))
            .filter(answer::Column::Device.eq(self.save.device.as_str()))
            .filter(answer::Column::Epoch.is_in([self.epoch, self.epoch.saturating_add(1)]))
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
            Standing::Counted => Ok(self.saved(attempt, row.epoch, attempt.version, row.receipt.clone(), None)),
            Standing::Stale => Err(Refusal::HeldByAnotherDevice),
            // A section that was reached meanwhile takes it under a new number.
            Standing::Locked => Err(shut.unwrap_or(Refusal::HeldByAnotherDevice)),
            Standing::Late => Err(judge::closed(attempt)),
            // Sent again under a new number, it is looked at anew.
            Standing::Paused => Err(Refusal::ExamPaused { since: Moment(row.received_at) }),
        }
    }

    fn saved(
        &self,
        attempt: &attempt::Model,
        epoch: i32,
        version: i32,
        receipt: String,
        others: Option<Vec<Stored>>,
    ) -> Saved {
        Saved {
            epoch: epoch.unsigned_abs(),
            sequence: self.save.sequence,
            version: version.unsigned_abs(),
            receipt,
            remaining_ms: left(attempt, self.now),
            others,
        }
    }
}

/// 1 to 32 letters, digits, `-` and `_`.
pub(crate) fn check_device(device: &str) -> Result<(), Refusal> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if (1..=32).contains(&device.len()) && device.bytes().all(plain) {
        return Ok(());
    }
    Err(Refusal::BadRequest { field: "device".to_owned() })
}

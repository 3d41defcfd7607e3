//! Entering answers. Every change is kept; which one counts follows from epoch and sequence alone.

mod append;
mod call;
mod current;
mod form;
mod judge;
pub(crate) mod lane;
mod rows;
mod together;
mod underway;

use engine::Refusal;

use crate::measures::Kept;
use crate::views::{Save, Saved};
use crate::{AttemptId, Office, Outcome, Viewer};
pub(crate) use append::{Entry, append};
use call::Call;
use current::paused;
pub(crate) use current::{Counted, Entered, ask_entered, current, read_entered, stored};
pub(crate) use judge::{Standing, number, untimely};
pub(crate) use lane::Saves;
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
        let told = self.saves.ask(call).await;
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

/// 1 to 32 letters, digits, `-` and `_`.
pub(crate) fn check_device(device: &str) -> Result<(), Refusal> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if (1..=32).contains(&device.len()) && device.bytes().all(plain) {
        return Ok(());
    }
    Err(Refusal::BadRequest { field: "device".to_owned() })
}

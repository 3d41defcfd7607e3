//! Receipts: each proves one answer and all before it of the same attempt, so that a row that was changed, removed or
//! put in later breaks the chain.

mod compare;
mod file;
mod verify;

use crate::secrets::{Purpose, Secrets, hex};
use crate::store::entity::answer;
pub use file::{Receipted, ReceiptsFile};
pub use verify::{Finding, Verified};

/// The receipt of an answer that follows another. Every column but the receipt itself goes in.
pub(crate) fn seal(secrets: &Secrets, row: &answer::Model, previous: Option<&str>) -> String {
    let numbers = [row.ordinal, row.place, row.epoch, row.sequence].map(i32::to_be_bytes);
    let parts: [&[u8]; 8] = [
        row.attempt_id.as_bytes(),
        numbers.as_flattened(),
        row.device.as_bytes(),
        row.payload.as_bytes(),
        row.language.as_bytes(),
        &row.received_at.to_be_bytes(),
        row.standing.as_bytes(),
        previous.unwrap_or_default().as_bytes(),
    ];
    hex(&secrets.mac(Purpose::Receipt, &parts))
}

/// The first answer of an attempt, counted from 1, that its receipt does not fit; one more than there are when `last`,
/// which the attempt itself remembers, tells of another end.
pub(crate) fn first_broken(secrets: &Secrets, answers: &[&answer::Model], last: Option<&str>) -> Option<u32> {
    let mut previous: Option<&str> = None;
    let mut next = 1;
    for row in answers {
        if u32::try_from(row.ordinal) != Ok(next) || seal(secrets, row, previous) != row.receipt {
            return Some(next);
        }
        (previous, next) = (Some(row.receipt.as_str()), next + 1);
    }
    (last != previous).then_some(next)
}

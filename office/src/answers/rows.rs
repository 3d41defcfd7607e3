//! What saves that go together send to the database: each kind of row with its columns.

use serde::Serialize;

use super::call::Call;
use crate::store::entity::{answer, attempt};
use crate::store::sheaf::Column;

/// An attempt by its name alone.
#[derive(Serialize)]
pub(super) struct Named<'r> {
    pub(super) id: &'r str,
}

pub(super) const ASKED: [Column; 2] = [("attempt_id", "text"), ("sequence", "integer")];

/// A save that may have been sent before.
#[derive(Serialize)]
pub(super) struct Asked<'r> {
    attempt_id: &'r str,
    sequence: i32,
}

impl<'r> Asked<'r> {
    pub(super) fn of(call: &'r Call) -> Self {
        Self { attempt_id: call.id.as_str(), sequence: call.sequence }
    }
}

pub(super) const ANSWERS: [Column; 11] = [
    ("attempt_id", "text"),
    ("ordinal", "integer"),
    ("place", "integer"),
    ("device", "text"),
    ("epoch", "integer"),
    ("sequence", "integer"),
    ("payload", "text"),
    ("language", "text"),
    ("received_at", "bigint"),
    ("standing", "text"),
    ("receipt", "text"),
];

/// An answer as it is written.
#[derive(Serialize)]
pub(super) struct Written<'r> {
    attempt_id: &'r str,
    ordinal: i32,
    place: i32,
    device: &'r str,
    epoch: i32,
    sequence: i32,
    payload: &'r str,
    language: &'r str,
    received_at: i64,
    standing: &'r str,
    receipt: &'r str,
}

impl<'r> Written<'r> {
    pub(super) fn of(row: &'r answer::Model) -> Self {
        Self {
            attempt_id: &row.attempt_id,
            ordinal: row.ordinal,
            place: row.place,
            device: &row.device,
            epoch: row.epoch,
            sequence: row.sequence,
            payload: &row.payload,
            language: &row.language,
            received_at: row.received_at,
            standing: &row.standing,
            receipt: &row.receipt,
        }
    }
}

pub(super) const ATTEMPTS: [Column; 6] = [
    ("id", "text"),
    ("version", "integer"),
    ("last_receipt", "text"),
    ("last_sequence", "integer"),
    ("epoch", "integer"),
    ("holder", "text"),
];

/// What its answers left of an attempt.
#[derive(Serialize)]
pub(super) struct Left<'r> {
    id: &'r str,
    version: i32,
    last_receipt: Option<&'r str>,
    last_sequence: Option<i32>,
    epoch: i32,
    holder: Option<&'r str>,
}

impl<'r> Left<'r> {
    pub(super) fn of(row: &'r attempt::Model) -> Self {
        Self {
            id: &row.id,
            version: row.version,
            last_receipt: row.last_receipt.as_deref(),
            last_sequence: row.last_sequence,
            epoch: row.epoch,
            holder: row.holder.as_deref(),
        }
    }
}

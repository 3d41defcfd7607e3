//! Many saves in four statements: the attempts, what was sent before, the answers, the attempts again.

use std::collections::{HashMap, HashSet};

use sea_orm::{DatabaseTransaction, EntityTrait, FromQueryResult};
use serde_json::json;

use super::append::follow;
use super::call::Call;
use super::judge::{Verdict, judge};
use crate::Outcome;
use crate::secrets::Secrets;
use crate::store::entity::{answer, attempt};
use crate::store::sheaf::{Column, Sheaf};
use crate::views::Saved;

const ASKED: [Column; 4] = [("attempt_id", "text"), ("device", "text"), ("epoch", "integer"), ("sequence", "integer")];
const ANSWERS: [Column; 11] = [
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
const ATTEMPTS: [Column; 5] =
    [("id", "text"), ("version", "integer"), ("last_receipt", "text"), ("epoch", "integer"), ("holder", "text")];

/// Keeps of these saves those with nothing unusual about them: in time, from the page that holds the attempt or the first of
/// all, sent for the first time. Gives nothing for each other; those go by themselves.
pub(super) async fn keep(tx: &DatabaseTransaction, calls: &[Call], secrets: &Secrets) -> Outcome<Vec<Option<Saved>>> {
    let mut attempts = attempts(tx, calls).await?;
    let again = sent_before(tx, calls).await?;
    let (mut rows, mut told) = (Vec::new(), Vec::with_capacity(calls.len()));
    for (call, again) in calls.iter().zip(again) {
        let attempt = attempts.get_mut(call.id.as_str()).filter(|_| !again);
        told.push(attempt.and_then(|attempt| usual(secrets, call, attempt, &mut rows)));
    }
    write(tx, &rows).await?;
    Ok(told)
}

/// Takes an answer with nothing unusual about it: its row, and what it changes about the attempt.
fn usual(secrets: &Secrets, call: &Call, attempt: &mut attempt::Model, rows: &mut Vec<answer::Model>) -> Option<Saved> {
    let own = attempt.person_id == call.viewer.person.as_str();
    let goes_on = attempt.holder.as_ref().is_none_or(|holder| *holder == call.save.device);
    // Around a pause, what counts is when it was received: that is looked up by each for itself.
    let smooth = attempt.paused_at.is_none() && attempt.resumed_at.is_none_or(|resumed| call.now.0 >= resumed);
    // A retry that came together with what it repeats.
    let new = !rows.iter().any(|row: &answer::Model| {
        row.attempt_id == attempt.id && row.device == call.save.device && row.sequence == call.sequence
    });
    // Where sections close, each looks which is open.
    let free = !call.kept.exam.sitting.is_locked();
    if !(own && goes_on && smooth && new && free) {
        return None;
    }
    let verdict = judge(attempt, &call.save.device, call.epoch, call.now, None);
    let Verdict::Counts { epoch } = verdict else { return None };
    let row = follow(secrets, attempt, call.entry(&verdict)).ok()?;
    attempt.version = row.ordinal;
    attempt.last_receipt = Some(row.receipt.clone());
    attempt.epoch = epoch;
    attempt.holder = Some(row.device.clone());
    let saved = call.saved(attempt, epoch, row.ordinal, row.receipt.clone(), None);
    rows.push(row);
    Some(saved)
}

/// The attempts of these saves, held against everybody else. One that somebody holds already is left out: waiting for it
/// would keep all the others.
async fn attempts(tx: &DatabaseTransaction, calls: &[Call]) -> Outcome<HashMap<String, attempt::Model>> {
    let ids: HashSet<&str> = calls.iter().map(|call| call.id.as_str()).collect();
    let sheaf = Sheaf::new(tx, &[("id", "text")], ids.into_iter().map(|id| json!({ "id": id })))?;
    let found = sheaf.ask_free(|rows| format!("SELECT * FROM attempt WHERE id IN (SELECT id FROM {rows})"));
    let found = attempt::Entity::find().from_raw_sql(found).all(tx).await?;
    Ok(found.into_iter().map(|row| (row.id.clone(), row)).collect())
}

#[derive(FromQueryResult, PartialEq, Eq, Hash)]
struct Sent {
    attempt_id: String,
    device: String,
    sequence: i32,
}

/// Which of these saves were sent before. A page may not yet know the epoch it was given.
async fn sent_before(tx: &DatabaseTransaction, calls: &[Call]) -> Outcome<Vec<bool>> {
    let asked = calls.iter().map(|call| {
        json!({ "attempt_id": call.id.as_str(), "device": call.save.device, "epoch": call.epoch, "sequence": call.sequence })
    });
    let query = Sheaf::new(tx, &ASKED, asked)?.ask(|rows| {
        format!(
            "SELECT a.attempt_id, a.device, a.sequence FROM {rows} JOIN answer a ON a.attempt_id = j.attempt_id \
             AND a.device = j.device AND a.epoch IN (j.epoch, j.epoch + 1) AND a.sequence = j.sequence"
        )
    });
    let sent: HashSet<Sent> = Sent::find_by_statement(query).all(tx).await?.into_iter().collect();
    let was_sent = |call: &Call| {
        sent.contains(&Sent {
            attempt_id: call.id.as_str().to_owned(),
            device: call.save.device.clone(),
            sequence: call.sequence,
        })
    };
    Ok(calls.iter().map(was_sent).collect())
}

/// Writes the answers, and of each attempt what the last of them left.
async fn write(tx: &DatabaseTransaction, rows: &[answer::Model]) -> Outcome<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let last: HashMap<&str, &answer::Model> = rows.iter().map(|row| (row.attempt_id.as_str(), row)).collect();
    let answers = Sheaf::new(tx, &ANSWERS, rows.iter().map(written))?;
    let columns = ANSWERS.map(|(name, _)| name).join(", ");
    answers.run(tx, |rows| format!("INSERT INTO answer ({columns}) SELECT {columns} FROM {rows}")).await?;
    let attempts = last.into_values().map(|row| {
        json!({ "id": row.attempt_id, "version": row.ordinal, "last_receipt": row.receipt, "epoch": row.epoch,
            "holder": row.device })
    });
    let update = |rows: &str| {
        format!(
            "UPDATE attempt SET version = j.version, last_receipt = j.last_receipt, epoch = j.epoch, holder = j.holder \
             FROM {rows} WHERE attempt.id = j.id"
        )
    };
    Sheaf::new(tx, &ATTEMPTS, attempts)?.run(tx, update).await
}

fn written(row: &answer::Model) -> serde_json::Value {
    json!({ "attempt_id": row.attempt_id, "ordinal": row.ordinal, "place": row.place, "device": row.device,
        "epoch": row.epoch, "sequence": row.sequence, "payload": row.payload, "language": row.language,
        "received_at": row.received_at, "standing": row.standing, "receipt": row.receipt })
}

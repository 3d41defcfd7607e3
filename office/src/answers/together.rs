//! Many saves in three statements: the attempts, the answers, the attempts again; and one more where one of them may have
//! been sent before.

use std::collections::{HashMap, HashSet};

use sea_orm::{DatabaseTransaction, EntityTrait, FromQueryResult, IdenStatic, Iterable};

use super::append::follow;
use super::call::Call;
use super::judge::{Standing, judge};
use super::rows::{ANSWERS, ASKED, ATTEMPTS, Asked, Left, Named, Written};
use crate::Outcome;
use crate::secrets::Secrets;
use crate::store::entity::{answer, attempt};
use crate::store::sheaf::Sheaf;
use crate::views::Saved;

/// Keeps of these saves those with nothing unusual about them: in time, from the page that holds the attempt or the first of
/// all, sent for the first time. Gives nothing for each other; those go by themselves.
pub(super) async fn keep(tx: &DatabaseTransaction, calls: &[Call], secrets: &Secrets) -> Outcome<Vec<Option<Saved>>> {
    let mut attempts = attempts(tx, calls).await?;
    let sent = sent_before(tx, calls, &attempts).await?;
    let (mut rows, mut told) = (Vec::new(), Vec::with_capacity(calls.len()));
    for call in calls {
        let again = !sent.is_empty() && call.epochs().iter().any(|&epoch| sent.contains(&call.sent(epoch)));
        let attempt = attempts.get_mut(call.id.as_str()).filter(|_| !again);
        told.push(attempt.and_then(|attempt| usual(secrets, call, attempt, &mut rows)));
    }
    write(tx, &rows, &attempts).await?;
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
    if verdict.standing() != Standing::Counted {
        return None;
    }
    let row = follow(secrets, attempt, call.entry(&verdict)).ok()?;
    rows.push(row);
    Some(call.saved(attempt, None))
}

/// The attempts of these saves, held against everybody else. One that somebody holds already is left out: waiting for it
/// would keep all the others.
async fn attempts(tx: &DatabaseTransaction, calls: &[Call]) -> Outcome<HashMap<String, attempt::Model>> {
    let ids: HashSet<&str> = calls.iter().map(|call| call.id.as_str()).collect();
    let sheaf = Sheaf::new(tx, &[("id", "text")], ids.into_iter().map(|id| Named { id }))?;
    // By name: a plan that is kept does not outlive a column that comes.
    let columns = attempt::Column::iter().map(|column| column.as_str()).collect::<Vec<_>>().join(", ");
    let found = sheaf.ask_free(|rows| format!("SELECT {columns} FROM attempt WHERE id IN (SELECT id FROM {rows})"));
    let found = attempt::Entity::find().from_raw_sql(found).all(tx).await?;
    Ok(found.into_iter().map(|row| (row.id.clone(), row)).collect())
}

/// What tells a save from all others of a department.
#[derive(FromQueryResult, PartialEq, Eq, Hash)]
struct Sent {
    attempt_id: String,
    device: String,
    epoch: i32,
    sequence: i32,
}

impl Call {
    fn sent(&self, epoch: i32) -> Sent {
        let (attempt_id, device) = (self.id.as_str().to_owned(), self.save.device.clone());
        Sent { attempt_id, device, epoch, sequence: self.sequence }
    }
}

/// What may be some of these saves, sent before: none above the last sequence of its attempt, so the answers are seldom
/// asked, and then of each attempt once.
async fn sent_before(
    tx: &DatabaseTransaction,
    calls: &[Call],
    attempts: &HashMap<String, attempt::Model>,
) -> Outcome<HashSet<Sent>> {
    let last = |call: &Call| attempts.get(call.id.as_str()).map(|attempt| attempt.last_sequence);
    // What is not among the attempts goes by itself.
    let may_be = |call: &&Call| last(call).is_some_and(|last| last.is_none_or(|last| call.sequence <= last));
    let unsure: Vec<&Call> = calls.iter().filter(may_be).collect();
    if unsure.is_empty() {
        return Ok(HashSet::new());
    }
    let asked = unsure.into_iter().map(Asked::of);
    let query = Sheaf::new(tx, &ASKED, asked)?.ask(|rows| {
        format!(
            "WITH asked AS (SELECT attempt_id, sequence FROM {rows}) SELECT attempt_id, device, epoch, sequence \
             FROM answer WHERE attempt_id IN (SELECT attempt_id FROM asked) AND sequence IN (SELECT sequence FROM asked)"
        )
    });
    Ok(Sent::find_by_statement(query).all(tx).await?.into_iter().collect())
}

/// Writes the answers, and of each attempt what they left.
async fn write(
    tx: &DatabaseTransaction,
    rows: &[answer::Model],
    attempts: &HashMap<String, attempt::Model>,
) -> Outcome<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let answers = Sheaf::new(tx, &ANSWERS, rows.iter().map(Written::of))?;
    let columns = ANSWERS.map(|(name, _)| name).join(", ");
    answers.run(tx, |rows| format!("INSERT INTO answer ({columns}) SELECT {columns} FROM {rows}")).await?;
    let changed: HashSet<&str> = rows.iter().map(|row| row.attempt_id.as_str()).collect();
    let changed = changed.into_iter().filter_map(|id| attempts.get(id)).map(Left::of);
    let update = |rows: &str| {
        format!(
            "attempt SET version = j.version, last_receipt = j.last_receipt, last_sequence = j.last_sequence, \
             epoch = j.epoch, holder = j.holder FROM {rows} WHERE attempt.id = j.id"
        )
    };
    Sheaf::new(tx, &ATTEMPTS, changed)?.update(tx, update).await
}

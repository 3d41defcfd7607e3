//! Guessing costs time. Only failures count, and nobody is locked out by somebody else: after five failures an account
//! goes on at one address as a slow lane, one try every ten seconds, and who has the right password passes with the next
//! try that is let through. A browser that was signed in to the account before has a lane of its own. Two hundred people
//! behind one address sign in while one of them guesses.

use std::net::IpAddr;

use engine::{Moment, Refusal};
use sea_orm::{
    ActiveValue, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, Statement,
};

use crate::passwords::Lane;
use crate::secrets::token_hash;
use crate::store::entity::throttle;
use crate::{Office, Outcome, SessionId};

/// Failures are forgotten after this time without one.
const WINDOW_MS: i64 = 15 * 60_000;
/// Failures of one account at one address before the slow lane begins.
const FREE_HERE: i32 = 5;
/// Failures of one account, whatever the address, before the slow lane begins at new addresses. Addresses that signed in
/// to the account lately are spared.
const FREE_ANYWHERE: i32 = 50;
/// In the slow lane this much time lies between two tries: six guesses a minute. It never grows, and a try that was
/// turned away does not make it begin anew, so the owner waits no longer than this for a turn.
const SLOW_MS: i64 = 10_000;
/// Failures of one address, whatever the account, before it stands in a queue of its own.
const FREE_ADDRESS: i32 = 200;

/// The keys that one try to sign in counts against.
#[derive(Debug, Clone)]
pub(crate) struct Keys {
    pair: String,
    account: String,
    address: String,
}

impl Keys {
    /// From the staff number as typed: whether anybody has it makes no difference here.
    pub(crate) fn of(staff_no: &str, address: IpAddr) -> Self {
        let account = token_hash(staff_no);
        Self {
            pair: format!("pair:{}", token_hash(&format!("{account} {address}"))),
            account: format!("account:{account}"),
            address: format!("address:{address}"),
        }
    }

    /// For a session of the account that this browser has or had: it takes the place of the address, so that others
    /// there are not in its way. Guessing is slowed here all the same.
    pub(crate) fn of_session(staff_no: &str, session: &SessionId) -> Self {
        let account = token_hash(staff_no);
        let pair = format!("pair:{}", token_hash(&format!("{account} session {session}")));
        Self { pair, account: format!("account:{account}"), address: format!("session:{session}") }
    }
}

/// Whether an address has signed in to the account lately.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Acquaintance {
    Known,
    New,
}

impl Office {
    /// Lets a try pass, or tells how long to wait. A try that passes is counted at once, so that a hundred at the same
    /// time are not all the first; [`Office::forgive`] takes it back.
    pub(crate) async fn admit(&self, keys: &Keys, acquaintance: Acquaintance) -> Outcome<Lane> {
        let (keys, now) = (keys.clone(), self.now());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let here = locked(tx, &keys.pair, now).await?;
                    let anywhere = failures(tx, &keys.account, now).await?;
                    let anywhere = anywhere.filter(|_| acquaintance == Acquaintance::New);
                    let wait = wait(&here, FREE_HERE, now);
                    let wait = anywhere.map_or(wait, |row| wait.max(self::wait(&row, FREE_ANYWHERE, now)));
                    if wait > 0 {
                        return Err(Refusal::TooManyTries { retry_after_s: seconds(wait) }.into());
                    }
                    count(tx, &keys.pair, now).await?;
                    let address = failures(tx, &keys.address, now).await?;
                    let suspect = address.is_some_and(|row| row.failures >= FREE_ADDRESS);
                    Ok(if suspect { Lane::Suspect } else { Lane::Normal })
                })
            })
            .await
    }

    /// The password was wrong: account and address remember.
    pub(crate) async fn blame(&self, keys: &Keys) -> Outcome<()> {
        let (keys, now) = (keys.clone(), self.now());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    count(tx, &keys.account, now).await?;
                    count(tx, &keys.address, now).await
                })
            })
            .await
    }

    /// The try was no failure after all: it never got so far as to be checked, and gives its turn back.
    pub(crate) async fn forgive(&self, keys: &Keys) -> Outcome<()> {
        let pair = keys.pair.clone();
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let sql = "UPDATE throttle SET failures = failures - 1, last_at = last_at - $2 WHERE key = $1 AND failures > 0";
                    let values = [pair.into(), SLOW_MS.into()];
                    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
                    Ok(())
                })
            })
            .await
    }

    /// Drops what has been forgotten anyway.
    pub(crate) async fn forget_old_failures(&self) -> Outcome<()> {
        let until = self.now().0 - WINDOW_MS;
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    throttle::Entity::delete_many().filter(throttle::Column::LastAt.lte(until)).exec(tx).await?;
                    Ok(())
                })
            })
            .await
    }
}

/// The password was right: this account starts afresh at this address.
pub(crate) async fn clear(tx: &DatabaseTransaction, keys: &Keys) -> Outcome<()> {
    throttle::Entity::delete_by_id(keys.pair.as_str()).exec(tx).await?;
    Ok(())
}

/// The row of a key, made when it is missing and held until the transaction ends.
async fn locked(tx: &DatabaseTransaction, key: &str, now: Moment) -> Outcome<throttle::Model> {
    let empty = throttle::Model { key: key.to_owned(), since: now.0, failures: 0, last_at: now.0 };
    let row = throttle::ActiveModel {
        key: ActiveValue::Set(empty.key.clone()),
        since: ActiveValue::Set(empty.since),
        failures: ActiveValue::Set(empty.failures),
        last_at: ActiveValue::Set(empty.last_at),
    };
    throttle::Entity::insert(row).on_conflict_do_nothing().exec_without_returning(tx).await?;
    let found = throttle::Entity::find_by_id(key).lock_exclusive().one(tx).await?;
    Ok(found.filter(|row| row.last_at > now.0 - WINDOW_MS).unwrap_or(empty))
}

async fn failures(tx: &DatabaseTransaction, key: &str, now: Moment) -> Outcome<Option<throttle::Model>> {
    let row = throttle::Entity::find_by_id(key).one(tx).await?;
    Ok(row.filter(|row| row.last_at > now.0 - WINDOW_MS))
}

async fn count(tx: &DatabaseTransaction, key: &str, now: Moment) -> Outcome<()> {
    let sql = "INSERT INTO throttle (key, since, failures, last_at) VALUES ($1, $2, 1, $2) \
               ON CONFLICT (key) DO UPDATE SET last_at = $2, \
               since = CASE WHEN throttle.last_at <= $3 THEN $2 ELSE throttle.since END, \
               failures = CASE WHEN throttle.last_at <= $3 THEN 1 ELSE throttle.failures + 1 END";
    let values = [key.into(), now.0.into(), (now.0 - WINDOW_MS).into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// How long the next try must wait after so many that are free.
fn wait(row: &throttle::Model, free: i32, now: Moment) -> i64 {
    if row.failures < free { 0 } else { SLOW_MS - (now.0 - row.last_at) }
}

fn seconds(ms: i64) -> u32 {
    u32::try_from((ms + 999) / 1000).unwrap_or(u32::MAX)
}

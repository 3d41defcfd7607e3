//! The chain over the audit log: each seal takes in a batch of events and the seal before it, under a key that is not
//! in the database. Who changes, adds or removes a sealed event must have the secret to hide it.

use engine::Moment;
use sea_orm::{
    ActiveValue, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::leases::Held;
use crate::secrets::{Purpose, Secrets, hex};
use crate::store::entity::{event, event_seal};
use crate::{Breakage, Office, Operator, Outcome};

/// Events in one seal at most: sealing must not hold the writer.
const BATCH: u64 = 500;
const LEASE: &str = "seal-events";
const LEASE_MS: i64 = 60_000;

/// What the chain says of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuditState {
    /// Every seal fits its events.
    Whole {
        /// Events under a seal.
        sealed: u64,
        /// Events written since the last seal.
        open: u64,
    },
    /// A seal does not fit: something was changed, added or removed under it.
    Broken {
        /// The first seal that does not fit.
        seal: u32,
        /// The last event it should hold.
        last_ordinal: i64,
    },
}

impl Office {
    /// Seals what has gathered, in batches. Any number of servers may call this; one does the work. Gives how many
    /// events were sealed.
    ///
    /// # Errors
    /// Only when something broke.
    pub async fn seal_events(&self) -> Outcome<u64> {
        let holder = self.chance.id();
        if self.hold_lease(LEASE, &holder, LEASE_MS).await? == Held::Elsewhere {
            return Ok(0);
        }
        let mut sealed = 0;
        loop {
            let (secrets, now) = (self.secrets.clone(), self.now());
            let batch =
                self.store.write(move |tx| Box::pin(async move { seal_batch(tx, &secrets, now.0).await })).await?;
            sealed += batch;
            if batch < BATCH {
                self.hold_lease(LEASE, &holder, 0).await?;
                return Ok(sealed);
            }
        }
    }

    /// Looks at the whole chain.
    ///
    /// # Errors
    /// Only when something broke: a broken chain is an answer.
    pub async fn verify_events(&self, _operator: &Operator) -> Outcome<AuditState> {
        verify(self.store.read(), &self.secrets).await
    }
}

/// Goes along the whole chain of any database: this one, or a copy of it.
pub(crate) async fn verify(db: &impl ConnectionTrait, secrets: &Secrets) -> Outcome<AuditState> {
    let seals = event_seal::Entity::find().order_by_asc(event_seal::Column::Number).all(db).await?;
    let (mut before, mut after, mut sealed) = (String::new(), 0, 0);
    for (expected, seal) in (1..).zip(&seals) {
        let events = between(db, after, seal.last_ordinal).await?;
        let fits = seal.number == expected
            && i64::from(seal.count) == i64::try_from(events.len()).unwrap_or(i64::MAX)
            && events.last().is_some_and(|event| event.ordinal == seal.last_ordinal)
            && seal.hash == link(secrets, seal.number, &before, &events);
        if !fits {
            let number = u32::try_from(seal.number).unwrap_or(0);
            return Ok(AuditState::Broken { seal: number, last_ordinal: seal.last_ordinal });
        }
        (before, after) = (seal.hash.clone(), seal.last_ordinal);
        sealed += events.len() as u64;
    }
    let open = between(db, after, i64::MAX).await?.len() as u64;
    Ok(AuditState::Whole { sealed, open })
}

/// The oldest event that stands under no seal yet.
pub(crate) async fn oldest_open(db: &impl ConnectionTrait) -> Outcome<Option<Moment>> {
    let last = event_seal::Entity::find().order_by_desc(event_seal::Column::Number).one(db).await?;
    let oldest = event::Entity::find()
        .filter(event::Column::Ordinal.gt(last.map_or(0, |seal| seal.last_ordinal)))
        .order_by_asc(event::Column::Ordinal)
        .one(db)
        .await?;
    Ok(oldest.map(|event| Moment(event.at)))
}

async fn seal_batch(tx: &DatabaseTransaction, secrets: &Secrets, now: i64) -> Outcome<u64> {
    if tx.get_database_backend() == DbBackend::Postgres {
        // Waits for everybody who is about to write an event: a smaller ordinal must not come after the seal.
        tx.execute_unprepared("LOCK TABLE event IN SHARE ROW EXCLUSIVE MODE").await?;
    }
    let last = event_seal::Entity::find().order_by_desc(event_seal::Column::Number).one(tx).await?;
    let (number, before, after) =
        last.map_or((1, String::new(), 0), |seal| (seal.number + 1, seal.hash, seal.last_ordinal));
    let events = event::Entity::find()
        .filter(event::Column::Ordinal.gt(after))
        .order_by_asc(event::Column::Ordinal)
        .limit(BATCH)
        .all(tx)
        .await?;
    let Some(newest) = events.last() else { return Ok(0) };
    let row = event_seal::ActiveModel {
        number: ActiveValue::Set(number),
        last_ordinal: ActiveValue::Set(newest.ordinal),
        count: ActiveValue::Set(i32::try_from(events.len()).map_err(Breakage::new)?),
        hash: ActiveValue::Set(link(secrets, number, &before, &events)),
        at: ActiveValue::Set(now),
    };
    event_seal::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(events.len() as u64)
}

async fn between(db: &impl ConnectionTrait, after: i64, last: i64) -> Outcome<Vec<event::Model>> {
    let rows = event::Entity::find()
        .filter(event::Column::Ordinal.gt(after))
        .filter(event::Column::Ordinal.lte(last))
        .order_by_asc(event::Column::Ordinal);
    Ok(rows.all(db).await?)
}

/// One link: the number, the link before, and every field of every event, each preceded by its length.
fn link(secrets: &Secrets, number: i32, before: &str, events: &[event::Model]) -> String {
    let mut parts = vec![number.to_string(), before.to_owned()];
    for event in events {
        parts.extend([event.ordinal.to_string(), event.id.clone(), event.at.to_string(), event.actor.clone()]);
        parts.extend([event.kind.clone(), event.subject.clone()]);
        for field in [&event.why, &event.before, &event.after] {
            // None and an empty text are two things.
            parts.push(field.as_ref().map_or_else(|| "-".to_owned(), |text| format!("+{text}")));
        }
    }
    let parts: Vec<&[u8]> = parts.iter().map(String::as_bytes).collect();
    hex(&secrets.mac(Purpose::EventSeal, &parts))
}

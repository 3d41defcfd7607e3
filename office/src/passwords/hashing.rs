use std::sync::Arc;

use engine::Refusal;
use tokio::sync::{Semaphore, TryAcquireError};

use super::argon::Benches;
use crate::{Breakage, Chance, Failure, Outcome};

/// How many are hashed at once: the answers of a running exam need the other cores.
const AT_ONCE: usize = 2;
/// How many an address with many failures has hashed at once.
const AT_ONCE_SUSPECT: usize = 1;
/// How many may wait. More are refused at once rather than served too late.
const WAITING: usize = 400;

/// Hashing and checking, beside the async threads and never much at a time.
#[derive(Clone)]
pub(crate) struct Hashing {
    benches: Arc<Benches>,
    places: Arc<Semaphore>,
    slots: Arc<Semaphore>,
    suspect_slots: Arc<Semaphore>,
    /// A hash that no password has: checking against it costs what checking a real one costs.
    nobody: Arc<str>,
}

/// Which queue a check stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lane {
    /// The usual one.
    Normal,
    /// For an address with very many failures: slower, and nobody elsewhere waits for it.
    Suspect,
}

impl Hashing {
    pub(crate) fn new(chance: &Chance) -> Result<Self, Breakage> {
        let benches = Arc::new(Benches::default());
        let nobody = benches.digest(&chance.bytes::<32>(), chance.bytes())?;
        Ok(Self {
            benches,
            places: Arc::new(Semaphore::new(WAITING)),
            slots: Arc::new(Semaphore::new(AT_ONCE)),
            suspect_slots: Arc::new(Semaphore::new(AT_ONCE_SUSPECT)),
            nobody: nobody.into(),
        })
    }

    /// How many are being hashed or wait for it.
    pub(crate) fn waiting(&self) -> u64 {
        WAITING.saturating_sub(self.places.available_permits()) as u64
    }

    /// The hash of a new password, to be stored.
    pub(crate) async fn hash(&self, chance: &Chance, password: &str) -> Outcome<String> {
        let (password, salt, benches) = (password.to_owned(), chance.bytes(), Arc::clone(&self.benches));
        Ok(self.queued(Lane::Normal, move || benches.digest(password.as_bytes(), salt)).await??)
    }

    /// Whether a password is the one that was hashed. Without a hash (nobody has this staff number) the same work is
    /// done and the answer is no.
    pub(crate) async fn matches(&self, lane: Lane, password: &str, stored: Option<String>) -> Outcome<bool> {
        // Nobody has so long a password: it is not worth hashing, and an empty one is wrong for everybody.
        let password = if password.len() > super::rules::MAX_BYTES { "" } else { password };
        let (password, nobody, benches) = (password.to_owned(), Arc::clone(&self.nobody), Arc::clone(&self.benches));
        self.queued(lane, move || {
            let known = stored.is_some();
            let hash = stored.as_deref().unwrap_or(&nobody);
            benches.verify(password.as_bytes(), hash) && known
        })
        .await
    }

    async fn queued<T: Send + 'static>(&self, lane: Lane, work: impl FnOnce() -> T + Send + 'static) -> Outcome<T> {
        let place = match self.places.try_acquire() {
            Ok(place) => place,
            Err(TryAcquireError::NoPermits) => return Err(Refusal::Busy { retry_after_s: 5 }.into()),
            Err(closed) => return Err(Breakage::new(closed).into()),
        };
        let _narrow = match lane {
            Lane::Normal => None,
            Lane::Suspect => Some(self.suspect_slots.acquire().await.map_err(broke)?),
        };
        // The slot goes with the work: who hangs up does not make room for more than two at once.
        let slot = Arc::clone(&self.slots).acquire_owned().await.map_err(broke)?;
        let done = tokio::task::spawn_blocking(move || {
            let _slot = slot;
            work()
        });
        let result = done.await.map_err(broke)?;
        drop(place);
        Ok(result)
    }
}

fn broke(cause: impl std::fmt::Display) -> Failure {
    Breakage::new(cause).into()
}

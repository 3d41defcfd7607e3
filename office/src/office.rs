mod duty;
mod ground;
mod open_error;

use std::fmt;
use std::sync::Arc;

use engine::Moment;

use crate::answers::{self, Saves, Underway};
use crate::marks;
use crate::passwords::Hashing;
use crate::secrets::Secrets;
use crate::sessions::{self, Looks};
use crate::shelf::Shelf;
use crate::store::Store;
use crate::system::ClockWatch;
use crate::{Chance, Clock, Failure};
pub use open_error::OpenError;

/// What an office needs to know before it opens.
#[derive(Clone)]
pub struct Settings {
    /// `sqlite:///path/passgate.db` or `postgres://…`.
    pub database_url: String,
    /// The installation's secret: receipts, the audit chain and the signing keys depend on it.
    pub secret: [u8; 32],
    /// Whether this is a demonstration; a database is one or the other for ever.
    pub demo: bool,
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The address may hold a password.
        f.debug_struct("Settings").field("demo", &self.demo).finish_non_exhaustive()
    }
}

/// The examinations office: everything that can be asked of it is a verb on this.
pub struct Office {
    pub(crate) store: Arc<Store>,
    pub(crate) secrets: Secrets,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) chance: Chance,
    pub(crate) hashing: Hashing,
    pub(crate) shelf: Shelf,
    pub(crate) underway: Arc<Underway>,
    pub(crate) saves: Arc<Saves>,
    pub(crate) looks: Arc<Looks>,
    pub(crate) clock_watch: Arc<ClockWatch>,
    demo: bool,
}

impl Office {
    /// Opens the office: connects, and brings the database up to date.
    ///
    /// # Errors
    /// When the database cannot be reached, belongs to a newer program or to another secret, or is a demonstration
    /// where none was asked for (and the other way round).
    pub async fn open(settings: Settings, clock: Arc<dyn Clock>, chance: Chance) -> Result<Self, OpenError> {
        let store = Store::open(&settings.database_url, clock.now()).await?;
        let secrets = Secrets::new(settings.secret);
        let hashing = match made_ready(&settings, &store, &secrets, &chance, clock.now()).await {
            Ok(hashing) => hashing,
            Err(error) => {
                // A connection that is only dropped may outlive this, and make a file anew that is gone by then.
                store.close().await;
                return Err(error);
            }
        };
        let (store, shelf, underway) = (Arc::new(store), Shelf::new(), Arc::new(Underway::new()));
        let saves = Arc::new(answers::lane::open(Arc::clone(&store), secrets.clone()));
        let looks = Arc::new(sessions::looking::open(Arc::clone(&store)));
        let clock_watch = Arc::new(ClockWatch::default());
        let demo = settings.demo;
        Ok(Self { store, secrets, clock, chance, hashing, shelf, underway, saves, looks, clock_watch, demo })
    }

    /// The same office at another hour, with chance of its own: a demonstration has a past.
    pub(crate) fn at(&self, clock: Arc<dyn Clock>, chance: Chance) -> Self {
        Self {
            store: Arc::clone(&self.store),
            secrets: self.secrets.clone(),
            hashing: self.hashing.clone(),
            shelf: self.shelf.clone(),
            underway: Arc::clone(&self.underway),
            saves: Arc::clone(&self.saves),
            looks: Arc::clone(&self.looks),
            clock_watch: Arc::clone(&self.clock_watch),
            demo: self.demo,
            clock,
            chance,
        }
    }

    /// Whether this is a demonstration.
    #[must_use]
    pub const fn is_demonstration(&self) -> bool {
        self.demo
    }

    /// How many statements this office has sent to its database: the difference tells what a page costs, and that it does
    /// not grow with the people on it.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.store.statements()
    }

    /// The present moment, by the office's clock.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.clock.now()
    }
}

/// All that is done with a store before anybody is let in.
async fn made_ready(
    settings: &Settings,
    store: &Store,
    secrets: &Secrets,
    chance: &Chance,
    now: Moment,
) -> Result<Hashing, OpenError> {
    ground::Ground::of(settings).prepare(store, secrets, chance, now).await?;
    marks::fill(store).await?;
    marks::fill_seats(store).await?;
    Ok(Hashing::new(chance).map_err(Failure::from)?)
}

impl fmt::Debug for Office {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Office").field("demo", &self.demo).finish_non_exhaustive()
    }
}

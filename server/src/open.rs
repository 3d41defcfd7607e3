//! Opens the office: finds the database and the secret, and gives it a clock and chance.

pub(crate) mod secret;

use std::fs::{self, DirBuilder};
use std::io;
use std::path::Path;
use std::sync::Arc;

use office::{Chance, Clock, MachineClock, Office, OpenError, Settings, ShiftedClock};
use sha2::{Digest, Sha256};

use crate::chance;
use crate::config::Place;
use crate::out::Trouble;

/// An office that is open.
pub(crate) struct Opened {
    /// The office.
    pub(crate) office: Arc<Office>,
    /// In a demonstration, the clock that can be moved ahead.
    pub(crate) clock: Option<Arc<ShiftedClock<MachineClock>>>,
}

/// Opens the office of this place; its data folder is made when it is not there.
pub(crate) async fn open(place: &Place) -> Result<Opened, Trouble> {
    make_data_folder(place)?;
    let settings = Settings {
        database_url: database_url(place)?,
        secret: Sha256::digest(secret::secret(place)?).into(),
        demo: place.demo,
    };
    let shifted = place.demo.then(|| Arc::new(ShiftedClock::new(MachineClock::start())));
    let clock: Arc<dyn Clock> = match &shifted {
        Some(clock) => Arc::clone(clock) as Arc<dyn Clock>,
        None => Arc::new(MachineClock::start()),
    };
    let office = Office::open(settings, clock, Chance::from_seed(chance::seed()?)).await.map_err(|why| match why {
        OpenError::Database(_) | OpenError::NewerDatabase { .. } => Trouble::fault(why),
        _ => Trouble::misuse(why),
    })?;
    if let Some(clock) = &shifted {
        clock.skip(office.ahead().await?);
    }
    Ok(Opened { office: Arc::new(office), clock: shifted })
}

/// Makes the data folder when it is not there.
pub(crate) fn make_data_folder(place: &Place) -> Result<(), Trouble> {
    make_folder(&place.data).map_err(|problem| folder(&place.data, &problem))
}

/// A folder made here is its owner's only: what is in it is personal.
fn make_folder(data: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(data)
}

/// A demonstration has a file of its own, so that nobody signs in to the real department with an account that
/// everyone knows.
pub(crate) fn database_url(place: &Place) -> Result<String, Trouble> {
    if let Some(url) = &place.database_url {
        return Ok(url.clone());
    }
    let data = fs::canonicalize(&place.data).map_err(|problem| folder(&place.data, &problem))?;
    let file = data.join(if place.demo { "demo.db" } else { "passgate.db" });
    file.to_str()
        .map(|file| format!("sqlite://{file}"))
        .ok_or_else(|| Trouble::misuse(format_args!("{}: this name cannot be written in an address", file.display())))
}

fn folder(data: &Path, problem: &io::Error) -> Trouble {
    Trouble::fault(format_args!("{}: {problem}", data.display()))
}

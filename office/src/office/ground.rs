use engine::Moment;

use super::{OpenError, Settings};
use crate::secrets::Secrets;
use crate::signing::{self, KeyTrouble};
use crate::store::Store;
use crate::{Chance, settings};

/// The setting that says what a database is for.
const GROUND: &str = "ground";

/// What a database is for; it is decided once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    Department,
    Demonstration,
}

impl Ground {
    pub(super) const fn of(settings: &Settings) -> Self {
        if settings.demo { Self::Demonstration } else { Self::Department }
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::Demonstration => "demonstration",
        }
    }

    /// Marks a new database and makes its first key; refuses one that is for something else or under another secret.
    pub(super) async fn prepare(
        self,
        store: &Store,
        secrets: &Secrets,
        chance: &Chance,
        now: Moment,
    ) -> Result<(), OpenError> {
        let (secrets, chance) = (secrets.clone(), chance.clone());
        let (is, trouble) = store
            .write(move |tx| {
                Box::pin(async move {
                    // The first row is also the lock: a second server that starts now waits here.
                    let is = settings::settle(tx, GROUND, self.as_str().to_owned()).await?;
                    settings::settle(tx, signing::INSTALLATION, chance.id()).await?;
                    let trouble = signing::make_first_key(tx, &secrets, &chance, now).await?;
                    Ok((is, trouble))
                })
            })
            .await?;
        match (is == self.as_str(), self, trouble) {
            (false, Self::Department, _) => Err(OpenError::IsDemonstration),
            (false, Self::Demonstration, _) => Err(OpenError::IsNoDemonstration),
            (true, _, KeyTrouble::OtherSecret) => Err(OpenError::OtherSecret),
            (true, _, KeyTrouble::Nothing) => Ok(()),
        }
    }
}

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use engine::{Fault, Level, Refusal};

use super::differences::{Difference, differences};
use super::folder::Folder;
use super::hashes::{FILE, Hashes};
use super::plan::Plan;
use super::prepared::Prepared;
use super::state::State;
use super::{Loaded, TRIES, read};
use crate::studio::Author;
use crate::{Breakage, Office, Operator, Outcome};

/// Whether an import is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run {
    /// It is.
    Real,
    /// Only what it would do.
    Dry,
}

/// What became of an import. In the last two cases nothing was stored.
#[derive(Debug, Clone)]
pub enum Importing {
    /// All of it is stored, or would be.
    Done(Loaded),
    /// The folder has faults that are more than warnings; here are all faults.
    Faulty(Vec<Fault>),
    /// The database was changed since the folder and it last agreed, in things that the folder says otherwise.
    Differs(Vec<Difference>),
}

impl Office {
    /// Takes a folder of content into a database that is in use: what is new or changed becomes versions, what is gone from
    /// a bank is retired. All of it or nothing, and nothing when the database was changed elsewhere since the folder and
    /// it last agreed and says otherwise. Afterwards they agree, and the folder's file of hashes says so.
    ///
    /// # Errors
    /// A breakage when a file cannot be read or written; `Busy` when others keep changing the banks.
    pub async fn import_content(&self, operator: &Operator, dir: &Path, run: Run) -> Outcome<Importing> {
        let author = Author::operator(operator);
        let folder = Folder::open(dir).map_err(Breakage::new)?;
        let (content, mut faults) = read::read(&folder);
        let agreed = match Hashes::read(dir).map_err(Breakage::new)? {
            Ok(agreed) => agreed,
            Err(fault) => {
                faults.push(fault);
                None
            }
        };
        if faults.iter().any(|fault| fault.level == Level::Error) {
            return Ok(Importing::Faulty(faults));
        }
        let prepared = Prepared::of(content)?;
        for _ in 0..TRIES {
            let state = State::load(self.store.read()).await?;
            let against = (&prepared, &state, agreed.as_ref());
            let differing = differences(self.store.read(), &author, against).await?;
            if !differing.is_empty() {
                return Ok(Importing::Differs(differing));
            }
            let plan = Plan::of(&prepared, &state);
            let loaded = match run {
                Run::Dry => Some(plan.loaded()),
                Run::Real => self.carry_out(plan, state, "content.imported").await?,
            };
            if let Some(loaded) = loaded {
                if run == Run::Real {
                    self.agree(dir, &prepared).await?;
                }
                return Ok(Importing::Done(Loaded { warnings: faults, ..loaded }));
            }
        }
        Err(Refusal::Busy { retry_after_s: 1 }.into())
    }

    /// Notes beside a folder that the database holds what it says: what somebody saved since is not agreed on.
    async fn agree(&self, dir: &Path, folder: &Prepared) -> Outcome<()> {
        let mut hashes = Hashes::of(&State::load(self.store.read()).await?);
        for one in &folder.banks {
            hashes.questions.insert(one.bank.to_string(), BTreeMap::new());
        }
        for one in &folder.questions {
            let (bank, slug) = one.name();
            let of_bank = hashes.questions.entry(bank.to_owned()).or_default();
            of_bank.insert(slug.to_owned(), one.hash.clone());
        }
        let text = hashes.text().map_err(Breakage::new)?;
        fs::write(dir.join(FILE), text).map_err(Breakage::new)?;
        Ok(())
    }
}

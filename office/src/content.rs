//! Content: handbook, banks, exams and tracks come from a folder of text files into the store, in versions.

mod check;
mod feasibility;
mod folder;
mod hash;
mod plan;
mod prepared;
mod read;
mod readings;
mod revision;
mod state;
mod store;

mod differences;
mod export;
mod hashes;
mod import;
mod inspection;

use std::path::Path;
use std::sync::Arc;

use engine::{Fault, Level, Refusal};
use sea_orm::{EntityTrait, QuerySelect};
use serde::Serialize;

use crate::store::entity::exam_version;
use crate::{Breakage, Office, Operator, Outcome};
pub use differences::Difference;
pub use export::Exported;
pub(crate) use hash::content_hash;
pub use import::{Importing, Run};
pub use inspection::{Inspection, inspect_content};
use plan::Plan;
pub use plan::{Change, How};
use prepared::Prepared;
pub(crate) use prepared::PreparedQuestion;
pub use readings::{ReadingsTaken, faces, take_readings};
pub(crate) use revision::{Revision, next_revision, of_today, read_revision, today_of};
use state::State;
pub(crate) use state::limits_file;
use store::Applied;
pub(crate) use store::{Stroke, question_row, rest, version_rows, wake};

/// How often a load is planned anew because somebody else changed content meanwhile.
const TRIES: u32 = 3;

/// What a load brought that was not there before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Loaded {
    /// Questions that are new.
    pub questions: usize,
    /// Questions that are gone from a bank, and will not be drawn any more.
    pub retired: usize,
    /// Questions that were retired and are drawn again.
    pub returned: usize,
    /// Versions of questions, new ones and changed ones.
    pub question_versions: usize,
    /// Versions of chapters.
    pub chapters: usize,
    /// Versions of exams.
    pub exams: usize,
    /// Versions of tracks.
    pub tracks: usize,
    /// All of it one by one.
    pub changes: Vec<Change>,
    /// What somebody should look at.
    pub warnings: Vec<Fault>,
}

impl Office {
    /// Whether there is anything to sit: an empty database gets content at the first start.
    ///
    /// # Errors
    /// Only breakages.
    pub async fn has_content(&self) -> Outcome<bool> {
        Ok(exam_version::Entity::find().limit(1).one(self.store.read()).await?.is_some())
    }

    /// Takes a folder of content in: what is new or changed becomes a new version, what is the same stays. All of it or
    /// nothing: with any fault that is more than a warning, all faults come back and nothing is stored.
    ///
    /// # Errors
    /// A breakage when a file cannot be read.
    pub async fn load_content(&self, _operator: &Operator, dir: &Path) -> Outcome<Result<Loaded, Vec<Fault>>> {
        let folder = folder::Folder::open(dir).map_err(Breakage::new)?;
        let (content, faults) = read::read(&folder);
        if faults.iter().any(|fault| fault.level == Level::Error) {
            return Ok(Err(faults));
        }
        let prepared = Prepared::of(content)?;
        for _ in 0..TRIES {
            let state = State::load(self.store.read()).await?;
            let plan = Plan::of(&prepared, &state);
            if let Some(loaded) = self.carry_out(plan, state, "content.loaded").await? {
                return Ok(Ok(Loaded { warnings: faults, ..loaded }));
            }
        }
        Err(Refusal::Busy { retry_after_s: 1 }.into())
    }

    /// Writes a plan; nothing when the database is not what it was made for any more.
    async fn carry_out(&self, plan: Plan, state: State, kind: &'static str) -> Outcome<Option<Loaded>> {
        let loaded = plan.loaded();
        if plan.is_empty() {
            return Ok(Some(loaded));
        }
        let (chance, now, made) = (self.chance.clone(), self.now(), Arc::new((plan, state)));
        let applied = self
            .store
            .write(move |tx| Box::pin(async move { store::apply(tx, &chance, now, (&made.0, &made.1, kind)).await }));
        Ok(match applied.await? {
            Applied::All => Some(loaded),
            Applied::Outdated => None,
        })
    }
}

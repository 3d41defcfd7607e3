//! People from a spreadsheet. A file is read within limits, held against who is here already, and either faultless and
//! carried out in one transaction, or not at all. What a browser showed is not trusted: the file is read again.

mod between;
mod cells;
mod columns;
mod draft;
mod enter;
mod fault;
mod known;
mod plan;
mod posts;
mod sheet;
mod text;
mod wanted;

use sea_orm::ConnectionTrait;

use super::By;
use crate::{Office, Outcome};
pub use columns::ImportColumn;
pub use enter::{ImportEnd, Imported, ImportedPerson};
pub use fault::{Fault, Wrong};
pub use plan::{Change, Does, ImportPlan, PlannedRow};
pub use sheet::{MOST_BYTES, MOST_ROWS};
pub use text::Encoding;

use known::Known;
use posts::Posts;
use sheet::Sheet;

impl Office {
    /// What would happen if these people were taken in: every fault of the file, or what becomes of each row. Changes
    /// nothing.
    ///
    /// # Errors
    /// `NotAllowed` for who is no administrator.
    pub async fn plan_import(&self, by: impl Into<By<'_>>, file: &[u8]) -> Outcome<ImportPlan> {
        by.into().administrator()?;
        let sheet = match Sheet::read(file) {
            Ok(sheet) => sheet,
            Err(unread) => return Ok(unread.into()),
        };
        let ground = self.import_ground().await?;
        held_against(self.store.read(), &sheet, &ground).await
    }

    async fn import_ground(&self) -> Outcome<plan::Ground> {
        let zone = self.department().await?.time_zone();
        Ok(plan::Ground { zone, now: self.now(), posts: Posts::load(self).await? })
    }
}

async fn held_against(db: &impl ConnectionTrait, sheet: &Sheet, ground: &plan::Ground) -> Outcome<ImportPlan> {
    let known = Known::load(db, sheet, ground.now).await?;
    plan::plan(sheet, &known, ground)
}

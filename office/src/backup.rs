//! Backups: a copy of the whole database, taken while people sit exams, looked at before it counts as one; and the way
//! back into an empty place.

mod contents;
mod disk;
mod restore;
mod trouble;

use std::path::Path;

use engine::Moment;
use serde::{Deserialize, Serialize};

use crate::events::{self, Actor, Note};
use crate::store::DatabaseKind;
use crate::store::copy::{postgres, sqlite};
use crate::{Office, Operator, Outcome, settings, signing};
pub use contents::{Contents, Fault, LastReceipt};
pub use restore::Restored;
pub use trouble::BackupTrouble;

/// The setting that tells of the last backup.
const LAST: &str = "last-backup";
/// What events name when they tell of one.
const SUBJECT: &str = "backup";

/// What stands beside a backup, in a file of its own: what it is, and what must be in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backup {
    /// The version of the program that took it.
    pub program: String,
    /// The installation it is of, as its certificates name it.
    pub installation: String,
    /// Which kind of database it goes back into.
    pub database: DatabaseKind,
    /// The schema its tables were in; PostgreSQL only.
    pub schema: Option<String>,
    /// When it was taken: what was acknowledged before is in it.
    pub taken_at: Moment,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: String,
    /// What is in it.
    pub contents: Contents,
}

/// The last backup, as the installation remembers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastBackup {
    /// When it was taken.
    pub at: Moment,
    /// Its length.
    pub bytes: u64,
}

impl Office {
    /// Takes a backup into a new file, checks it, and puts a description beside it (`FILE.json`). The file has its name
    /// only when it is whole. What a look at the copy found is in [`Contents::faults`]: the copy is kept all the same,
    /// since a damaged department needs one more than any other.
    ///
    /// # Errors
    /// When the file exists or cannot be written, a tool is missing, or the copy cannot be read.
    pub async fn back_up(&self, _operator: &Operator, file: &Path) -> Result<Backup, BackupTrouble> {
        disk::must_be_free(file)?;
        let part = disk::beside(file, "part");
        let taken = self.copied(&part).await;
        let backup = match taken {
            Ok(backup) => backup,
            Err(trouble) => {
                disk::forget(&part);
                return Err(trouble);
            }
        };
        if let Err(trouble) = disk::describe(file, &backup).and_then(|()| disk::put_in_place(&part, file)) {
            disk::forget(&part);
            disk::forget(&disk::beside(file, "json"));
            return Err(trouble);
        }
        self.remember(&backup).await?;
        Ok(backup)
    }

    /// When the last backup was taken; none, if never.
    ///
    /// # Errors
    /// Only when something broke.
    pub async fn last_backup(&self) -> Outcome<Option<LastBackup>> {
        let told = settings::get(self.store.read(), LAST).await?;
        Ok(told.map(|told| serde_json::from_str(&told)).transpose()?)
    }

    async fn copied(&self, part: &Path) -> Result<Backup, BackupTrouble> {
        disk::forget(part);
        disk::make(part)?;
        // Before the copy begins: whatever was acknowledged by now is in it.
        let taken_at = self.now();
        let (schema, contents) = match self.store.kind() {
            DatabaseKind::Sqlite => (None, self.copied_file(part).await?),
            DatabaseKind::Postgres => self.dumped(part).await?,
        };
        let (bytes, sha256) = disk::flushed_and_measured(part).await?;
        Ok(Backup {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            installation: signing::issuer(self.store.read()).await?,
            database: self.store.kind(),
            schema,
            taken_at,
            bytes,
            sha256,
            contents,
        })
    }

    async fn copied_file(&self, part: &Path) -> Result<Contents, BackupTrouble> {
        sqlite::copy_into(self.store.address(), part).await?;
        let copy = sqlite::open_copy(part).await?;
        let looked = async {
            match sqlite::faults(&copy).await?.into_iter().next() {
                Some(fault) => Err(BackupTrouble::Damaged(fault)),
                None => Ok(Contents::of(&copy, &self.secrets).await?),
            }
        };
        let contents = looked.await;
        copy.close().await?;
        contents
    }

    /// The dump and the look at it see the same moment.
    async fn dumped(&self, part: &Path) -> Result<(Option<String>, Contents), BackupTrouble> {
        let snapshot = postgres::Snapshot::take(self.store.read()).await?;
        snapshot.dump(self.store.address(), part).await?;
        postgres::readable(part).await?;
        let contents = Contents::of(&snapshot.tx, &self.secrets).await?;
        let schema = snapshot.schema.clone();
        snapshot.tx.commit().await?;
        Ok((Some(schema), contents))
    }

    async fn remember(&self, backup: &Backup) -> Outcome<()> {
        let last = serde_json::to_string(&LastBackup { at: backup.taken_at, bytes: backup.bytes })?;
        let after = serde_json::json!({ "sha256": backup.sha256, "answers": backup.contents.answers }).to_string();
        let (chance, now) = (self.chance.clone(), self.now());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let note = Note::new(now, Actor::Operator, "backup.taken", SUBJECT);
                    events::note(tx, &chance, Note { after: Some(after), ..note }).await?;
                    settings::put(tx, LAST, last).await
                })
            })
            .await
    }
}

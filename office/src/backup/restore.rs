use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Database, EntityTrait, QueryFilter};

use super::{Backup, BackupTrouble, Contents, SUBJECT, disk};
use crate::events::{self, Actor, Note};
use crate::store::DatabaseKind;
use crate::store::copy::{postgres, sqlite};
use crate::store::entity::{invitation, session};
use crate::{Chance, Clock, Office, Operator, Outcome, Settings};

/// What came back from a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What stood beside the backup; none, when nothing did and there was nothing to compare with.
    pub backup: Option<Backup>,
    /// What is there now.
    pub contents: Contents,
    /// Sessions that had not ended when the backup was taken, and have now: some may have been withdrawn since.
    pub sessions_ended: u64,
}

impl Office {
    /// Restores a backup into an empty place: a file that is not there yet, or a database without tables. Everything is
    /// looked at before it counts; SQLite's file gets its name only then.
    ///
    /// # Errors
    /// When the place is not empty, the file is not what it was, or belongs to another secret or kind of database.
    pub async fn restore(
        _operator: &Operator,
        settings: Settings,
        clock: Arc<dyn Clock>,
        chance: Chance,
        file: &Path,
    ) -> Result<Restored, BackupTrouble> {
        let kind = DatabaseKind::of(&settings.database_url).ok_or(crate::OpenError::UnknownAddress)?;
        let backup = disk::described(file)?;
        let (_, sha256) = disk::flushed_and_measured(file).await?;
        if backup.as_ref().is_some_and(|backup| backup.sha256 != sha256) {
            return Err(BackupTrouble::Changed);
        }
        if kind_of(file)? != Some(kind) || backup.as_ref().is_some_and(|backup| backup.database != kind) {
            return Err(BackupTrouble::OtherKind);
        }
        let opening = Opening { settings, clock, chance, file, backup };
        match kind {
            DatabaseKind::Sqlite => opening.sqlite().await,
            DatabaseKind::Postgres => opening.postgres().await,
        }
    }
}

/// A backup about to come back.
struct Opening<'a> {
    settings: Settings,
    clock: Arc<dyn Clock>,
    chance: Chance,
    file: &'a Path,
    backup: Option<Backup>,
}

impl Opening<'_> {
    async fn sqlite(mut self) -> Result<Restored, BackupTrouble> {
        let place = sqlite::file_of(&self.settings.database_url).ok_or(crate::OpenError::UnknownAddress)?;
        let beside = ["-wal", "-shm"].map(|ending| PathBuf::from(format!("{}{ending}", place.display())));
        if let Some(there) = [place.clone()].into_iter().chain(beside).find(|path| path.exists()) {
            return Err(BackupTrouble::NotEmpty(there.display().to_string()));
        }
        let part = disk::beside(&place, "part");
        disk::forget(&part);
        drop(disk::make(&part)?);
        let restored = async {
            fs::copy(self.file, &part).map_err(|problem| BackupTrouble::File(part.clone(), problem))?;
            self.settings.database_url = format!("sqlite://{}", part.display());
            let restored = self.looked_at().await?;
            sqlite::settle(&part).await?;
            disk::flushed_and_measured(&part).await?;
            disk::put_in_place(&part, &place)?;
            Ok(restored)
        };
        let restored = restored.await;
        if restored.is_err() {
            disk::forget(&part);
        }
        restored
    }

    async fn postgres(self) -> Result<Restored, BackupTrouble> {
        let url = self.settings.database_url.clone();
        let empty = Database::connect(&url).await?;
        let (schema, tables) = postgres::tables(&empty).await?;
        empty.close().await?;
        if tables > 0 {
            return Err(BackupTrouble::NotEmpty(format!("the schema {schema:?}")));
        }
        if let Some(was) = self.backup.as_ref().and_then(|backup| backup.schema.clone()).filter(|was| *was != schema) {
            return Err(BackupTrouble::OtherSchema(was, schema));
        }
        postgres::restore(&url, self.file).await?;
        self.looked_at().await
    }

    /// Opens the office on what came back, which proves the secret, and compares it with the description.
    async fn looked_at(&self) -> Result<Restored, BackupTrouble> {
        let office = Office::open(self.settings.clone(), Arc::clone(&self.clock), self.chance.clone()).await?;
        let looked = async {
            let contents = Contents::of(office.store.read(), &office.secrets).await?;
            let expected = self.backup.as_ref().map(|backup| &backup.contents);
            if expected.is_some_and(|expected| *expected != contents) {
                return Err(BackupTrouble::Different);
            }
            let sessions_ended = office.begin_anew(&contents).await?;
            Ok(Restored { backup: self.backup.clone(), contents, sessions_ended })
        };
        let restored = looked.await;
        office.shut().await;
        restored
    }
}

impl Office {
    /// Ends every session and every one-time link that the backup brought back to life, and writes down that the past has returned.
    async fn begin_anew(&self, contents: &Contents) -> Outcome<u64> {
        let after = serde_json::json!({ "answers": contents.answers, "events": contents.events }).to_string();
        let (chance, now) = (self.chance.clone(), self.now());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let ended = session::Entity::update_many()
                        .col_expr(session::Column::EndedAt, Expr::value(now.0))
                        .filter(session::Column::EndedAt.is_null())
                        .exec(tx)
                        .await?;
                    invitation::Entity::update_many()
                        .col_expr(invitation::Column::UsedAt, Expr::value(now.0))
                        .filter(invitation::Column::UsedAt.is_null())
                        .exec(tx)
                        .await?;
                    let note = Note::new(now, Actor::Operator, "backup.restored", SUBJECT);
                    events::note(tx, &chance, Note { after: Some(after), ..note }).await?;
                    Ok(ended.rows_affected)
                })
            })
            .await
    }
}

/// What a file says in its first bytes.
fn kind_of(file: &Path) -> Result<Option<DatabaseKind>, BackupTrouble> {
    let read = || -> io::Result<Vec<u8>> {
        let mut first = Vec::new();
        File::open(file)?.take(16).read_to_end(&mut first)?;
        Ok(first)
    };
    let first = read().map_err(|problem| BackupTrouble::File(file.to_owned(), problem))?;
    Ok(match first.as_slice() {
        bytes if bytes.starts_with(b"SQLite format 3") => Some(DatabaseKind::Sqlite),
        bytes if bytes.starts_with(b"PGDMP") => Some(DatabaseKind::Postgres),
        _ => None,
    })
}

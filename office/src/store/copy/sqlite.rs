use std::path::{Path, PathBuf};
use std::str::FromStr;

use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, Statement};

/// Writes a consistent copy of the whole database into a new file. It reads one snapshot, as any reader does: nobody
/// who writes meanwhile waits for it. The store's own readers may not do even this, so it connects once more.
pub(crate) async fn copy_into(url: &str, file: &Path) -> Result<(), DbErr> {
    let from = connect(url, |options| options.create_if_missing(false)).await?;
    let copied = from.execute_raw(statement("VACUUM INTO $1", Some(text(file)?))).await;
    from.close().await?;
    copied.map(drop)
}

/// Opens a copy to look at it; nothing in it changes.
pub(crate) async fn open_copy(file: &Path) -> Result<DatabaseConnection, DbErr> {
    let file = file.to_owned();
    // `immutable`: no files beside it, whatever the journal it was made with.
    connect("sqlite::memory:", move |_| SqliteConnectOptions::new().filename(&file).read_only(true).immutable(true))
        .await
}

/// What the database's own checks find; nothing, when the file is sound.
pub(crate) async fn faults(copy: &DatabaseConnection) -> Result<Vec<String>, DbErr> {
    let mut faults = Vec::new();
    for row in copy.query_all_raw(statement("PRAGMA integrity_check", None)).await? {
        faults.push(row.try_get_by_index::<String>(0)?);
    }
    faults.retain(|line| line != "ok");
    for row in copy.query_all_raw(statement("PRAGMA foreign_key_check", None)).await? {
        faults.push(format!("a row of {} names one that is not there", row.try_get_by_index::<String>(0)?));
    }
    Ok(faults)
}

/// Makes one file of a database that has been closed: what stood in the log beside it is in it.
pub(crate) async fn settle(file: &Path) -> Result<(), DbErr> {
    let file = file.to_owned();
    let alone = move |_| SqliteConnectOptions::new().filename(&file).journal_mode(SqliteJournalMode::Delete);
    connect("sqlite::memory:", alone).await?.close().await
}

/// The file that an address names.
pub(crate) fn file_of(url: &str) -> Option<PathBuf> {
    Some(SqliteConnectOptions::from_str(url).ok()?.get_filename().to_owned())
}

async fn connect(
    url: &str,
    change: impl Fn(SqliteConnectOptions) -> SqliteConnectOptions + Send + Sync + 'static,
) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false).max_connections(1).map_sqlx_sqlite_opts(change);
    Database::connect(options).await
}

fn statement(sql: &str, value: Option<String>) -> Statement {
    Statement::from_sql_and_values(sea_orm::DbBackend::Sqlite, sql, value.map(Into::into))
}

fn text(file: &Path) -> Result<String, DbErr> {
    let text = file.to_str().map(ToOwned::to_owned);
    text.ok_or_else(|| DbErr::Custom(format!("{}: this name cannot be written in SQL", file.display())))
}

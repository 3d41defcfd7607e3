use std::time::Duration;

use sea_orm::sqlx::Executor;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, Database, DatabaseConnection};

use crate::OpenError;

/// Readers of the SQLite file beside the one writer.
const READERS: u32 = 8;
/// Connections of one server to PostgreSQL.
const POOL: u32 = 16;
/// After so long without work a connection is tried before it is used: the database may have gone meanwhile.
const QUIET: Duration = Duration::from_secs(1);

/// The one connection that writes.
pub(super) async fn sqlite_writer(url: &str) -> Result<DatabaseConnection, OpenError> {
    let mut options = sqlite(url, 1);
    // What is written soon again stays at hand: of all who sit an exam, the pages that their answers go to.
    // And it is carried over from the log into the file once for many commits, after 16 MB and not after 4.
    options.map_sqlx_sqlite_opts(|options| {
        durable(options).pragma("cache_size", "-65536").pragma("wal_autocheckpoint", "4000")
    });
    Ok(Database::connect(options).await?)
}

/// Connections that read and can do nothing else.
pub(super) async fn sqlite_readers(url: &str) -> Result<DatabaseConnection, OpenError> {
    let mut options = sqlite(url, READERS);
    // Pages of many attempts stay at hand while nobody writes: with fewer, each look at marks read them again.
    options.map_sqlx_sqlite_opts(|options| durable(options).pragma("query_only", "on").pragma("cache_size", "-8192"));
    Ok(Database::connect(options).await?)
}

/// A pool of PostgreSQL.
pub(super) async fn postgres(url: &str) -> Result<DatabaseConnection, OpenError> {
    let mut options = quiet(url);
    options.max_connections(POOL).min_connections(0);
    // Whoever is in the middle of things does not ask first whether the other end is still there.
    options.test_before_acquire_if_idle_for(QUIET);
    // What makes a receipt true, whatever the server's own settings; a statement is planned once, as on SQLite, and not
    // anew for each of its first values; and nobody waits for a lock for ever.
    options.map_sqlx_postgres_pool_opts(|pool| {
        pool.after_connect(|connection, _meta| {
            Box::pin(async move {
                connection.execute("SET synchronous_commit = on; SET plan_cache_mode = force_generic_plan; SET lock_timeout = '10s'").await?;
                Ok(())
            })
        })
    });
    Ok(Database::connect(options).await?)
}

fn sqlite(url: &str, connections: u32) -> ConnectOptions {
    let mut options = quiet(url);
    options.max_connections(connections).min_connections(1).test_before_acquire(false);
    options.idle_timeout(None).max_lifetime(None);
    options
}

fn quiet(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false).acquire_timeout(Duration::from_secs(10));
    options
}

/// What makes a receipt true, on every connection: a commit is flushed before it returns.
fn durable(options: SqliteConnectOptions) -> SqliteConnectOptions {
    options
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(synchronous())
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
}

/// Full. A test that looks for the flush must be able to miss it: of a debug build, and of no other, one can ask for none.
fn synchronous() -> SqliteSynchronous {
    let off = std::env::var_os("PASSGATE_TEST_SYNCHRONOUS").is_some_and(|value| value == "OFF");
    if cfg!(debug_assertions) && off { SqliteSynchronous::Off } else { SqliteSynchronous::Full }
}

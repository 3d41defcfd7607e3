//! PostgreSQL brings its own tools for this, and a dump of theirs is what its people know how to handle.

use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Stdio};
use std::str::FromStr;

use sea_orm::sqlx::ConnectOptions as _;
use sea_orm::sqlx::postgres::PgConnectOptions;
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, IsolationLevel, Statement,
    TransactionTrait,
};

/// What PostgreSQL's tools had to say when they did not do their work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ToolTrouble {
    /// The tool is not on this machine.
    Missing(&'static str),
    /// It ran, and said this.
    Said(&'static str, String),
}

/// One moment of a database, held as long as the transaction is: whoever names it sees the same rows.
pub(crate) struct Snapshot {
    pub(crate) tx: DatabaseTransaction,
    name: String,
    /// The schema that the tables are in.
    pub(crate) schema: String,
}

impl Snapshot {
    pub(crate) async fn take(pool: &DatabaseConnection) -> Result<Self, DbErr> {
        let (level, mode) = (Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly));
        let tx = pool.begin_with_config(level, mode).await?;
        let name = one(&tx, "SELECT pg_export_snapshot()").await?;
        let schema = one(&tx, SCHEMA).await?;
        Ok(Self { tx, name, schema })
    }

    /// Has `pg_dump` write this very moment into a file, in its custom format.
    pub(crate) async fn dump(&self, url: &str, file: &Path) -> Result<(), ToolTrouble> {
        let mut dump = tool("pg_dump", url)?;
        dump.args(["--format=custom", "--no-owner", "--no-privileges"])
            .arg(format!("--snapshot={}", self.name))
            // The tables without their schema: where they are put back it exists already.
            .arg(format!("--table=\"{}\".*", self.schema))
            .arg("--file")
            .arg(file);
        run("pg_dump", dump).await
    }
}

/// Whether a dump can be read to its end.
pub(crate) async fn readable(file: &Path) -> Result<(), ToolTrouble> {
    let mut whole = Command::new("pg_restore");
    whole.args(["--file", "/dev/null"]).arg(file);
    run("pg_restore", whole).await
}

/// Puts a dump back, all of it or nothing.
pub(crate) async fn restore(url: &str, file: &Path) -> Result<(), ToolTrouble> {
    let mut back = tool("pg_restore", url)?;
    back.args(["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]);
    // It writes SQL to its output unless it is told a database; an empty one stands for that of the environment.
    back.arg("--dbname=").arg(file);
    run("pg_restore", back).await
}

/// The schema an address leads to, and how many tables stand in it.
pub(crate) async fn tables(db: &DatabaseConnection) -> Result<(String, i64), DbErr> {
    let schema = one(db, SCHEMA).await?;
    let count = "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()";
    let row = db.query_one_raw(Statement::from_string(DbBackend::Postgres, count)).await?;
    let tables = row.ok_or_else(|| DbErr::RecordNotFound(count.to_owned()))?.try_get_by_index(0)?;
    Ok((schema, tables))
}

const SCHEMA: &str = "SELECT coalesce(current_schema(), '')::text";

async fn one(db: &impl ConnectionTrait, sql: &str) -> Result<String, DbErr> {
    let row = db.query_one_raw(Statement::from_string(DbBackend::Postgres, sql)).await?;
    row.ok_or_else(|| DbErr::RecordNotFound(sql.to_owned()))?.try_get_by_index(0)
}

/// A tool that finds the database by its environment: on its command line others of this machine would read the password.
fn tool(name: &'static str, url: &str) -> Result<Command, ToolTrouble> {
    let unreadable = |problem: &dyn std::fmt::Display| ToolTrouble::Said(name, problem.to_string());
    let options = PgConnectOptions::from_str(url).map_err(|problem| unreadable(&problem))?;
    let mut whole = options.to_url_lossy();
    let mut tool = Command::new(name);
    let host = options.get_socket().map(|socket| socket.as_os_str().to_owned());
    tool.env("PGHOST", host.unwrap_or_else(|| options.get_host().into()))
        .env("PGPORT", options.get_port().to_string())
        .env("PGUSER", options.get_username())
        .env("PGDATABASE", options.get_database().unwrap_or_else(|| options.get_username()));
    for (setting, value) in whole.query_pairs() {
        let known = [
            ("sslmode", "PGSSLMODE"),
            ("sslrootcert", "PGSSLROOTCERT"),
            ("sslcert", "PGSSLCERT"),
            ("sslkey", "PGSSLKEY"),
        ];
        if let Some((_, name)) = known.into_iter().find(|(known, _)| *known == setting) {
            tool.env(name, value.as_ref());
        }
    }
    // In a query the library decodes what it does not decode elsewhere.
    if let Some(password) = whole.password().map(|password| format!("p={password}")) {
        whole.set_query(Some(&password));
        if let Some((_, password)) = whole.query_pairs().next() {
            tool.env("PGPASSWORD", password.as_ref());
        }
    }
    Ok(tool)
}

async fn run(name: &'static str, mut tool: Command) -> Result<(), ToolTrouble> {
    let ended = tokio::task::spawn_blocking(move || tool.stdin(Stdio::null()).stdout(Stdio::null()).output()).await;
    match ended {
        Ok(Ok(output)) if output.status.success() => Ok(()),
        Ok(Ok(output)) => Err(ToolTrouble::Said(name, String::from_utf8_lossy(&output.stderr).trim().to_owned())),
        Ok(Err(problem)) if problem.kind() == ErrorKind::NotFound => Err(ToolTrouble::Missing(name)),
        Ok(Err(problem)) => Err(ToolTrouble::Said(name, problem.to_string())),
        Err(problem) => Err(ToolTrouble::Said(name, problem.to_string())),
    }
}

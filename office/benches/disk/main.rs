//! `make bench`: what a disk does in a bare loop of durable transactions, one row each and 32 rows each, beside which the
//! saves of the whole program are held. SQLite and, where PASSGATE_TEST_POSTGRES names one, PostgreSQL. Writes Markdown.

use std::io::{Write, stderr, stdout};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, TransactionTrait};

/// What is done, or in words why not.
type Done<T> = Result<T, String>;

/// How long each loop runs.
const LONG: Duration = Duration::from_secs(5);
/// A row of about the size of an answer.
const ROW: &str = "('k7QmA2xYb9Wd4Tz1', 17, 'device-0123456789', '{\"v\":1,\"kind\":\"choices\",\"places\":[2]}', \
    'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00')";
/// How many rows share a commit, and how the table calls it.
const LOOPS: [(usize, &str); 2] = [(1, "one row a commit"), (32, "32 rows a commit")];

fn main() -> ExitCode {
    let done =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|problem| problem.to_string());
    match done.and_then(|runtime| runtime.block_on(bench())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            let _gone = writeln!(stderr(), "bench: {problem}");
            ExitCode::FAILURE
        }
    }
}

async fn bench() -> Done<()> {
    say("| a bare loop of durable transactions | rows a second | p50 ms | p99 ms |\n|---|--:|--:|--:|")?;
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("disk-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|problem| problem.to_string())?;
    let sqlite = connect(&format!("sqlite://{}/bare.db?mode=rwc", folder.display())).await?;
    ask(&sqlite, "PRAGMA journal_mode = WAL").await?;
    ask(&sqlite, "PRAGMA synchronous = FULL").await?;
    loops("SQLite", &sqlite).await?;
    drop(sqlite);
    let _gone = std::fs::remove_dir_all(&folder);
    if let Ok(url) = std::env::var("PASSGATE_TEST_POSTGRES") {
        loops("PostgreSQL", &connect(&url).await?).await?;
    }
    Ok(())
}

async fn connect(url: &str) -> Done<DatabaseConnection> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.map_err(|problem| problem.to_string())
}

async fn loops(name: &str, door: &DatabaseConnection) -> Done<()> {
    ask(door, "CREATE TABLE bare (attempt TEXT, place INTEGER, device TEXT, payload TEXT, receipt TEXT)").await?;
    for (rows, what) in LOOPS {
        let insert = format!("INSERT INTO bare VALUES {}", vec![ROW; rows].join(", "));
        let (start, mut times) = (now(), Vec::new());
        while now().duration_since(start) < LONG {
            let begun = now();
            let transaction = door.begin().await.map_err(|problem| problem.to_string())?;
            transaction.execute_unprepared(&insert).await.map_err(|problem| problem.to_string())?;
            transaction.commit().await.map_err(|problem| problem.to_string())?;
            times.push(now().duration_since(begun).as_secs_f64() * 1e3);
        }
        times.sort_by(f64::total_cmp);
        let per_second = (times.len() * rows) as f64 / now().duration_since(start).as_secs_f64();
        let within = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)];
        say(&format!("| {name}, {what} | {per_second:.0} | {:.2} | {:.2} |", within(50), within(99)))?;
    }
    ask(door, "DROP TABLE bare").await
}

async fn ask(door: &DatabaseConnection, sql: &str) -> Done<()> {
    door.execute_unprepared(sql).await.map(drop).map_err(|problem| format!("{sql}: {problem}"))
}

fn say(line: &str) -> Done<()> {
    writeln!(stdout(), "{line}").map_err(|problem| problem.to_string())
}

#[expect(clippy::disallowed_methods, reason = "a bench measures; nothing in the house depends on it")]
fn now() -> Instant {
    Instant::now()
}

//! What only the inside can see: the settings of each connection, and jobs that share a commit.

mod on_postgres;
mod plans;

use std::path::PathBuf;
use std::sync::Arc;

use engine::{Moment, Refusal};
use sea_orm::sqlx::{self, Row};
use sea_orm::{ActiveValue, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryOrder};
use tokio::sync::{Mutex, oneshot};
use tokio::task::JoinHandle;

use super::entity::setting;
use super::{Store, Writes};
use crate::{Failure, Outcome};

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _gone = std::fs::remove_dir_all(&self.0);
    }
}

async fn store(name: &str) -> (Store, Folder) {
    let folder = std::env::temp_dir().join(format!("passgate-store-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let url = format!("sqlite://{}/passgate.db", folder.display());
    (Store::open(&url, Moment(0)).await.unwrap(), Folder(folder))
}

async fn put(store: &Store, name: &'static str, verdict: Outcome<()>) -> Outcome<()> {
    store
        .write(move |tx| {
            Box::pin(async move {
                insert(tx, name).await?;
                verdict
            })
        })
        .await
}

async fn insert(tx: &DatabaseTransaction, name: &'static str) -> Outcome<()> {
    let row = setting::ActiveModel { name: ActiveValue::Set(name.to_owned()), value: ActiveValue::Set(String::new()) };
    setting::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

async fn pragma(connection: &mut sqlx::SqliteConnection, name: &'static str) -> String {
    let sql = sqlx::AssertSqlSafe(format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}"));
    let row = sqlx::query(sql).fetch_one(connection).await.unwrap();
    row.get(0)
}

#[tokio::test]
async fn what_is_said_to_be_safe_after_the_disk_was_full_is_there_for_everybody() {
    let (store, _folder) = store("full").await;
    let Writes::Queue(queue) = &store.writes else { panic!("SQLite has a writer") };
    let filled = "INSERT INTO setting (name, value) SELECT 'ballast', hex(zeroblob(400000))";
    for name in ["one", "two", "three"] {
        // A disk that takes no page more; a connection of its own knows nothing of it.
        queue.connection().execute_unprepared("PRAGMA max_page_count = 1").await.unwrap();
        let full = store.write(move |tx| {
            Box::pin(async move {
                tx.execute_unprepared(filled).await?;
                Ok(())
            })
        });
        assert!(matches!(full.await, Err(Failure::Broke(_))), "{name}");
        put(&store, name, Ok(())).await.unwrap();
        let there = setting::Entity::find_by_id(name).one(store.read()).await.unwrap();
        assert!(there.is_some(), "{name} was said to be safe, and nobody else sees it");
    }
}

#[tokio::test]
async fn every_connection_flushes_before_it_says_done() {
    let (store, _folder) = store("pragmas").await;
    let Writes::Queue(queue) = &store.writes else { panic!("SQLite has a writer") };
    let mut held = Vec::new();
    for _ in 0..8 {
        held.push((store.read().get_sqlite_connection_pool().acquire().await.unwrap(), "1"));
    }
    held.push((queue.connection().get_sqlite_connection_pool().acquire().await.unwrap(), "0"));
    for (mut connection, query_only) in held {
        let mut seen = Vec::new();
        for name in ["journal_mode", "synchronous", "foreign_keys", "query_only"] {
            seen.push(pragma(&mut connection, name).await);
        }
        assert_eq!(seen, ["wal", "2", "1", query_only]);
        let waits = sqlx::query("PRAGMA busy_timeout").fetch_one(&mut *connection).await.unwrap();
        assert_eq!(waits.get::<i64, _>(0), 5_000);
    }
}

#[tokio::test]
async fn the_readers_cannot_write() {
    let (store, _folder) = store("readers").await;
    let row = setting::ActiveModel { name: ActiveValue::Set("a".to_owned()), value: ActiveValue::Set(String::new()) };
    assert!(setting::Entity::insert(row).exec_without_returning(store.read()).await.is_err());
}

#[tokio::test]
async fn a_refused_job_undoes_itself_and_leaves_its_neighbours() {
    let (store, _folder) = store("neighbours").await;
    // One thread: all three are waiting before the writer takes the first.
    let (one, two, three) = tokio::join!(
        put(&store, "one", Ok(())),
        put(&store, "two", Err(Refusal::TimeIsUp.into())),
        put(&store, "three", Ok(())),
    );
    assert!(one.is_ok() && three.is_ok());
    assert!(matches!(two, Err(Failure::Refused(Refusal::TimeIsUp))));
    let rows = setting::Entity::find().all(store.read()).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["one", "three"]);
}

#[tokio::test]
async fn a_job_that_violates_an_index_leaves_its_neighbours() {
    let (store, _folder) = store("violation").await;
    let (one, again, two) =
        tokio::join!(put(&store, "one", Ok(())), put(&store, "one", Ok(())), put(&store, "two", Ok(())));
    assert!(one.is_ok() && two.is_ok());
    assert!(matches!(again, Err(Failure::Broke(_))));
    assert_eq!(setting::Entity::find().count(store.read()).await.unwrap(), 2);
}

#[tokio::test]
async fn a_job_that_panics_does_not_take_the_writer_with_it() {
    let (store, _folder) = store("panic").await;
    let broken: Outcome<()> = store.write(|_tx| Box::pin(async { panic!("a fault in a job") })).await;
    assert!(matches!(broken, Err(Failure::Broke(_))));
    put(&store, "after", Ok(())).await.unwrap();
}

#[tokio::test]
async fn when_too_much_waits_the_rest_is_refused_at_once() {
    let (store, _folder) = store("crowded").await;
    let store = std::sync::Arc::new(store);
    let (open, gate) = tokio::sync::oneshot::channel::<()>();
    let gate = std::sync::Arc::new(tokio::sync::Mutex::new(Some(gate)));
    let mut waiting = Vec::new();
    for _ in 0..3_000 {
        let (store, gate) = (store.clone(), gate.clone());
        waiting.push(tokio::spawn(async move {
            store
                .write(move |_tx| {
                    Box::pin(async move {
                        // The first job holds the writer until the test lets it go.
                        if let Some(gate) = gate.lock().await.take() {
                            gate.await.unwrap();
                        }
                        Ok(())
                    })
                })
                .await
        }));
    }
    tokio::task::yield_now().await;
    while waiting.iter().filter(|one| one.is_finished()).count() < 1_000 {
        tokio::task::yield_now().await;
    }
    open.send(()).unwrap();
    let (mut done, mut busy) = (0, 0);
    for one in waiting {
        match one.await.unwrap() {
            Ok(()) => done += 1,
            Err(Failure::Refused(Refusal::Busy { .. })) => busy += 1,
            Err(other) => panic!("{other:?}"),
        }
    }
    assert!(done >= 1_024 && busy >= 1_000, "{done} done, {busy} busy");
}

/// Holds the writer until the sender is used.
fn held(store: &Arc<Store>) -> (oneshot::Sender<()>, JoinHandle<Outcome<()>>) {
    let (open, gate) = oneshot::channel::<()>();
    let (store, gate) = (Arc::clone(store), Arc::new(Mutex::new(Some(gate))));
    let first = async move { store.write(move |_tx| Box::pin(wait_at(gate))).await };
    (open, tokio::spawn(first))
}

async fn wait_at(gate: Arc<Mutex<Option<oneshot::Receiver<()>>>>) -> Outcome<()> {
    let gate = gate.lock().await.take().expect("the job runs once");
    gate.await.expect("the test lets go");
    Ok(())
}

#[tokio::test]
async fn what_nobody_waits_for_any_more_is_not_done_unless_it_is_an_answer() {
    let (store, _folder) = store("gone").await;
    let store = Arc::new(store);
    let (open, first) = held(&store);
    tokio::task::yield_now().await;
    let asked = tokio::spawn({
        let store = Arc::clone(&store);
        async move { put(&store, "asked", Ok(())).await }
    });
    let answered = tokio::spawn({
        let store = Arc::clone(&store);
        async move { store.write_anyway(|tx| Box::pin(insert(tx, "answered"))).await }
    });
    // One thread: both have queued when this comes back.
    tokio::task::yield_now().await;
    for gone in [asked, answered] {
        gone.abort();
        assert!(gone.await.is_err_and(|why| why.is_cancelled()));
    }
    open.send(()).unwrap();
    first.await.unwrap().unwrap();
    put(&store, "last", Ok(())).await.unwrap();
    let rows = setting::Entity::find().order_by_asc(setting::Column::Name).all(store.read()).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["answered", "last"]);
}

#[tokio::test]
async fn what_was_taken_is_finished_before_the_store_closes() {
    let (store, folder) = store("close").await;
    let writes = ["a", "b", "c", "d"].map(|name| put(&store, name, Ok(())));
    let [a, b, c, d] = writes;
    let (a, b, c, d, ()) = tokio::join!(a, b, c, d, store.close());
    assert!(a.is_ok() && b.is_ok() && c.is_ok() && d.is_ok());
    assert!(put(&store, "e", Ok(())).await.is_err());
    let url = format!("sqlite://{}/passgate.db", folder.0.display());
    let again = Store::open(&url, Moment(0)).await.unwrap();
    assert_eq!(setting::Entity::find().count(again.read()).await.unwrap(), 4);
}

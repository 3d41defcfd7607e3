//! The same of PostgreSQL, and jobs that are tried again.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use engine::{Moment, Refusal};
use sea_orm::sqlx::{self, Row};
use sea_orm::{ConnectionTrait, Database};

use crate::store::Store;
use crate::{Failure, Outcome};

/// A schema of its own for each test.
async fn store(name: &str) -> Store {
    let url = std::env::var("PASSGATE_TEST_POSTGRES")
        .expect("PASSGATE_TEST_POSTGRES names no PostgreSQL: run the tests through setup/with-postgres.sh");
    let schema = format!("store_{name}_{}", std::process::id());
    let door = Database::connect(&url).await.unwrap();
    door.execute_unprepared(&format!("CREATE SCHEMA {schema}")).await.unwrap();
    Store::open(&format!("{url}?options[search_path]={schema}"), Moment(0)).await.unwrap()
}

/// A job that fails the first times, in the given way, and counts.
async fn failing(store: &Store, times: u32, fault: &'static str) -> (Outcome<()>, u32) {
    let tries = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&tries);
    let outcome = store
        .write(move |tx| {
            Box::pin(async move {
                if count.fetch_add(1, Ordering::Relaxed) < times {
                    tx.execute_unprepared(fault).await?;
                }
                Ok(())
            })
        })
        .await;
    (outcome, tries.load(Ordering::Relaxed))
}

const CONFLICT: &str = "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$";
const KILLED: &str = "SELECT pg_terminate_backend(pg_backend_pid())";

#[tokio::test]
async fn every_connection_flushes_before_it_says_done() {
    let store = store("settings").await;
    let mut held = Vec::new();
    for _ in 0..16 {
        held.push(store.read().get_postgres_connection_pool().acquire().await.unwrap());
    }
    for mut connection in held {
        let row = sqlx::query("SHOW synchronous_commit").fetch_one(&mut *connection).await.unwrap();
        assert_eq!(row.get::<String, _>(0), "on");
    }
}

#[tokio::test]
async fn a_transaction_that_lost_is_tried_again_and_not_for_ever() {
    let store = store("retry").await;
    let (outcome, tries) = failing(&store, 2, CONFLICT).await;
    assert!(outcome.is_ok() && tries == 3);
    let (outcome, tries) = failing(&store, 100, CONFLICT).await;
    assert!(matches!(outcome, Err(Failure::Refused(Refusal::Busy { .. }))) && tries == 5);
}

#[tokio::test]
async fn a_connection_that_died_in_mid_transaction_is_replaced() {
    let store = store("killed").await;
    let (outcome, tries) = failing(&store, 1, KILLED).await;
    assert!(outcome.is_ok() && tries == 2, "{outcome:?} {tries}");
}

#[tokio::test]
async fn a_fault_is_not_tried_again() {
    let store = store("fault").await;
    let (outcome, tries) = failing(&store, 1, "SELECT nonsense").await;
    assert!(matches!(outcome, Err(Failure::Broke(_))) && tries == 1);
}

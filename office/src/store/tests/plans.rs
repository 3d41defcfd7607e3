//! Which indexes SQLite uses where much hangs on it. Values that are bound say nothing to its planner.

use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use super::super::entity::{attempt, person_data};
use super::store;

/// What the planner says of a query.
async fn plan(query: impl QueryTrait) -> String {
    let (store, _folder) = store("plans").await;
    let mut query = query.build(DbBackend::Sqlite);
    query.sql.insert_str(0, "EXPLAIN QUERY PLAN ");
    let steps = store.read().query_all_raw(query).await.unwrap();
    steps.iter().map(|step| step.try_get::<String>("", "detail").unwrap()).collect::<Vec<_>>().join("; ")
}

#[tokio::test]
async fn the_sweep_the_pause_and_the_door_find_their_rows_by_an_index() {
    let due = attempt::Entity::find().filter(attempt::runs()).order_by_asc(attempt::Column::DeadlineAt).limit(500);
    let of_exam = attempt::Entity::find().filter(attempt::Column::Exam.eq("some")).filter(attempt::is_open());
    let door =
        person_data::Entity::find().filter(person_data::Column::StaffNo.eq("some")).filter(person_data::is_present());
    assert!(plan(due).await.contains("attempt_due"));
    assert!(plan(of_exam).await.contains("attempt_open"));
    assert!(plan(door).await.contains("person_data_staff_no"));
}

#[tokio::test]
async fn plans_do_not_depend_on_what_is_bound() {
    let (store, _folder) = store("stable").await;
    let options = sea_orm::Statement::from_string(DbBackend::Sqlite, "PRAGMA compile_options");
    let options = store.read().query_all_raw(options).await.unwrap();
    let has = |name: &str| options.iter().any(|row| row.try_get_by_index::<String>(0).unwrap() == name);
    assert!(has("ENABLE_QPSG"), "each statement with a limit is planned anew whenever it is used");
}

use super::*;
use sea_orm::Database;

/// A database as the steps before this one left it.
async fn before(step: &str, name: &str) -> (DatabaseConnection, std::path::PathBuf) {
    let file = std::env::temp_dir().join(format!("passgate-step-{name}-{}.db", std::process::id()));
    let connection = Database::connect(format!("sqlite://{}?mode=rwc", file.display())).await.unwrap();
    let table = "CREATE TABLE schema_step (name TEXT PRIMARY KEY, applied_at BIGINT NOT NULL)";
    connection.execute_unprepared(table).await.unwrap();
    for step in STEPS.iter().take_while(|one| one.name != step) {
        connection.execute_unprepared(&spelt_for(DbBackend::Sqlite, step.sql)).await.unwrap();
        let applied = format!("INSERT INTO schema_step (name, applied_at) VALUES ('{}', 0)", step.name);
        connection.execute_unprepared(&applied).await.unwrap();
    }
    (connection, file)
}

#[tokio::test]
async fn who_was_here_for_a_time_only_has_posts_with_an_end() {
    let (connection, file) = before("0005-terms", "terms").await;
    let people = "INSERT INTO person (id, created_at) VALUES ('temporary', 0), ('regular', 0), ('both', 0);
        INSERT INTO team (id, name) VALUES ('one', 'one'), ('two', 'two');
        INSERT INTO post (id) VALUES ('agent');
        INSERT INTO membership (id, person_id, team_id, kind, from_at, until_at) VALUES
            ('a', 'temporary', 'one', 'temporary', 5, 90), ('b', 'regular', 'one', 'regular', 5, NULL),
            ('c', 'both', 'one', 'regular', 5, NULL), ('d', 'both', 'two', 'temporary', 5, 90);
        INSERT INTO enrolment (person_id, post, from_at, until_at) VALUES
            ('temporary', 'agent', 5, NULL), ('regular', 'agent', 5, NULL), ('both', 'agent', 5, NULL),
            ('regular', 'agent', 1, 3);";
    connection.execute_unprepared(people).await.unwrap();
    migrate(&connection, Moment(10)).await.unwrap();
    let query = "SELECT person_id || ' ' || coalesce(until_at, 'open') || ' ' || in_force || ' ' || created_at
        FROM enrolment ORDER BY 1";
    let rows = connection.query_all_raw(Statement::from_string(DbBackend::Sqlite, query)).await.unwrap();
    let told: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
    assert_eq!(told, ["both open 1 5", "regular 3 0 1", "regular open 1 5", "temporary 90 1 5"]);
    connection.close().await.unwrap();
    std::fs::remove_file(file).unwrap();
}

#[tokio::test]
async fn what_was_there_before_revisions_counts_from_the_first_one() {
    let (connection, file) = before("0009-facility", "facility").await;
    let content = "INSERT INTO question (id, bank, slug, place, retired_at) VALUES ('q', 'b', 's', 0, 7);
        INSERT INTO question_version (id, question_id, number, kind, topic, difficulty, red_line, usage, shape, enemies,
            posts, state, hash, limits, created_at, created_by) VALUES
            ('v1', 'q', 1, 'single', 'b', 1, FALSE, 'both', '[]', '[]', '[]', 'replaced', '', '{}', 0, 'operator'),
            ('v2', 'q', 2, 'single', 'b', 1, FALSE, 'both', '[]', '[]', '[]', 'approved', '', '{}', 5, 'operator');
        INSERT INTO question_rest (id, question_id, from_at, until_at, said_by) VALUES
            ('r1', 'q', 1, 3, 'operator'), ('r2', 'q', 7, NULL, 'operator');";
    connection.execute_unprepared(content).await.unwrap();
    migrate(&connection, Moment(10)).await.unwrap();
    let query = "SELECT id || ' ' || from_revision || ' ' || coalesce(until_revision, 'open') FROM
        (SELECT id, from_revision, NULL AS until_revision FROM question_version
        UNION ALL SELECT id, from_revision, until_revision FROM question_rest) AS x ORDER BY 1";
    let rows = connection.query_all_raw(Statement::from_string(DbBackend::Sqlite, query)).await.unwrap();
    let told: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
    assert_eq!(told, ["r1 0 0", "r2 0 open", "v1 0 open", "v2 0 open"]);
    connection.close().await.unwrap();
    std::fs::remove_file(file).unwrap();
}

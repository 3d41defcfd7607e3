//! What the database says of those who ask, in one statement for all of them.

use std::collections::HashMap;
use std::sync::Arc;

use engine::Moment;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use serde_json::json;

use super::Asked;
use crate::sessions::IDLE_MS;
use crate::store::sheaf::{Column, Sheaf};
use crate::{Department, Outcome, PersonId, Role, SessionId, TeamId, Viewer};

const ASKED: [Column; 4] = [("number", "integer"), ("hash", "text"), ("now", "bigint"), ("used", "bigint")];

/// What is found for those who ask, by their numbers.
pub(super) struct Found {
    /// Under which stamp, where there are stamps: in SQLite. Of many servers before one PostgreSQL, all would wait for it.
    pub(super) stamp: Option<i64>,
    pub(super) rows: HashMap<i32, Row>,
}

/// What is found for one who asks; without a session, only what holds for everybody.
#[derive(FromQueryResult)]
pub(super) struct Row {
    number: i32,
    stamp: Option<i64>,
    department: Option<String>,
    pub(super) seen_at: Option<i64>,
    pub(super) expires_at: Option<i64>,
    /// When the person's teams change next, as far as is known.
    pub(super) teams_until: Option<i64>,
    id: Option<String>,
    person_id: Option<String>,
    name: Option<String>,
    staff_no: Option<String>,
    language: Option<String>,
    must_change: Option<bool>,
    roles: Option<String>,
    leads: Option<String>,
    zone: Option<String>,
}

/// Asks for these.
pub(super) async fn find(db: &impl ConnectionTrait, asked: &[(i32, &Asked)]) -> Outcome<Found> {
    if asked.is_empty() {
        let query = Statement::from_string(db.get_database_backend(), "SELECT stamp FROM look_stamp");
        let row = db.query_one_raw(query).await?;
        return Ok(Found { stamp: row.map(|row| row.try_get_by_index(0)).transpose()?, rows: HashMap::new() });
    }
    let rows = rows(db, asked).await?;
    let stamp = rows.first().and_then(|row| row.stamp);
    Ok(Found { stamp, rows: rows.into_iter().map(|row| (row.number, row)).collect() })
}

async fn rows(db: &impl ConnectionTrait, asked: &[(i32, &Asked)]) -> Outcome<Vec<Row>> {
    let asked = asked.iter().map(|&(number, &Asked { ref hash, now })| {
        json!({ "number": number, "hash": hash, "now": now.0, "used": now.0 - IDLE_MS })
    });
    let backend = db.get_database_backend();
    let query = Sheaf::new(db, &ASKED, asked)?.ask(|asked| statement(backend, asked));
    Ok(Row::find_by_statement(query).all(db).await?)
}

/// What is asked where what was found is kept: under which stamp, and when the person's teams change next.
const KEPT: (&str, &str) = (
    "(SELECT stamp FROM look_stamp)",
    "(SELECT min(CASE WHEN from_at > j.now THEN from_at WHEN until_at > j.now THEN until_at END) FROM membership \
        WHERE person_id = s.person_id)",
);

/// All that a look finds. A table or column that joins it needs a trigger in SQLite, as `0016-stamp.sql` has them.
fn statement(backend: DbBackend, asked: &str) -> String {
    let (stamp, teams_until) = if backend == DbBackend::Postgres { ("NULL::bigint", "NULL::bigint") } else { KEPT };
    let of = |name, condition| joined(backend, name, condition);
    format!(
        "SELECT j.number, {stamp} AS stamp, (SELECT value FROM setting WHERE name = 'department') AS department, \
            s.id, s.person_id, s.seen_at, s.expires_at, d.name, d.staff_no, d.language, c.must_change, \
            (SELECT string_agg(role, ' ') FROM role_grant WHERE person_id = s.person_id) AS roles, \
            (SELECT string_agg(team_id, ' ') FROM team_manager WHERE person_id = s.person_id) AS leads, \
            (SELECT t.zone FROM membership m JOIN team t ON t.id = m.team_id WHERE m.person_id = s.person_id \
                AND t.zone IS NOT NULL AND m.from_at <= j.now AND (m.until_at IS NULL OR m.until_at > j.now) \
                ORDER BY m.from_at, m.id LIMIT 1) AS zone, \
            {teams_until} AS teams_until \
        FROM {asked} {} {} {}",
        of("session s", "s.token_hash = j.hash AND s.ended_at IS NULL AND s.expires_at > j.now AND s.seen_at > j.used"),
        of("person_data d", "d.person_id = s.person_id AND d.present"),
        of("credential c", "c.person_id = s.person_id"),
    )
}

/// The one row that belongs to what stands before, if there is one. PostgreSQL knows nothing of how few are asked for, and
/// would rather read whole tables than look each up, unless it is told.
fn joined(backend: DbBackend, table: &str, condition: &str) -> String {
    if backend == DbBackend::Postgres {
        let name = table.split(' ').next_back().unwrap_or(table);
        return format!("LEFT JOIN LATERAL (SELECT * FROM {table} WHERE {condition} LIMIT 1) {name} ON TRUE");
    }
    format!("LEFT JOIN {table} ON {condition}")
}

impl Row {
    /// The department, when it has set itself up.
    pub(super) fn department(&self) -> Option<Arc<Department>> {
        self.department.as_deref().and_then(|value| serde_json::from_str(value).ok()).map(Arc::new)
    }

    /// The viewer, when there is such a session and its person is here.
    pub(super) fn viewer(self, now: Moment) -> Option<Viewer> {
        let words = |words: Option<String>| words.unwrap_or_default();
        Some(Viewer {
            roles: words(self.roles).split_whitespace().filter_map(Role::parse).collect(),
            leads: words(self.leads).split_whitespace().map(TeamId::new).collect(),
            zone: self.zone,
            person: PersonId::new(self.person_id?),
            session: SessionId::new(self.id?),
            name: self.name?,
            staff_no: self.staff_no?,
            language: self.language.and_then(|word| word.parse().ok()),
            must_change_password: self.must_change.unwrap_or(false),
            at: now,
        })
    }
}

#[cfg(test)]
impl Row {
    /// Somebody with nothing unusual about them.
    pub(super) fn of(name: &str, seen_at: i64, expires_at: i64) -> Self {
        let word = || Some(name.replace(' ', ""));
        Self {
            number: 0,
            stamp: None,
            department: None,
            seen_at: Some(seen_at),
            expires_at: Some(expires_at),
            teams_until: None,
            id: word(),
            person_id: word(),
            name: Some(name.to_owned()),
            staff_no: word(),
            language: None,
            must_change: None,
            roles: None,
            leads: None,
            zone: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use sea_orm::Database;

    use super::*;
    use crate::store::Store;

    const RAISES: &str = "UPDATE look_stamp SET stamp = stamp + 1; END";

    /// What raises the stamp in a database as it is now: tables, and when.
    async fn raising() -> BTreeMap<String, BTreeSet<String>> {
        let file = std::env::temp_dir().join(format!("passgate-stamp-{}.db", std::process::id()));
        let url = format!("sqlite://{}", file.display());
        Store::open(&url, Moment(0)).await.unwrap().close().await;
        let connection = Database::connect(&url).await.unwrap();
        let query =
            Statement::from_string(DbBackend::Sqlite, "SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger'");
        let mut raising: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for row in connection.query_all_raw(query).await.unwrap() {
            let (table, sql): (String, String) = (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap());
            assert!(sql.ends_with(RAISES), "{sql}");
            let words: Vec<&str> = sql.split_whitespace().skip_while(|word| *word != "AFTER").collect();
            raising.entry(table).or_default().insert(words[1].to_owned());
        }
        connection.close().await.unwrap();
        std::fs::remove_file(file).unwrap();
        raising
    }

    #[tokio::test]
    async fn every_table_that_is_looked_at_raises_the_stamp_whenever_it_changes() {
        let statement = statement(DbBackend::Sqlite, "asked");
        let words = statement.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let after = |pair: &[&str]| matches!(pair[0], "FROM" | "JOIN").then(|| pair[1].to_owned());
        let mut tables: BTreeSet<String> = words.windows(2).filter_map(after).collect();
        assert!(tables.remove("asked") && tables.remove("look_stamp"));
        let raising = raising().await;
        assert_eq!(raising.keys().collect::<Vec<_>>(), tables.iter().collect::<Vec<_>>());
        for (table, changes) in &raising {
            // Nobody looked at a session before it was there.
            let all: &[&str] = if table == "session" { &["DELETE", "UPDATE"] } else { &["DELETE", "INSERT", "UPDATE"] };
            assert_eq!(changes.iter().collect::<Vec<_>>(), all, "{table}");
        }
    }
}

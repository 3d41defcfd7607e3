use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use engine::{Moment, Refusal};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter};
use serde_json::json;

use super::IDLE_MS;
use crate::lane::{Lane, Waiting};
use crate::secrets::token_hash;
use crate::store::Store;
use crate::store::entity::session;
use crate::store::sheaf::{Column, Sheaf};
use crate::{Department, Failure, Office, Outcome, PersonId, Role, SessionId, TeamId, Viewer};

/// "Last seen" is written at most this often: looking must not cost a write.
const SEEN_EVERY_MS: i64 = 10 * 60_000;

/// How long a look may take, with what is asked again.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often a look is tried that loses its connection.
const TRIES: u32 = 3;

/// Where looks wait for each other: every page and every save begins with one.
pub(crate) type Looks = Lane<Asked, Look>;

/// Who asks: the hash of a token, and when.
#[derive(Debug)]
pub(crate) struct Asked {
    hash: String,
    now: Moment,
}

const ASKED: [Column; 4] = [("number", "integer"), ("hash", "text"), ("now", "bigint"), ("used", "bigint")];

#[derive(FromQueryResult)]
struct Row {
    number: i32,
    department: Option<String>,
    id: Option<String>,
    person_id: Option<String>,
    seen_at: Option<i64>,
    name: Option<String>,
    staff_no: Option<String>,
    language: Option<String>,
    must_change: Option<bool>,
    roles: Option<String>,
    leads: Option<String>,
    zone: Option<String>,
}

/// What a request finds: who looks, and the department as it has set itself up by now.
#[derive(Debug)]
pub struct Look {
    /// Nobody, when the session has ended, was idle for 12 hours or is a week old, or the person has left.
    pub viewer: Option<Viewer>,
    /// Nothing, when it has not set itself up.
    pub department: Option<Arc<Department>>,
}

/// Opens the lane.
pub(crate) fn open(store: Arc<Store>) -> Looks {
    Lane::open(move |gathered| answer(gathered, Arc::clone(&store)))
}

impl Office {
    /// Who holds this token. Roles and teams are read anew each time, so what is taken away is gone with the next request.
    ///
    /// # Errors
    /// Only when something broke, or too many look at once.
    pub async fn viewer(&self, token: &str) -> Outcome<Option<Viewer>> {
        Ok(self.look(token).await?.viewer)
    }

    /// Who holds this token, and the department.
    ///
    /// # Errors
    /// Only when something broke, or too many look at once.
    pub async fn look(&self, token: &str) -> Outcome<Look> {
        self.looks.ask(Asked { hash: token_hash(token), now: self.now() }).await
    }
}

/// Answers what gathered.
async fn answer(gathered: Vec<Waiting<Asked, Look>>, store: Arc<Store>) {
    let asked: Vec<&Asked> = gathered.iter().map(|one| &one.call).collect();
    let rows = patiently(PATIENCE, || rows(store.read(), &asked)).await;
    let mut rows = rows.map(|rows| rows.into_iter().map(|row| (row.number, row)).collect::<HashMap<_, _>>());
    let department = rows.as_ref().ok().and_then(|rows| department(rows.values().next()?));
    for (number, one) in (0..).zip(gathered) {
        let look = match &mut rows {
            Ok(rows) => Ok(look(&store, rows.remove(&number), one.call.now, department.clone())),
            Err(failure) => Err(failure.clone()),
        };
        // Whoever asked may have gone.
        let _gone = one.sender.send(look);
    }
}

/// Asks again what a lost connection did not answer, and waits for none for ever: everybody who looks would wait with it.
async fn patiently<T, F>(patience: Duration, ask: impl Fn() -> F) -> Outcome<T>
where
    F: Future<Output = Outcome<T>>,
{
    let tries = async {
        for _ in 1..TRIES {
            match ask().await {
                Err(Failure::Broke(breakage)) if breakage.is_worth_a_retry() => {}
                outcome => return outcome,
            }
        }
        ask().await
    };
    let busy = |_too_long| Err(Refusal::Busy { retry_after_s: 1 }.into());
    tokio::time::timeout(patience, tries).await.unwrap_or_else(busy)
}

/// All that each request asks for, in one statement for all of them.
async fn rows(db: &impl ConnectionTrait, asked: &[&Asked]) -> Outcome<Vec<Row>> {
    let asked = (0_i32..).zip(asked).map(|(number, &Asked { hash, now })| {
        json!({ "number": number, "hash": hash, "now": now.0, "used": now.0 - IDLE_MS })
    });
    let query = Sheaf::new(db, &ASKED, asked)?.ask(|asked| {
        let of = |name, condition| joined(db.get_database_backend(), name, condition);
        format!(
            "SELECT j.number, (SELECT value FROM setting WHERE name = 'department') AS department, \
                s.id, s.person_id, s.seen_at, d.name, d.staff_no, d.language, c.must_change, \
                (SELECT string_agg(role, ' ') FROM role_grant WHERE person_id = s.person_id) AS roles, \
                (SELECT string_agg(team_id, ' ') FROM team_manager WHERE person_id = s.person_id) AS leads, \
                (SELECT t.zone FROM membership m JOIN team t ON t.id = m.team_id WHERE m.person_id = s.person_id \
                    AND t.zone IS NOT NULL AND m.from_at <= j.now AND (m.until_at IS NULL OR m.until_at > j.now) \
                    ORDER BY m.from_at, m.id LIMIT 1) AS zone \
            FROM {asked} {} {} {}",
            of(
                "session s",
                "s.token_hash = j.hash AND s.ended_at IS NULL AND s.expires_at > j.now AND s.seen_at > j.used"
            ),
            of("person_data d", "d.person_id = s.person_id AND d.present"),
            of("credential c", "c.person_id = s.person_id"),
        )
    });
    Ok(Row::find_by_statement(query).all(db).await?)
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

fn department(row: &Row) -> Option<Arc<Department>> {
    row.department.as_deref().and_then(|value| serde_json::from_str(value).ok()).map(Arc::new)
}

fn look(store: &Arc<Store>, row: Option<Row>, now: Moment, department: Option<Arc<Department>>) -> Look {
    let seen_at = row.as_ref().and_then(|row| row.seen_at);
    let viewer = row.and_then(|row| row.viewer(now));
    if let (Some(viewer), Some(seen_at)) = (&viewer, seen_at)
        && seen_at <= now.0 - SEEN_EVERY_MS
    {
        note_seen(store, viewer.session.clone(), now);
    }
    Look { viewer, department }
}

fn note_seen(store: &Arc<Store>, session: SessionId, now: Moment) {
    store.write_aside(move |tx| {
        Box::pin(async move {
            session::Entity::update_many()
                .col_expr(session::Column::SeenAt, Expr::value(now.0))
                .filter(session::Column::Id.eq(session.as_str()))
                .exec(tx)
                .await?;
            Ok(())
        })
    });
}

impl Row {
    /// The viewer, when there is such a session and its person is here.
    fn viewer(self, now: Moment) -> Option<Viewer> {
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
mod tests {
    use std::io::ErrorKind;
    use std::sync::atomic::{AtomicU32, Ordering};

    use sea_orm::sqlx::Error;
    use sea_orm::{DbErr, RuntimeErr};

    use super::*;

    #[tokio::test]
    async fn a_look_that_hangs_is_given_up() {
        let looked: Outcome<()> = patiently(Duration::ZERO, std::future::pending).await;
        assert!(matches!(looked, Err(Failure::Refused(Refusal::Busy { .. }))), "{looked:?}");
    }

    #[tokio::test]
    async fn a_lost_connection_is_asked_again_and_another_fault_is_not() {
        let asked = async |lost: u32, fault: fn() -> DbErr| {
            let tries = AtomicU32::new(0);
            let ask =
                || async { if tries.fetch_add(1, Ordering::Relaxed) < lost { Err(fault().into()) } else { Ok(()) } };
            (patiently(PATIENCE, ask).await.is_ok(), tries.load(Ordering::Relaxed))
        };
        let gone = || DbErr::Conn(RuntimeErr::SqlxError(Error::Io(ErrorKind::BrokenPipe.into()).into()));
        assert_eq!(asked(2, gone).await, (true, 3));
        assert_eq!(asked(9, gone).await, (false, 3));
        assert_eq!(asked(9, || DbErr::Custom("nonsense".to_owned())).await, (false, 1));
    }
}

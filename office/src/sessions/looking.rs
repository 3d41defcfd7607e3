use engine::Moment;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, Statement};

use super::IDLE_MS;
use crate::secrets::token_hash;
use crate::store::entity::session;
use crate::{Department, Office, Outcome, PersonId, Role, SessionId, TeamId, Viewer};

/// "Last seen" is written at most this often: looking must not cost a write.
const SEEN_EVERY_MS: i64 = 10 * 60_000;

#[derive(FromQueryResult)]
struct Row {
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

/// All that each request asks for, in one statement: every page and every save pays for it.
const LOOK: &str = "SELECT (SELECT value FROM setting WHERE name = 'department') AS department, \
    s.id, s.person_id, s.seen_at, d.name, d.staff_no, d.language, c.must_change, \
    (SELECT string_agg(role, ' ') FROM role_grant WHERE person_id = s.person_id) AS roles, \
    (SELECT string_agg(team_id, ' ') FROM team_manager WHERE person_id = s.person_id) AS leads, \
    (SELECT t.zone FROM membership m JOIN team t ON t.id = m.team_id \
        WHERE m.person_id = s.person_id AND t.zone IS NOT NULL AND m.from_at <= $2 AND (m.until_at IS NULL OR m.until_at > $2) \
        ORDER BY m.from_at, m.id LIMIT 1) AS zone \
    FROM (SELECT 1 AS one) AS o \
    LEFT JOIN session s ON s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2 AND s.seen_at > $3 \
    LEFT JOIN person_data d ON d.person_id = s.person_id AND d.present \
    LEFT JOIN credential c ON c.person_id = s.person_id";

/// What a request finds: who looks, and the department as it has set itself up by now.
#[derive(Debug)]
pub struct Look {
    /// Nobody, when the session has ended, was idle for 12 hours or is a week old, or the person has left.
    pub viewer: Option<Viewer>,
    /// Nothing, when it has not set itself up.
    pub department: Option<Department>,
}

impl Office {
    /// Who holds this token. Roles and teams are read anew each time, so what is taken away is gone with the next request.
    ///
    /// # Errors
    /// Only when something broke.
    pub async fn viewer(&self, token: &str) -> Outcome<Option<Viewer>> {
        Ok(self.look(token).await?.viewer)
    }

    /// Who holds this token, and the department.
    ///
    /// # Errors
    /// Only when something broke.
    pub async fn look(&self, token: &str) -> Outcome<Look> {
        let now = self.now();
        let db = self.store.read();
        let values = [token_hash(token).into(), now.0.into(), (now.0 - IDLE_MS).into()];
        let query = Statement::from_sql_and_values(db.get_database_backend(), LOOK, values);
        let Some(row) = Row::find_by_statement(query).one(db).await? else {
            return Ok(Look { viewer: None, department: None });
        };
        if let (Some(session), Some(seen_at)) = (&row.id, row.seen_at)
            && row.name.is_some()
            && seen_at <= now.0 - SEEN_EVERY_MS
        {
            self.seen(session, now);
        }
        let department = row.department.as_deref().and_then(|value| serde_json::from_str(value).ok());
        Ok(Look { viewer: row.viewer(now), department })
    }

    fn seen(&self, session: &str, now: Moment) {
        let session = session.to_owned();
        self.store.write_aside(move |tx| {
            Box::pin(async move {
                session::Entity::update_many()
                    .col_expr(session::Column::SeenAt, Expr::value(now.0))
                    .filter(session::Column::Id.eq(session))
                    .exec(tx)
                    .await?;
                Ok(())
            })
        });
    }
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

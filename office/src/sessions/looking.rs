use engine::Moment;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, Statement};

use super::IDLE_MS;
use crate::secrets::token_hash;
use crate::store::entity::session;
use crate::{Office, Outcome, PersonId, Role, SessionId, TeamId, Viewer};

/// "Last seen" is written at most this often: looking must not cost a write.
const SEEN_EVERY_MS: i64 = 10 * 60_000;

#[derive(FromQueryResult)]
struct Row {
    id: String,
    person_id: String,
    seen_at: i64,
    name: String,
    staff_no: String,
    language: Option<String>,
    must_change: Option<bool>,
}

#[derive(FromQueryResult)]
struct Grant {
    kind: String,
    word: String,
}

const SESSION: &str = "SELECT s.id, s.person_id, s.seen_at, d.name, d.staff_no, d.language, c.must_change \
    FROM session s JOIN person_data d ON d.person_id = s.person_id \
    LEFT JOIN credential c ON c.person_id = s.person_id \
    WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2 AND s.seen_at > $3 AND d.present";
const GRANTS: &str = "SELECT 'role' AS kind, role AS word FROM role_grant WHERE person_id = $1 \
    UNION ALL SELECT 'team' AS kind, team_id AS word FROM team_manager WHERE person_id = $1 \
    UNION ALL SELECT 'zone' AS kind, zone AS word FROM (SELECT t.zone FROM membership m JOIN team t ON t.id = m.team_id \
        WHERE m.person_id = $1 AND t.zone IS NOT NULL AND m.from_at <= $2 AND (m.until_at IS NULL OR m.until_at > $2) \
        ORDER BY m.from_at, m.id LIMIT 1) AS own";

impl Office {
    /// Who holds this token: nobody, when the session has ended, was idle for 12 hours or is a week old, or the person
    /// has left. Roles and teams are read anew each time, so what is taken away is gone with the next request.
    ///
    /// # Errors
    /// Only when something broke.
    pub async fn viewer(&self, token: &str) -> Outcome<Option<Viewer>> {
        let now = self.now();
        let db = self.store.read();
        let backend = db.get_database_backend();
        let values = [token_hash(token).into(), now.0.into(), (now.0 - IDLE_MS).into()];
        let query = Statement::from_sql_and_values(backend, SESSION, values);
        let Some(row) = Row::find_by_statement(query).one(db).await? else { return Ok(None) };
        let query = Statement::from_sql_and_values(backend, GRANTS, [row.person_id.as_str().into(), now.0.into()]);
        let grants = Grant::find_by_statement(query).all(db).await?;
        if row.seen_at <= now.0 - SEEN_EVERY_MS {
            self.seen(&row.id, now);
        }
        let words = |kind: &'static str| grants.iter().filter(move |grant| grant.kind == kind).map(|grant| &grant.word);
        Ok(Some(Viewer {
            roles: words("role").filter_map(|word| Role::parse(word)).collect(),
            leads: words("team").map(TeamId::new).collect(),
            zone: words("zone").next().cloned(),
            person: PersonId::new(row.person_id),
            session: SessionId::new(row.id),
            name: row.name,
            staff_no: row.staff_no,
            language: row.language.and_then(|word| word.parse().ok()),
            must_change_password: row.must_change.unwrap_or(false),
            at: now,
        }))
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

use engine::{Moment, Refusal};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

use super::IDLE_MS;
use crate::events::{self, Actor, Note};
use crate::store::entity::session;
use crate::{Office, Outcome, PersonId, Role, SessionId, Viewer};

/// Where somebody is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SessionCard {
    /// The session.
    pub id: SessionId,
    /// What the browser calls itself.
    pub device: String,
    /// From where they signed in.
    pub address: String,
    /// Since when.
    pub since: Moment,
    /// When it was last used, to ten minutes.
    pub seen: Moment,
    /// Whether it is the one that asks.
    pub here: bool,
}

impl Office {
    /// Where a person is signed in, last used first: for themselves and for administrators.
    ///
    /// # Errors
    /// `NotFound` for everybody else.
    pub async fn sessions_of(&self, viewer: &Viewer, id: &PersonId) -> Outcome<Vec<SessionCard>> {
        may_see(viewer, id)?;
        let rows = session::Entity::find()
            .filter(session::Column::PersonId.eq(id.as_str()))
            .filter(alive(self.now()))
            .order_by_desc(session::Column::SeenAt)
            .order_by_desc(session::Column::CreatedAt)
            .order_by_asc(session::Column::Id)
            .all(self.store.read())
            .await?;
        let card = |row: session::Model| SessionCard {
            here: row.id == viewer.session.as_str(),
            id: SessionId::new(row.id),
            device: row.device,
            address: row.address,
            since: Moment(row.created_at),
            seen: Moment(row.seen_at),
        };
        Ok(rows.into_iter().map(card).collect())
    }

    /// Ends one session: its next request asks to sign in.
    ///
    /// # Errors
    /// `NotFound` when it is not this person's, has ended, or is not the viewer's to end.
    pub async fn end_session(&self, viewer: &Viewer, id: &PersonId, which: &SessionId) -> Outcome<()> {
        may_see(viewer, id)?;
        let one = Condition::all().add(session::Column::Id.eq(which.as_str()));
        if self.end_those(viewer, id, one).await? == 0 { Err(Refusal::NotFound.into()) } else { Ok(()) }
    }

    /// Ends all sessions of a person but the one that asks, and says how many there were.
    ///
    /// # Errors
    /// `NotFound` when they are not the viewer's to end.
    pub async fn end_sessions(&self, viewer: &Viewer, id: &PersonId) -> Outcome<u64> {
        may_see(viewer, id)?;
        self.end_those(viewer, id, Condition::all().add(session::Column::Id.ne(viewer.session.as_str()))).await
    }

    async fn end_those(&self, viewer: &Viewer, id: &PersonId, which: Condition) -> Outcome<u64> {
        let (chance, now) = (self.chance.clone(), self.now());
        let (person, actor) = (id.clone(), Actor::Person(viewer.person.clone()));
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let ended = session::Entity::update_many()
                        .col_expr(session::Column::EndedAt, Expr::value(now.0))
                        .filter(session::Column::PersonId.eq(person.as_str()))
                        .filter(which)
                        .filter(alive(now))
                        .exec(tx)
                        .await?
                        .rows_affected;
                    if ended > 0 {
                        let after = serde_json::json!({ "sessions": ended }).to_string();
                        let note = Note::new(now, actor, "session.withdrawn", person.as_str());
                        events::note(tx, &chance, Note { after: Some(after), ..note }).await?;
                    }
                    Ok(ended)
                })
            })
            .await
    }
}

fn may_see(viewer: &Viewer, id: &PersonId) -> Outcome<()> {
    let own = viewer.person == *id;
    if own || viewer.roles.has(Role::Administrator) { Ok(()) } else { Err(Refusal::NotFound.into()) }
}

/// Those that still let somebody in.
fn alive(now: Moment) -> Condition {
    Condition::all()
        .add(session::Column::EndedAt.is_null())
        .add(session::Column::ExpiresAt.gt(now.0))
        .add(session::Column::SeenAt.gt(now.0 - IDLE_MS))
}

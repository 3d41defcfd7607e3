//! API tokens: a key for a system, for one purpose, shown once.

use engine::{Moment, Refusal};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::events::{self, Actor, Note};
use crate::people::may_be_written;
use crate::secrets::token_hash;
use crate::store::entity::api_token;
use crate::store::is_unique_violation;
use crate::{ApiTokenId, By, Office, Operator, Outcome, Role, Viewer};

/// "Last used" is written at most this often.
const USED_EVERY_MS: i64 = 10 * 60_000;

/// What a token is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApiScope {
    /// To ask the gate.
    Gate,
    /// To read reports.
    Reports,
}

impl ApiScope {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Gate, Self::Reports];

    /// Its name in the store and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Gate => "gate",
            Self::Reports => "reports",
        }
    }

    /// The scope of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == name)
    }
}

/// A system that asks, known by its token.
#[derive(Debug, Clone)]
pub struct ApiCaller {
    /// The token's id, for logs.
    pub id: ApiTokenId,
    /// The system's name.
    pub name: String,
    /// What it may ask.
    pub scope: ApiScope,
}

/// A token in use, without its secret.
#[derive(Debug, Clone)]
pub struct TokenCard {
    /// The token's id.
    pub id: ApiTokenId,
    /// The system that holds it.
    pub name: String,
    /// What it may ask; none for a purpose this program does not know.
    pub scope: Option<ApiScope>,
    /// When it was made.
    pub made: Moment,
    /// When it was last used, to ten minutes.
    pub used: Option<Moment>,
}

impl ApiCaller {
    pub(crate) fn require(&self, scope: ApiScope) -> Outcome<()> {
        if self.scope == scope { Ok(()) } else { Err(Refusal::NotAllowed.into()) }
    }
}

impl Office {
    /// Makes a token. It is shown once and stored nowhere: only its hash is.
    ///
    /// # Errors
    /// `NotAllowed` for who is no administrator; `BadRequest` when the name is empty, cannot be written or is in use.
    pub async fn make_token(&self, by: impl Into<By<'_>>, name: &str, scope: ApiScope) -> Outcome<String> {
        let actor = by.into().administrator()?;
        let name = name.trim().to_owned();
        let unusable = || Refusal::BadRequest { field: "name".to_owned() };
        if !may_be_written(&name) {
            return Err(unusable().into());
        }
        let (chance, now) = (self.chance.clone(), self.now());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let token = format!("pg_{}{}", chance.id(), chance.id());
                    let row = api_token::Model {
                        id: chance.id(),
                        name,
                        token_hash: token_hash(&token),
                        scope: scope.as_str().to_owned(),
                        created_at: now.0,
                        ended_at: None,
                        used_at: None,
                    };
                    let note = Note::new(now, actor, "token.made", &row.id);
                    let note = Note { after: Some(serde_json::json!({ "scope": row.scope }).to_string()), ..note };
                    let active = api_token::ActiveModel::from(row.clone());
                    match api_token::Entity::insert(active).exec_without_returning(tx).await {
                        Err(error) if is_unique_violation(&error) => return Err(unusable().into()),
                        written => written?,
                    };
                    events::note(tx, &chance, note).await?;
                    Ok(token)
                })
            })
            .await
    }

    /// Ends a token.
    ///
    /// # Errors
    /// `NotFound` when no token of this name is in use.
    pub async fn revoke_token(&self, _operator: &Operator, name: &str) -> Outcome<()> {
        let (name, chance, now) = (name.trim().to_owned(), self.chance.clone(), self.now());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let present = api_token::Column::Name.eq(name).and(api_token::Column::EndedAt.is_null());
                    let row = api_token::Entity::find().filter(present).one(tx).await?.ok_or(Refusal::NotFound)?;
                    api_token::Entity::update_many()
                        .col_expr(api_token::Column::EndedAt, Expr::value(now.0))
                        .filter(api_token::Column::Id.eq(&row.id))
                        .exec(tx)
                        .await?;
                    events::note(tx, &chance, Note::new(now, Actor::Operator, "token.revoked", &row.id)).await
                })
            })
            .await
    }

    /// The tokens in use, newest first.
    ///
    /// # Errors
    /// `NotAllowed` for all but administrators.
    pub async fn tokens(&self, viewer: &Viewer) -> Outcome<Vec<TokenCard>> {
        viewer.require(Role::Administrator)?;
        let rows = api_token::Entity::find()
            .filter(api_token::Column::EndedAt.is_null())
            .order_by_desc(api_token::Column::CreatedAt)
            .order_by_asc(api_token::Column::Name)
            .all(self.store.read())
            .await?;
        let card = |row: api_token::Model| TokenCard {
            id: ApiTokenId::new(row.id),
            name: row.name,
            scope: ApiScope::parse(&row.scope),
            made: Moment(row.created_at),
            used: row.used_at.map(Moment),
        };
        Ok(rows.into_iter().map(card).collect())
    }

    /// Ends a token by its id: the system that holds it is refused from its next question on.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound` when no token in use has this id.
    pub async fn withdraw_token(&self, viewer: &Viewer, id: &ApiTokenId) -> Outcome<()> {
        viewer.require(Role::Administrator)?;
        let (id, chance, now) = (id.clone(), self.chance.clone(), self.now());
        let actor = Actor::Person(viewer.person.clone());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let ended = api_token::Entity::update_many()
                        .col_expr(api_token::Column::EndedAt, Expr::value(now.0))
                        .filter(api_token::Column::Id.eq(id.as_str()))
                        .filter(api_token::Column::EndedAt.is_null())
                        .exec(tx)
                        .await?;
                    if ended.rows_affected == 0 {
                        return Err(Refusal::NotFound.into());
                    }
                    events::note(tx, &chance, Note::new(now, actor, "token.revoked", id.as_str())).await
                })
            })
            .await
    }

    /// Which system holds this token.
    ///
    /// # Errors
    /// `SignInNeeded` when none does.
    pub async fn api_caller(&self, bearer: &str) -> Outcome<ApiCaller> {
        let now = self.now();
        let row = api_token::Entity::find()
            .filter(api_token::Column::TokenHash.eq(token_hash(bearer)))
            .filter(api_token::Column::EndedAt.is_null())
            .one(self.store.read())
            .await?
            .ok_or(Refusal::SignInNeeded)?;
        let scope = ApiScope::parse(&row.scope).ok_or(Refusal::NotAllowed)?;
        if row.used_at.is_none_or(|used| used <= now.0 - USED_EVERY_MS) {
            let id = row.id.clone();
            self.store.write_aside(move |tx| {
                Box::pin(async move {
                    api_token::Entity::update_many()
                        .col_expr(api_token::Column::UsedAt, Expr::value(now.0))
                        .filter(api_token::Column::Id.eq(id))
                        .exec(tx)
                        .await?;
                    Ok(())
                })
            });
        }
        Ok(ApiCaller { id: ApiTokenId::new(row.id), name: row.name, scope })
    }
}

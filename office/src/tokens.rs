//! API tokens: a key for a system, for one purpose, shown once.

use engine::Refusal;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::events::{self, Actor, Note};
use crate::secrets::token_hash;
use crate::store::entity::api_token;
use crate::store::is_unique_violation;
use crate::{ApiTokenId, Office, Operator, Outcome};

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

impl ApiCaller {
    pub(crate) fn require(&self, scope: ApiScope) -> Outcome<()> {
        if self.scope == scope { Ok(()) } else { Err(Refusal::NotAllowed.into()) }
    }
}

impl Office {
    /// Makes a token. It is shown once and stored nowhere: only its hash is.
    ///
    /// # Errors
    /// `BadRequest` when the name is empty or in use.
    pub async fn make_token(&self, _operator: &Operator, name: &str, scope: ApiScope) -> Outcome<String> {
        let name = name.trim().to_owned();
        let unusable = || Refusal::BadRequest { field: "name".to_owned() };
        if name.is_empty() || name.chars().count() > 64 {
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
                    let note = Note::new(now, Actor::Operator, "token.made", &row.id);
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
            self.store
                .write(move |tx| {
                    Box::pin(async move {
                        api_token::Entity::update_many()
                            .col_expr(api_token::Column::UsedAt, Expr::value(now.0))
                            .filter(api_token::Column::Id.eq(id))
                            .exec(tx)
                            .await?;
                        Ok(())
                    })
                })
                .await?;
        }
        Ok(ApiCaller { id: ApiTokenId::new(row.id), name: row.name, scope })
    }
}

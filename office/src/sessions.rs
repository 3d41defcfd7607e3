//! Signing in and out. A session is a row; the cookie only names it, so it can be withdrawn at any moment.

mod listing;
pub(crate) mod looking;
mod passwords;
mod sign_in;

use engine::{Lang, Moment};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::events::{self, Actor, Note};
use crate::secrets::token_hash;
use crate::store::entity::{person_data, session};
use crate::{Chance, Office, Operator, Outcome, PersonId, Viewer};
pub use listing::SessionCard;
pub use looking::Look;
pub(crate) use looking::Looks;
pub use passwords::Invited;
pub(crate) use passwords::{MustChange, set_password};
pub use sign_in::{SignIn, SignedIn};

/// A session ends when it has not been used for this long.
pub(crate) const IDLE_MS: i64 = 12 * 3_600_000;
/// A session ends after this time in any case.
const LONGEST_MS: i64 = 7 * 24 * 3_600_000;

impl Office {
    /// Ends this session.
    ///
    /// # Errors
    /// Only when something broke: signing out twice is fine.
    pub async fn sign_out(&self, viewer: &Viewer) -> Outcome<()> {
        let (id, now) = (viewer.session.clone(), self.now());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    session::Entity::update_many()
                        .col_expr(session::Column::EndedAt, Expr::value(now.0))
                        .filter(session::Column::Id.eq(id.as_str()))
                        .filter(session::Column::EndedAt.is_null())
                        .exec(tx)
                        .await?;
                    Ok(())
                })
            })
            .await
    }

    /// Ends all sessions of a person, as when a phone is lost.
    ///
    /// # Errors
    /// `NotFound` when nobody present has this staff number.
    pub async fn withdraw_sessions(&self, _operator: &Operator, staff_no: &str) -> Outcome<u64> {
        let person = self.person_of_staff_no(staff_no).await?;
        let (chance, now) = (self.chance.clone(), self.now());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let ended = end_all(tx, &person, now).await?;
                    let note = Note::new(now, Actor::Operator, "session.withdrawn", person.as_str());
                    events::note(tx, &chance, note).await?;
                    Ok(ended)
                })
            })
            .await
    }

    /// Remembers the language a person wants to read.
    ///
    /// # Errors
    /// Only when something broke.
    pub async fn set_language(&self, viewer: &Viewer, language: Lang) -> Outcome<()> {
        let person = viewer.person.clone();
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    person_data::Entity::update_many()
                        .col_expr(person_data::Column::Language, Expr::value(language.as_str()))
                        .filter(person_data::Column::PersonId.eq(person.as_str()))
                        .exec(tx)
                        .await?;
                    Ok(())
                })
            })
            .await
    }
}

/// Ends all sessions of a person and says how many there were.
pub(crate) async fn end_all(tx: &DatabaseTransaction, person: &PersonId, now: Moment) -> Outcome<u64> {
    let ended = session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(now.0))
        .filter(session::Column::PersonId.eq(person.as_str()))
        .filter(session::Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    Ok(ended.rows_affected)
}

/// Where and with what somebody signs in.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) address: String,
    pub(crate) device: String,
}

/// Starts a session and gives its token, which is stored nowhere: only its hash is.
async fn begin(
    tx: &DatabaseTransaction,
    chance: &Chance,
    person: &PersonId,
    place: Place,
    now: Moment,
) -> Outcome<String> {
    let token = chance.id() + &chance.id();
    let row = session::ActiveModel {
        id: ActiveValue::Set(chance.id()),
        token_hash: ActiveValue::Set(token_hash(&token)),
        person_id: ActiveValue::Set(person.as_str().to_owned()),
        created_at: ActiveValue::Set(now.0),
        seen_at: ActiveValue::Set(now.0),
        expires_at: ActiveValue::Set(now.0 + LONGEST_MS),
        ended_at: ActiveValue::Set(None),
        address: ActiveValue::Set(place.address),
        device: ActiveValue::Set(place.device.chars().take(200).collect()),
    };
    session::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(token)
}

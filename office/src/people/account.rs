use engine::{Lang, Moment, Refusal};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

use super::PersonState;
use super::directory::{Choices, PersonRow};
use crate::sessions::SessionCard;
use crate::store::entity::{event, invitation, person_data};
use crate::{Office, Outcome, PersonId, Role, Viewer};

/// What an administrator sees of somebody: everything that lets them in or keeps them out.
#[derive(Debug, Clone, Serialize)]
pub struct Account {
    /// Who they are and what they may do.
    pub row: PersonRow,
    /// Where they are signed in.
    pub sessions: Vec<SessionCard>,
    /// Until when a link that was given out can still be used.
    pub link_until: Option<Moment>,
    /// When they left, and why, for who has left.
    pub left: Option<Farewell>,
    /// What they could be given.
    pub choices: Choices,
}

/// How somebody left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Farewell {
    /// When.
    pub at: Moment,
    /// Why; none when the command line did it.
    pub why: Option<String>,
}

impl Office {
    /// One person's account.
    ///
    /// # Errors
    /// `NotAllowed` for all but administrators; `NotFound`.
    pub async fn account(&self, viewer: &Viewer, id: &PersonId, lang: Lang) -> Outcome<Account> {
        viewer.require(Role::Administrator)?;
        let one = viewer
            .scope()
            .on(person_data::Column::PersonId)
            .add(person_data::Column::PersonId.eq(id.as_str()))
            .add(person_data::Column::StaffNo.ne(""));
        let row = self.listed(one, 0, 1).await?.pop().ok_or(Refusal::NotFound)?;
        let left = if row.state == PersonState::Left { self.farewell(id).await? } else { None };
        Ok(Account {
            sessions: self.sessions_of(viewer, id).await?,
            link_until: self.link_until(id).await?,
            choices: self.all_places(lang).await?,
            left,
            row,
        })
    }

    async fn link_until(&self, id: &PersonId) -> Outcome<Option<Moment>> {
        let newest = invitation::Entity::find()
            .filter(invitation::Column::PersonId.eq(id.as_str()))
            .filter(invitation::Column::UsedAt.is_null())
            .filter(invitation::Column::ExpiresAt.gt(self.now().0))
            .order_by_desc(invitation::Column::ExpiresAt)
            .one(self.store.read())
            .await?;
        Ok(newest.map(|row| Moment(row.expires_at)))
    }

    async fn farewell(&self, id: &PersonId) -> Outcome<Option<Farewell>> {
        let newest = event::Entity::find()
            .filter(event::Column::Subject.eq(id.as_str()))
            .filter(event::Column::Kind.eq("person.left"))
            .order_by_desc(event::Column::Ordinal)
            .one(self.store.read())
            .await?;
        Ok(newest.map(|row| Farewell { at: Moment(row.at), why: row.why }))
    }
}

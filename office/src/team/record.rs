use engine::{Lang, Refusal};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;

use super::Member;
use crate::certificates::CertificateCard;
use crate::passes;
use crate::store::entity::person_data;
use crate::viewer::Scope;
use crate::views::AttemptCard;
use crate::{Office, Outcome, PersonId, Viewer};

/// What those who lead somebody see of them; and what one sees of oneself.
#[derive(Debug, Clone, Serialize)]
pub struct PersonRecord {
    /// Who they are and where they stand.
    pub member: Member,
    /// Their attempts, newest first.
    pub attempts: Vec<AttemptCard>,
    /// Their certificates, newest first.
    pub certificates: Vec<CertificateCard>,
}

impl Office {
    /// One person's record.
    ///
    /// # Errors
    /// `NotFound` for everybody outside the viewer's scope, whether they exist or not.
    pub async fn person(&self, viewer: &Viewer, id: &PersonId, lang: Lang) -> Outcome<PersonRecord> {
        let db = self.store.read();
        let seen = person_data::Entity::find_by_id(id.as_str())
            .filter(viewer.scope().on(person_data::Column::PersonId))
            .filter(person_data::Column::Present.eq(true))
            .one(db)
            .await?;
        seen.ok_or(Refusal::NotFound)?;
        let member = self.members(&Scope::Oneself(id.clone()), lang).await?.pop().ok_or(Refusal::NotFound)?;
        let sat = passes::attempts(db, id).await?;
        Ok(PersonRecord {
            member,
            attempts: self.attempt_cards(&sat, lang).await?,
            certificates: self.certificates_of(id, lang).await?,
        })
    }
}

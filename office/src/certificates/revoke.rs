use engine::Refusal;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::cards::{CertificateState, state};
use super::rows::numbered;
use crate::events::{self, Actor, Note, is_a_reason};
use crate::store::entity::certificate;
use crate::{Office, Operator, Outcome, Role, Viewer};

impl Office {
    /// Takes a certificate back. The gate closes with it, and only an exam passed afterwards earns another.
    ///
    /// # Errors
    /// `NotFound` for a number nobody has, or whose place another took; `BadRequest` without a reason. What was revoked
    /// before stays as it was.
    pub async fn revoke_certificate(&self, _operator: &Operator, number: &str, reason: &str) -> Outcome<()> {
        let row = self.certificate_numbered(number).await?;
        self.revoke(row, Actor::Operator, reason).await
    }

    /// The same by a manager, for the people of their teams, or by an administrator.
    ///
    /// # Errors
    /// `NotAllowed` for everybody else; otherwise as [`Office::revoke_certificate`].
    pub async fn revoke_certificate_as(&self, viewer: &Viewer, number: &str, reason: &str) -> Outcome<()> {
        if !viewer.roles.has(Role::Administrator) {
            viewer.require(Role::Manager)?;
        }
        let row = self.certificate_numbered(number).await?;
        let seen = certificate::Entity::find_by_id(&row.id)
            .filter(viewer.scope().on(certificate::Column::PersonId))
            .filter(certificate::Column::PersonId.ne(viewer.person.as_str()))
            .one(self.store.read())
            .await?;
        self.revoke(seen.ok_or(Refusal::NotFound)?, Actor::Person(viewer.person.clone()), reason).await
    }

    async fn certificate_numbered(&self, number: &str) -> Outcome<certificate::Model> {
        numbered(self.store.read(), &number.trim().to_ascii_uppercase()).await
    }

    async fn revoke(&self, row: certificate::Model, actor: Actor, reason: &str) -> Outcome<()> {
        let reason = reason.trim().to_owned();
        if !is_a_reason(&reason) {
            return Err(Refusal::BadRequest { field: "reason".to_owned() }.into());
        }
        let (chance, now) = (self.chance.clone(), self.now());
        if state(&row, now) == CertificateState::Replaced {
            return Err(Refusal::NotFound.into());
        }
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let revoked = certificate::Entity::update_many()
                        .col_expr(certificate::Column::RevokedAt, Expr::value(now.0))
                        .col_expr(certificate::Column::RevokedReason, Expr::value(reason.as_str()))
                        .col_expr(certificate::Column::InForce, Expr::value(false))
                        .filter(certificate::Column::Id.eq(&row.id))
                        .filter(certificate::Column::RevokedAt.is_null())
                        .exec(tx)
                        .await?;
                    if revoked.rows_affected == 0 {
                        return Ok(());
                    }
                    let note = Note::new(now, actor, "certificate.revoked", &row.id);
                    events::note(tx, &chance, Note { why: Some(&reason), ..note }).await
                })
            })
            .await
    }
}

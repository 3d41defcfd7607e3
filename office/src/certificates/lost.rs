//! Certificates that a withdrawn key signed. They prove nothing any more; what they rest on is as good as before.

use engine::{Moment, Slug};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};

use super::Desk;
use super::draft::Draft;
use super::verify::is_proven;
use crate::events::{self, Actor, Note};
use crate::signing::KeySet;
use crate::store::entity::{certificate, event};
use crate::{Breakage, Outcome, PersonId};

/// A certificate that we issued and whose key was withdrawn since.
pub(super) struct Lost(certificate::Model);

/// This certificate, if it is lost. That a withdrawn key signed it is not enough, others may have had that key: the log
/// must say that it was issued then.
pub(super) async fn lost(db: &impl ConnectionTrait, row: &certificate::Model) -> Outcome<Option<Lost>> {
    let keys = KeySet::withdrawn(db).await?;
    if !keys.names(&row.token.0) || !is_proven(&keys, row) {
        return Ok(None);
    }
    let issued = event::Entity::find()
        .filter(event::Column::Subject.eq(&row.id))
        .filter(event::Column::Kind.is_in(["certificate.issued", "certificate.reissued"]))
        .filter(event::Column::At.eq(row.issued_at))
        .count(db)
        .await?;
    Ok((issued > 0).then(|| Lost(row.clone())))
}

impl Lost {
    /// It is in force no more.
    pub(super) async fn give_way(
        &self,
        tx: &DatabaseTransaction,
        desk: &Desk,
        actor: Actor,
        now: Moment,
    ) -> Outcome<()> {
        certificate::Entity::update_many()
            .col_expr(certificate::Column::InForce, Expr::value(false))
            .filter(certificate::Column::Id.eq(&self.0.id))
            .exec(tx)
            .await?;
        events::note(tx, &desk.chance, Note::new(now, actor, "certificate.replaced", &self.0.id)).await
    }

    /// Issues another under the present key in its place, that rests on the same and ends on the same day; gives its number.
    pub(super) async fn issue_anew(
        &self,
        tx: &DatabaseTransaction,
        desk: &Desk,
        actor: Actor,
        now: Moment,
    ) -> Outcome<Option<String>> {
        self.give_way(tx, desk, actor.clone(), now).await?;
        let draft = Draft {
            person: &PersonId::new(self.0.person_id.clone()),
            post: &Slug::parse(&self.0.post).map_err(Breakage::new)?,
            version: &self.0.track_version_id,
            marks: self.0.marks_id.clone(),
            expires: Moment(self.0.expires_at),
        };
        draft.issue(tx, desk, ("certificate.reissued", actor), now).await
    }
}

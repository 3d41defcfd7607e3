use engine::Refusal;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::why;
use crate::events::{self, Actor, Note};
use crate::store::entity::exam_grant;
use crate::{GrantId, Office, Outcome, PersonId, Viewer};

impl Office {
    /// Takes back what was granted, as long as no attempt has taken it. Doing it again changes nothing.
    ///
    /// # Errors
    /// As for [`Office::grant`]; `NotFound` for what was never granted to this person; `GrantUsed`.
    pub async fn withdraw_grant(
        &self,
        viewer: &Viewer,
        person: &PersonId,
        grant: &GrantId,
        reason: &str,
    ) -> Outcome<()> {
        self.must_decide(viewer, person).await?;
        let reason = why(reason)?;
        let (chance, now, actor) = (self.chance.clone(), self.now(), Actor::Person(viewer.person.clone()));
        let (person, grant) = (person.clone(), grant.clone());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let own = exam_grant::Entity::find_by_id(grant.as_str())
                        .filter(exam_grant::Column::PersonId.eq(person.as_str()))
                        .one(tx)
                        .await?
                        .ok_or(Refusal::NotFound)?;
                    let withdrawn = exam_grant::Entity::update_many()
                        .col_expr(exam_grant::Column::VoidAt, Expr::value(now.0))
                        .filter(exam_grant::Column::Id.eq(grant.as_str()))
                        .filter(exam_grant::Column::AttemptId.is_null())
                        .filter(exam_grant::Column::VoidAt.is_null())
                        .exec(tx)
                        .await?;
                    if withdrawn.rows_affected == 0 {
                        return if own.void_at.is_some() { Ok(()) } else { Err(Refusal::GrantUsed.into()) };
                    }
                    let after = serde_json::json!({ "exam": own.exam, "kind": own.kind, "minutes": own.minutes });
                    let note = Note::new(now, actor, "grant.withdrawn", person.as_str());
                    let note = Note { why: Some(&reason), after: Some(after.to_string()), ..note };
                    events::note(tx, &chance, note).await
                })
            })
            .await
    }
}

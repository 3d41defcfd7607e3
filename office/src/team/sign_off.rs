use engine::{Refusal, Slug};
use sea_orm::{ActiveValue, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, TryInsertResult};

use crate::certificates::consider;
use crate::events::{self, Actor, Note};
use crate::standing::standing;
use crate::store::entity::{mentorship, person_data, sign_off};
use crate::{Office, Outcome, PersonId, Role, Viewer};

impl Office {
    /// Confirms one phase of somebody's track: by their mentor, a manager of one of their teams, or an administrator.
    /// A second confirmation changes nothing.
    ///
    /// # Errors
    /// `NotFound` outside one's scope, and for a phase that asks for no confirmation; `NotAllowed` for oneself.
    pub async fn sign_off(&self, viewer: &Viewer, person: &PersonId, post: &Slug, phase: &Slug) -> Outcome<()> {
        if viewer.person == *person {
            return Err(Refusal::NotAllowed.into());
        }
        if !self.may_confirm(viewer, person).await? {
            return Err(Refusal::NotFound.into());
        }
        let now = self.now();
        let standing = standing(self.store.read(), &self.shelf, person, post, now).await?.ok_or(Refusal::NotFound)?;
        let asked = standing.track.phases.iter().any(|one| one.id == *phase && one.sign_off);
        if !asked || standing.since.is_none() {
            return Err(Refusal::NotFound.into());
        }
        let row = sign_off::ActiveModel {
            person_id: ActiveValue::Set(person.to_string()),
            post: ActiveValue::Set(post.to_string()),
            phase: ActiveValue::Set(phase.to_string()),
            signed_by: ActiveValue::Set(viewer.person.to_string()),
            at: ActiveValue::Set(now.0),
        };
        let after = serde_json::json!({ "post": post, "phase": phase }).to_string();
        let (desk, person, actor) = (self.desk(), person.clone(), Actor::Person(viewer.person.clone()));
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let insert = sign_off::Entity::insert(row).on_conflict_do_nothing();
                    if !matches!(insert.exec_without_returning(tx).await?, TryInsertResult::Inserted(1..)) {
                        return Ok(());
                    }
                    let note = Note::new(now, actor, "phase.signed-off", person.as_str());
                    events::note(tx, &desk.chance, Note { after: Some(after), ..note }).await?;
                    consider(tx, &desk, &person, now).await
                })
            })
            .await
    }

    async fn may_confirm(&self, viewer: &Viewer, person: &PersonId) -> Outcome<bool> {
        let db = self.store.read();
        let leads = viewer.roles.has(Role::Manager) || viewer.roles.has(Role::Administrator);
        let seen = person_data::Entity::find_by_id(person.as_str())
            .filter(viewer.scope().on(person_data::Column::PersonId))
            .filter(person_data::Column::Present.eq(true));
        if leads && seen.count(db).await? > 0 {
            return Ok(true);
        }
        let mentored = mentorship::Entity::find()
            .filter(mentorship::Column::PersonId.eq(person.as_str()))
            .filter(mentorship::Column::MentorId.eq(viewer.person.as_str()))
            .filter(mentorship::Column::UntilAt.is_null());
        Ok(mentored.count(db).await? > 0)
    }
}

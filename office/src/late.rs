//! Answers that were kept and not graded: too late, from a page that no longer held the attempt, in a pause, or for a section
//! that was closed. A person may decide, once and with a reason, that one counts all the same; the marks that come of it are
//! a new row.

mod decide;
mod kept;
mod page;
mod settled;
mod verify;
mod waiting;

use engine::Refusal;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use crate::store::entity::person_data;
use crate::{Office, Outcome, PersonId, Role, Viewer};
pub use decide::{Decided, Verdict};
pub(crate) use kept::kept;
pub(crate) use settled::settled;

/// About whom a viewer decides: trainers and administrators about everybody, managers about those they lead; nobody about
/// themselves.
fn sight(viewer: &Viewer) -> Outcome<Condition> {
    let person = person_data::Column::PersonId;
    let reach = if trains(viewer) {
        Condition::all()
    } else {
        viewer.require(Role::Manager)?;
        viewer.scope().led(person)
    };
    Ok(Condition::all().add(reach).add(person.ne(viewer.person.as_str())).add(person_data::Column::Present.eq(true)))
}

/// Whether the viewer reaches everybody's answers.
fn trains(viewer: &Viewer) -> bool {
    viewer.roles.has(Role::Trainer) || viewer.roles.has(Role::Administrator)
}

/// Whether a viewer decides about anybody.
pub(crate) fn decides(viewer: &Viewer) -> bool {
    trains(viewer) || viewer.roles.has(Role::Manager)
}

impl Office {
    /// Refuses for who may not decide about this person: `NotAllowed` for the wrong role and about oneself, `NotFound` for
    /// who is out of sight.
    async fn must_judge(&self, viewer: &Viewer, person: &PersonId) -> Outcome<person_data::Model> {
        let sight = sight(viewer)?;
        if viewer.person == *person {
            return Err(Refusal::NotAllowed.into());
        }
        let seen = person_data::Entity::find_by_id(person.as_str()).filter(sight).one(self.store.read()).await?;
        Ok(seen.ok_or(Refusal::NotFound)?)
    }
}

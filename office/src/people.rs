//! People: who works here, what they may do, and the team they are in.

mod by;
mod words;

mod account;
mod directory;

mod add;
mod described;
mod erase;
mod hand;
mod import;
mod leave;
mod link;
mod mentor;
mod posts;
mod roles;
mod team;
mod team_list;
mod teams;
mod term;
mod zone;

use engine::Refusal;
use sea_orm::{ActiveValue, DatabaseTransaction, EntityTrait};

use crate::store::entity::post;
use crate::{Office, Outcome, PersonId};
pub use account::{Account, Farewell};
pub use add::{NewPerson, PersonAdded};
pub use by::By;
pub use directory::{Choices, PeopleFilter, PeoplePage, PersonRow, PlaceInTeam, PostHeld};
pub(crate) use erase::ERASED;
pub(crate) use hand::still_administered;
pub use import::{
    Change, Does, Encoding, Fault, ImportColumn, ImportEnd, ImportPlan, Imported, ImportedPerson, MOST_BYTES,
    MOST_ROWS, PlannedRow, Wrong,
};
pub(crate) use link::void_links;
pub use posts::Posting;
use team::{team_named, there_again};
pub use team_list::TeamRow;
pub use teams::Assignment;
pub(crate) use term::Term;
pub use words::{PersonState, TeamPlace};

/// The most letters of a staff number or a name.
const LONGEST: usize = 64;

impl Office {
    /// Who is present with this staff number, or the refusal.
    pub(crate) async fn person_of_staff_no(&self, staff_no: &str) -> Outcome<PersonId> {
        Ok(self.present_person(staff_no).await?.ok_or(Refusal::NotFound)?)
    }
}

/// Whether a staff number or a name may be written down like this.
pub(crate) fn may_be_written(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= LONGEST && !text.chars().any(char::is_control)
}

/// Makes sure a post is known. Its track may come later; until then its gate is closed.
async fn post_known(tx: &DatabaseTransaction, id: &str) -> Outcome<()> {
    let row = post::ActiveModel { id: ActiveValue::Set(id.to_owned()) };
    post::Entity::insert(row).on_conflict_do_nothing().exec_without_returning(tx).await?;
    Ok(())
}

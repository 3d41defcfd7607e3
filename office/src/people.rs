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
mod teams;
mod term;
mod zone;

use engine::Refusal;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::store::entity::{post, team};
use crate::{Chance, Office, Outcome, PersonId, TeamId};
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

/// The team of this name, made when it is missing.
async fn team_named(tx: &DatabaseTransaction, chance: &Chance, name: &str) -> Outcome<TeamId> {
    let row = team::ActiveModel {
        id: ActiveValue::Set(chance.id()),
        name: ActiveValue::Set(name.to_owned()),
        zone: ActiveValue::Set(None),
    };
    // Whatever the conflict: here it is the name, not the primary key.
    let nothing = OnConflict::new().do_nothing().to_owned();
    team::Entity::insert(row).on_conflict(nothing).exec_without_returning(tx).await?;
    let row = team::Entity::find().filter(team::Column::Name.eq(name)).one(tx).await?;
    Ok(TeamId::new(row.ok_or(Refusal::NotFound)?.id))
}

/// Makes sure a post is known. Its track may come later; until then its gate is closed.
async fn post_known(tx: &DatabaseTransaction, id: &str) -> Outcome<()> {
    let row = post::ActiveModel { id: ActiveValue::Set(id.to_owned()) };
    post::Entity::insert(row).on_conflict_do_nothing().exec_without_returning(tx).await?;
    Ok(())
}

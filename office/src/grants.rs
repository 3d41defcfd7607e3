//! Decisions about one person and one exam: one more attempt, or extra minutes.

mod give;
mod spend;
mod withdraw;

use engine::Moment;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::store::entity::exam_grant;
use crate::{AttemptId, Office, Outcome, PersonId, Viewer};
pub(crate) use give::why;
pub(crate) use spend::{Spending, take};

/// What may be granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extra {
    /// One more attempt, when the regular ones are used up.
    Attempt,
    /// So many more minutes: for the attempt that runs, else for the next one.
    Minutes(u32),
}

/// The form that a decision was taken with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// Its name, as [`Office::form_name`] gave it: what is sent twice under one name is granted once.
    pub name: String,
    /// Until when the attempt that runs lasts, as the form showed it; it is not looked at when the form showed none.
    pub deadline: Option<Moment>,
}

impl Office {
    /// A name for a form that is about to be shown.
    #[must_use]
    pub fn form_name(&self, _viewer: &Viewer) -> String {
        self.chance.id()
    }
}

/// What became of a grant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Granted {
    /// It waits for the next attempt.
    Waits,
    /// The attempt that runs lasts longer.
    Extended {
        /// Which.
        attempt: AttemptId,
        /// Until when it lasts now.
        deadline: Moment,
    },
}

/// The words of the store.
pub(crate) const ATTEMPT: &str = "attempt";
pub(crate) const MINUTES: &str = "minutes";

/// Everything that was granted to a person and is not void, oldest first.
pub(crate) async fn of(db: &impl ConnectionTrait, person: &PersonId) -> Outcome<Vec<exam_grant::Model>> {
    let rows = exam_grant::Entity::find()
        .filter(exam_grant::Column::PersonId.eq(person.as_str()))
        .filter(exam_grant::Column::VoidAt.is_null())
        .order_by_asc(exam_grant::Column::GrantedAt);
    Ok(rows.all(db).await?)
}

/// Whether a grant waits for an attempt. What was granted before a certificate was issued or revoked was for that one.
pub(crate) fn waits(grant: &exam_grant::Model, since: Option<Moment>) -> bool {
    grant.attempt_id.is_none() && grant.void_at.is_none() && since.is_none_or(|since| grant.granted_at > since.0)
}

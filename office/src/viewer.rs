mod roles;
mod scope;

use engine::{Lang, Moment, Refusal};

use crate::{Outcome, PersonId, SessionId, TeamId};
pub use roles::{Role, Roles};
pub(crate) use scope::{Scope, members};

/// Who is looking: a person who is signed in, with what they may see. Made from a session only.
#[derive(Debug, Clone)]
pub struct Viewer {
    /// The person.
    pub person: PersonId,
    /// The session they are signed in with.
    pub session: SessionId,
    /// Their name.
    pub name: String,
    /// Their staff number.
    pub staff_no: String,
    /// What they are allowed to do.
    pub roles: Roles,
    /// The language they chose; none follows the browser.
    pub language: Option<Lang>,
    /// Whether they must choose a password of their own before anything else.
    pub must_change_password: bool,
    /// The zone of their team, when it has one of its own; else the department's holds.
    pub zone: Option<String>,
    pub(crate) leads: Vec<TeamId>,
    /// When all this was looked up: who is in a team depends on the moment.
    pub(crate) at: Moment,
}

impl Viewer {
    /// Refuses when the viewer does not have the role.
    pub(crate) fn require(&self, role: Role) -> Outcome<()> {
        if self.roles.has(role) { Ok(()) } else { Err(Refusal::NotAllowed.into()) }
    }

    /// Whose records this viewer may see: a filter for every list.
    pub(crate) fn scope(&self) -> Scope {
        if self.roles.has(Role::Administrator) {
            Scope::Everybody
        } else if self.roles.has(Role::Manager) {
            Scope::Teams { of: self.person.clone(), teams: self.leads.clone(), at: self.at }
        } else {
            Scope::Oneself(self.person.clone())
        }
    }
}

/// The proof that the caller is the process itself: its command line or its own start. No request holds one.
#[derive(Debug, Clone, Copy)]
pub struct Operator(());

impl Operator {
    /// Only the command line calls this.
    #[must_use]
    pub const fn of_this_process() -> Self {
        Self(())
    }
}

use crate::events::Actor;
use crate::{Operator, Outcome, Role, Viewer};

/// On whose word something is done that only the department itself may do: that of its own process, or of an
/// administrator who is signed in.
#[derive(Debug, Clone, Copy)]
pub enum By<'a> {
    /// The command line, or the process at its start.
    Operator(&'a Operator),
    /// Somebody who is signed in; only administrators get through, where trainers decide also these.
    Viewer(&'a Viewer),
}

impl By<'_> {
    /// Who stands in the log; `NotAllowed` for whoever is no administrator.
    pub(crate) fn administrator(self) -> Outcome<Actor> {
        match self {
            Self::Operator(_) => Ok(Actor::Operator),
            Self::Viewer(viewer) => {
                viewer.require(Role::Administrator)?;
                Ok(Actor::Person(viewer.person.clone()))
            }
        }
    }

    /// The same for what trainers decide too.
    pub(crate) fn trainer(self) -> Outcome<Actor> {
        match self {
            Self::Viewer(viewer) if viewer.roles.has(Role::Trainer) => Ok(Actor::Person(viewer.person.clone())),
            other => other.administrator(),
        }
    }
}

impl<'a> From<&'a Operator> for By<'a> {
    fn from(operator: &'a Operator) -> Self {
        Self::Operator(operator)
    }
}

impl<'a> From<&'a Viewer> for By<'a> {
    fn from(viewer: &'a Viewer) -> Self {
        Self::Viewer(viewer)
    }
}

use engine::{Authoring, Question, Solution, open};

use crate::events::Actor;
use crate::store::entity::Silent;
use crate::{Operator, Outcome, Role, Viewer};

/// Somebody who writes questions: the one thing that opens keys and hands out sources before an answer. It is made here
/// and nowhere else, from a role or by the command line.
#[derive(Debug)]
pub(crate) struct Author {
    proof: Authoring,
    actor: Actor,
}

impl Author {
    /// A trainer or an administrator; nobody else.
    pub(crate) fn of(viewer: &Viewer) -> Outcome<Self> {
        if !viewer.roles.has(Role::Administrator) {
            viewer.require(Role::Trainer)?;
        }
        Ok(Self { proof: Authoring::permit(), actor: Actor::Person(viewer.person.clone()) })
    }

    /// The command line, which has the database and its backups in its hands anyway.
    pub(crate) const fn operator(_operator: &Operator) -> Self {
        Self { proof: Authoring::permit(), actor: Actor::Operator }
    }

    /// Who stands in the log.
    pub(super) fn actor(&self) -> Actor {
        self.actor.clone()
    }

    /// A key, for choices in this order.
    pub(super) fn open(&self, question: &Question, order: &[u8]) -> Solution {
        open(question, order, &self.proof)
    }

    /// A key, in the order of the source.
    pub(super) fn open_in_source_order(&self, question: &Question) -> Solution {
        let order: Vec<u8> = (0_u8..).take(question.face.choices.len()).collect();
        self.open(question, &order)
    }

    /// A source, as it is stored.
    pub(crate) fn text<'s>(&self, source: &'s Silent) -> &'s str {
        &source.0
    }
}

//! The audit log: each decision writes who, what, why, before and after, in its own transaction.

mod seal;

use engine::Moment;
use sea_orm::{ActiveValue, DatabaseTransaction, EntityTrait};

use crate::store::entity::event;
use crate::{Chance, Outcome, PersonId};
pub use seal::AuditState;
pub(crate) use seal::{oldest_open, verify};

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Actor {
    /// A person who was signed in.
    Person(PersonId),
    /// The command line.
    Operator,
    /// The office itself: a sweep, a start.
    Office,
}

impl Actor {
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Person(id) => id.as_str(),
            Self::Operator => "operator",
            Self::Office => "office",
        }
    }
}

/// One entry, before it is written. `kind` is `noun.verb-in-the-past`, `subject` the id of what it is about;
/// `before` and `after` are JSON without personal data and without keys.
#[derive(Debug, Clone)]
pub(crate) struct Note<'a> {
    pub(crate) at: Moment,
    pub(crate) actor: Actor,
    pub(crate) kind: &'static str,
    pub(crate) subject: &'a str,
    pub(crate) why: Option<&'a str>,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
}

impl<'a> Note<'a> {
    /// An entry without reason and without values.
    pub(crate) const fn new(at: Moment, actor: Actor, kind: &'static str, subject: &'a str) -> Self {
        Self { at, actor, kind, subject, why: None, before: None, after: None }
    }
}

/// The longest reason.
const LONGEST_REASON: usize = 500;

/// Whether a text can stand in the log as a reason. It stays there for ever, under a seal: reasons name no people.
pub(crate) fn is_a_reason(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= LONGEST_REASON && !text.contains('\0')
}

/// Writes an entry in the transaction of what it tells about.
pub(crate) async fn note(tx: &DatabaseTransaction, chance: &Chance, note: Note<'_>) -> Outcome<()> {
    event::Entity::insert(row(chance, note)).exec_without_returning(tx).await?;
    Ok(())
}

/// An entry as it is written.
pub(crate) fn row(chance: &Chance, note: Note<'_>) -> event::ActiveModel {
    event::ActiveModel {
        ordinal: ActiveValue::NotSet,
        id: ActiveValue::Set(chance.id()),
        at: ActiveValue::Set(note.at.0),
        actor: ActiveValue::Set(note.actor.as_str().to_owned()),
        kind: ActiveValue::Set(note.kind.to_owned()),
        subject: ActiveValue::Set(note.subject.to_owned()),
        why: ActiveValue::Set(note.why.map(ToOwned::to_owned)),
        before: ActiveValue::Set(note.before),
        after: ActiveValue::Set(note.after),
    }
}

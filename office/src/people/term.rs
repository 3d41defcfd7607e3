//! From when until when somebody is in a team or at a post, as whole days of the department.

use engine::{Moment, Refusal};
use jiff::civil::Date;

use crate::calendar;
use crate::settings::department;
use crate::{Office, Outcome};

/// From when until when, as moments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) from: Moment,
    pub(crate) until: Option<Moment>,
}

impl Office {
    /// The term between two days as they are typed; an empty first day is today, and without a last there is no end.
    pub(crate) async fn term(&self, from: &str, until: &str) -> Outcome<Term> {
        let zone = department(self.store.read()).await?.time_zone();
        let day = |text: &str, field: &str| -> Outcome<Option<Date>> {
            match text.trim() {
                "" => Ok(None),
                text => Ok(Some(calendar::read(text).ok_or_else(|| unusable(field))?)),
            }
        };
        let from = match day(from, "from")? {
            Some(day) => calendar::begins(day, &zone).ok_or_else(|| unusable("from"))?,
            None => self.now(),
        };
        let until = match day(until, "until")? {
            Some(day) => Some(calendar::ends(day, &zone).ok_or_else(|| unusable("until"))?),
            None => None,
        };
        if until.is_some_and(|until| until <= from || until <= self.now()) {
            return Err(unusable("until").into());
        }
        Ok(Term { from, until })
    }
}

pub(super) fn unusable(field: &str) -> Refusal {
    Refusal::BadRequest { field: field.to_owned() }
}

//! Gives somebody extra time at every exam with a clock, or ends that; the record then says so.

use axum::extract::Path;
use engine::Refusal;
use office::{Accommodation, PersonId};
use serde::Deserialize;

use super::see_other;
use crate::address::to;
use crate::doors::Fields;
use crate::looker::Looker;
use crate::pages::person::{Decision, Entered, Objection, again};
use crate::trouble::{Answer, Trouble};

/// The form that gives.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wish {
    percent: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    reason: String,
}

/// The form that ends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct End {
    reason: String,
}

pub(crate) async fn take(looker: Looker, Path(id): Path<String>, Fields(wish): Fields<Wish>) -> Answer {
    let person = PersonId::new(id);
    let Wish { percent, from, until, reason } = wish;
    let asked = Accommodation {
        // What is no number is none that anybody gets.
        percent: percent.trim().parse().unwrap_or(0),
        from: from.clone(),
        until: until.clone(),
    };
    let done = looker.desk.office.accommodate(&looker.viewer, &person, asked, &reason).await;
    let entered = |objection| Entered {
        decision: Decision::Longer,
        about: String::new(),
        minutes: Some(percent),
        term: Some((from, until)),
        reason,
        objection,
    };
    after(&looker, &person, done.map_err(Trouble::from), "longer", entered).await
}

pub(crate) async fn end(looker: Looker, Path(id): Path<String>, Fields(End { reason }): Fields<End>) -> Answer {
    let person = PersonId::new(id);
    let done = looker.desk.office.end_accommodation(&looker.viewer, &person, &reason).await;
    let decision = Decision::NoLonger;
    let entered = |objection| Entered { decision, about: String::new(), minutes: None, term: None, reason, objection };
    after(&looker, &person, done.map_err(Trouble::from), "no-longer", entered).await
}

async fn after(
    looker: &Looker,
    person: &PersonId,
    done: Result<(), Trouble>,
    word: &str,
    entered: impl FnOnce(Objection) -> Entered,
) -> Answer {
    match done {
        Ok(()) => Ok(see_other(&format!("{}?done={word}", to("/people/{id}", &[person.as_str()])))),
        Err(trouble) => match trouble.refusal().cloned() {
            Some(refusal @ Refusal::BadRequest { .. }) => {
                again(looker, person, entered(Objection::Refused(refusal))).await
            }
            _ => Err(trouble),
        },
    }
}

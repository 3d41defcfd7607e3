//! Takes back what was granted, with a reason; the record then says so.

use axum::extract::Path;
use engine::Refusal;
use office::{GrantId, PersonId};
use serde::Deserialize;

use super::see_other;
use crate::address::to;
use crate::doors::Fields;
use crate::looker::Looker;
use crate::pages::person::{Decision, Entered, Objection, again};
use crate::trouble::{Answer, Trouble};

/// The form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wish {
    reason: String,
}

pub(crate) async fn take(
    looker: Looker,
    Path((id, grant)): Path<(String, String)>,
    Fields(Wish { reason }): Fields<Wish>,
) -> Answer {
    let (person, grant) = (PersonId::new(id), GrantId::new(grant));
    let withdrawn = looker.desk.office.withdraw_grant(&looker.viewer, &person, &grant, &reason).await;
    match withdrawn.map_err(Trouble::from) {
        Ok(()) => Ok(see_other(&format!("{}?done=withdrawn", to("/people/{id}", &[person.as_str()])))),
        Err(trouble) => match trouble.refusal().cloned() {
            Some(refusal @ (Refusal::BadRequest { .. } | Refusal::GrantUsed)) => {
                let (decision, objection) = (Decision::Withdraw, Objection::Refused(refusal));
                let about = grant.to_string();
                let entered = Entered { decision, about, minutes: None, term: None, reason, objection };
                again(&looker, &person, entered).await
            }
            _ => Err(trouble),
        },
    }
}

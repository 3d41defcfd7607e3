//! Takes a certificate back, with a reason and a second thought.

use axum::extract::Path;
use engine::Refusal;
use office::PersonId;
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
    sure: Option<String>,
}

pub(crate) async fn take(
    looker: Looker,
    Path((id, number)): Path<(String, String)>,
    Fields(wish): Fields<Wish>,
) -> Answer {
    let person = PersonId::new(id);
    // The address names both: a number of somebody else's is not there.
    let record = looker.desk.office.record(&looker.viewer, &person, looker.lang).await?;
    if record.certificates.iter().all(|card| card.number != number) {
        return Err(Refusal::NotFound.into());
    }
    let entered = |objection| Entered {
        decision: Decision::Revoke,
        about: number.clone(),
        minutes: None,
        term: None,
        reason: wish.reason.clone(),
        objection,
    };
    if wish.sure.as_deref() != Some("yes") {
        return again(&looker, &person, entered(Objection::NotSure)).await;
    }
    let revoked = looker.desk.office.revoke_certificate_as(&looker.viewer, &number, &wish.reason).await;
    match revoked.map_err(Trouble::from) {
        Ok(()) => Ok(see_other(&format!("{}?done=revoked", to("/people/{id}", &[person.as_str()])))),
        Err(trouble) => match trouble.refusal().cloned() {
            Some(refusal @ Refusal::BadRequest { .. }) => {
                again(&looker, &person, entered(Objection::Refused(refusal))).await
            }
            _ => Err(trouble),
        },
    }
}

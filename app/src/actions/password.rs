use serde::Deserialize;

use super::see_other;
use super::sign_in::with_cookie;
use crate::doors::Fields;
use crate::looker::Looker;
use crate::pages::password::{Objection, sheet};
use crate::trouble::{Answer, Trouble};

/// The password one has and the one that shall be.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entered {
    current: String,
    new: String,
    again: String,
}

/// Changes the password: a new session here, and none anywhere else.
pub(crate) async fn take(looker: Looker, Fields(entered): Fields<Entered>) -> Answer {
    if entered.new != entered.again {
        return Ok(sheet(&looker, Some(&Objection::Differs)));
    }
    let changed = looker.desk.office.change_password(&looker.viewer, &entered.current, &entered.new).await;
    match changed.map_err(Trouble::from) {
        Ok(token) => Ok(with_cookie(see_other("/"), looker.desk.cookies.begin(&token))),
        Err(trouble) => match trouble.refusal() {
            Some(refusal) => Ok(sheet(&looker, Some(&Objection::Refused(refusal)))),
            None => Err(trouble),
        },
    }
}

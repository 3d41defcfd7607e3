use axum::extract::Path;
use engine::Refusal;
use serde::Deserialize;

use super::see_other;
use crate::doors::Fields;
use crate::looker::Reader;
use crate::pages::invitation::sheet;
use crate::pages::password::Objection;
use crate::trouble::{Answer, Trouble};

/// The password that shall be.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entered {
    new: String,
    again: String,
}

/// Uses a one-time link.
pub(crate) async fn take(reader: Reader, Path(token): Path<String>, Fields(entered): Fields<Entered>) -> Answer {
    let invited = reader.desk.office.invited(&token).await?;
    if entered.new != entered.again {
        return Ok(sheet(&reader, &token, &invited, Some(&Objection::Differs)));
    }
    match reader.desk.office.set_first_password(&token, &entered.new).await.map_err(Trouble::from) {
        Ok(()) => Ok(see_other("/sign-in?password=set")),
        Err(trouble) => match trouble.refusal() {
            None | Some(Refusal::NotFound) => Err(trouble),
            Some(refusal) => Ok(sheet(&reader, &token, &invited, Some(&Objection::Refused(refusal)))),
        },
    }
}

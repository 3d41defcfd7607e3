//! Going on to the next section: the one that is left closes for good. Twice does no harm.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use engine::Refusal;
use office::AttemptId;
use serde::Deserialize;

use crate::address::to;
use crate::doors::Fields;
use crate::looker::Looker;
use crate::trouble::{Answer, Trouble};

/// Which section is left.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Leaving {
    leaving: u16,
}

pub(crate) async fn take(looker: Looker, Path(id): Path<String>, Fields(form): Fields<Leaving>) -> Answer {
    let attempt = AttemptId::new(id);
    let gone = looker.desk.office.leave_section(&looker.viewer, &attempt, form.leaving).await.map_err(Trouble::from);
    let door = match gone {
        Ok(_) => "/attempts/{id}",
        Err(trouble) => match trouble.refusal() {
            Some(Refusal::TimeIsUp | Refusal::AlreadyHandedIn) => "/attempts/{id}/marks",
            Some(Refusal::ExamPaused { .. }) => "/attempts/{id}",
            _ => return Err(trouble),
        },
    };
    Ok(Redirect::to(&to(door, &[attempt.as_str()])).into_response())
}

//! What an administrator does about a team: another name, or none at all.

use axum::extract::Path;
use axum::response::Response;
use engine::Refusal;
use office::TeamId;
use serde::Deserialize;

use super::see_other;
use crate::doors::Fields;
use crate::looker::Looker;
use crate::pages::teams::{Came, sheet};
use crate::trouble::{Answer, Trouble};

/// The name that shall be.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entered {
    name: String,
}

/// Gives a team another name.
pub(crate) async fn rename(looker: Looker, Path(id): Path<String>, Fields(entered): Fields<Entered>) -> Answer {
    let (team, typed) = (TeamId::new(id.clone()), entered.name);
    match looker.desk.office.rename_team(&looker.viewer, &team, &typed).await.map_err(Trouble::from) {
        Ok(()) => Ok(done()),
        Err(trouble) => match trouble.refusal().cloned() {
            Some(refusal @ Refusal::BadRequest { .. }) => {
                again(&looker, Came::NotRenamed { team: id, typed, refusal }).await
            }
            _ => Err(trouble),
        },
    }
}

/// Removes a team that nobody is in.
pub(crate) async fn remove(looker: Looker, Path(id): Path<String>) -> Answer {
    match looker.desk.office.remove_team(&looker.viewer, &TeamId::new(id)).await.map_err(Trouble::from) {
        Ok(()) => Ok(done()),
        Err(trouble) => match trouble.refusal().cloned() {
            Some(refusal @ Refusal::BadRequest { .. }) => again(&looker, Came::NotRemoved { refusal }).await,
            _ => Err(trouble),
        },
    }
}

fn done() -> Response {
    see_other("/people/teams?done=team")
}

async fn again(looker: &Looker, came: Came) -> Answer {
    Ok(sheet(looker, &looker.desk.office.teams(&looker.viewer).await?, &came))
}

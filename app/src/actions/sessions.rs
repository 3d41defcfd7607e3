use office::SessionId;
use serde::Deserialize;

use super::see_other;
use crate::doors::Fields;
use crate::looker::Looker;
use crate::trouble::Answer;

/// Which session; none is all but this one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Which {
    session: Option<String>,
}

/// Ends sessions of one's own.
pub(crate) async fn take(looker: Looker, Fields(which): Fields<Which>) -> Answer {
    let (office, viewer) = (&looker.desk.office, &looker.viewer);
    match which.session {
        Some(session) => office.end_session(viewer, &viewer.person, &SessionId::new(session)).await?,
        None => {
            office.end_sessions(viewer, &viewer.person).await?;
        }
    }
    Ok(see_other("/sessions"))
}

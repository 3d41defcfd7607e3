//! Handing in: once is enough, and twice does no harm.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use office::AttemptId;

use crate::address::to;
use crate::looker::Looker;
use crate::trouble::Answer;

pub(crate) async fn take(looker: Looker, Path(id): Path<String>) -> Answer {
    let attempt = AttemptId::new(id);
    looker.desk.office.hand_in(&looker.viewer, &attempt).await?;
    Ok(Redirect::to(&to("/attempts/{id}/marks", &[attempt.as_str()])).into_response())
}

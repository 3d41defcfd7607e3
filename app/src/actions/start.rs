//! Start: draws a paper, or finds the one that is running.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use engine::{Refusal, Slug};

use crate::address::to;
use crate::looker::Looker;
use crate::trouble::Answer;

pub(crate) async fn take(looker: Looker, Path(exam): Path<String>) -> Answer {
    let exam = Slug::parse(&exam).map_err(|_| Refusal::NotFound)?;
    let office = &looker.desk.office;
    let attempt = office.start(&looker.viewer, &exam, looker.lang).await?;
    Ok(Redirect::to(&to("/attempts/{id}", &[attempt.as_str()])).into_response())
}
